import { sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { inPractice } from '@/lib/testing/practice-fixture'
import { addNamedClient } from './forms'
import { expect, type Page, test } from './house'

const day = 86_400_000
const history = (page: Page) => page.getByRole('table', { name: /^Score history/ })

test.describe('a client’s file', () => {
  // The first score is the base: what changed is said against it, with the size of the assumed error.
  test('says what changed since the first score, in words and numbers', async ({ page, practice, signIn }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await sendForm(practice, clientId, {
      at: new Date(Date.now() - 60 * day),
      fields: sheetOf('cta-40', 3, { STR10: 4 }),
    })
    await sendForm(practice, clientId, {
      at: new Date(Date.now() - 2 * day),
      fields: sheetOf('cta-40', 1, { STR10: 4 }),
    })
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}`)
    await expect(history(page).getByRole('row')).toHaveCount(3)
    await expect(page.getByText(/beyond assumed error/).first()).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText(/improved|severe|positive|abnormal/i)
    await expect(page.locator('svg[role="img"], figure svg').first()).toBeVisible()
  })

  test('lists its parts on a phone, each of them one touch away', async ({ page, practice, signIn }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await sendForm(practice, clientId, { at: new Date(Date.now() - day), fields: sheetOf('cta-40', 2, { STR10: 4 }) })
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}`)
    const parts = page.getByRole('navigation', { name: 'On this page' })
    await expect(parts).toBeHidden()
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(parts.getByRole('link')).toHaveCount(8)
    for (const link of await parts.getByRole('link').all()) {
      await link.click()
      const words = (await link.textContent()) ?? ''
      await expect(page.getByRole('heading', { name: new RegExp(`^${words}`), level: 2 })).toBeInViewport()
    }
  })

  test('a result entered for the wrong client leaves every score, and can be taken back', async ({
    page,
    practice,
    signIn,
  }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await sendForm(practice, clientId, { at: new Date(Date.now() - day), fields: sheetOf('cta-40', 2, { STR10: 4 }) })
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}`)
    await history(page)
      .getByRole('link', { name: /^50\.0/ })
      .click()
    await page.getByRole('button', { name: 'Mark as in error' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^Mark/ }).click()
    await expect(dialog.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible()
    await dialog.getByRole('radio', { name: /another client/ }).check()
    await dialog.getByLabel('Why').fill('Belongs to another file')
    await dialog.getByRole('button', { name: /^Mark/ }).click()
    await expect(page.getByRole('button', { name: 'Take the mark back' })).toBeVisible()
    await page.goto('/caseload')
    await expect(page.getByRole('row').filter({ hasText: 'Ada Larkin' })).not.toContainText('50.0')
    await page.goto(`/clients/${clientId}`)
    await expect(history(page)).toHaveCount(0)
    await page.getByText('One result is marked as in error').click()
    await expect(page.getByText('Belongs to another file')).toBeVisible()
  })

  // Answers about not being safe: numbers stay away until somebody means to look, and a reason closes it.
  test('an open safety review folds the score in the list, and closing it needs a reason', async ({
    page,
    practice,
    signIn,
  }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await sendForm(practice, clientId, { at: new Date(Date.now() - day), fields: sheetOf('cta-40', 2, { STR10: 0 }) })
    await signIn(practice.owner)
    await page.goto('/caseload')
    const row = page.getByRole('row').filter({ hasText: 'Ada Larkin' })
    await expect(row).toContainText('Folded.')
    await expect(row).not.toContainText('50.0')
    expect(await page.content(), 'not in the payload either').not.toContain('50.0')
    await page.goto(`/clients/${clientId}`)
    await page.getByRole('button', { name: 'Close the review' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^Close the review/ }).click()
    await expect(dialog.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible()
    await dialog.getByLabel('Reason').fill('Spoke alone on Tuesday')
    await dialog.getByRole('button', { name: /^Close the review/ }).click()
    await expect(page.getByRole('button', { name: 'Close the review' })).toHaveCount(0)
    await page.goto('/caseload')
    await expect(page.getByRole('row').filter({ hasText: 'Ada Larkin' })).toContainText('50.0')
  })

  test('two tabs on one note: the second hears of the first, and both texts are kept', async ({
    page,
    context,
    practice,
    signIn,
  }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}/notes/new`)
    await page.getByRole('radio', { name: 'Plain' }).check()
    await page.getByRole('textbox').last().fill('First words.')
    await expect(page.getByText(/^Saved/).first()).toBeVisible()
    const note = await inPractice(practice, (tx) => tx.db.note.findFirst({ where: { clientId }, select: { id: true } }))
    const other = await context.newPage()
    await other.goto(`/clients/${clientId}/notes/${note?.id}`)
    await other.getByRole('textbox').last().fill('Words of the second tab.')
    await expect(other.getByText(/^Saved/).first()).toBeVisible()
    await page.getByRole('textbox').last().fill('First words, gone on with.')
    await expect(page.getByText('Words of the second tab.')).toBeVisible()
    await expect(page.getByRole('textbox').last()).toHaveValue('First words, gone on with.')
  })

  test('archived from its own page, found again, and restored', async ({ page, practice, signIn }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    const readArchivedAt = () =>
      inPractice(practice, async (tx) => (await tx.db.client.findFirst({ where: { id: clientId } }))?.archivedAt)
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}/edit`)
    await page.getByRole('button', { name: /^Archive/ }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Archive/ })
      .click()
    await expect.poll(readArchivedAt).not.toBeNull()
    await page.goto('/caseload')
    await expect(page.getByRole('rowheader', { name: 'Ada Larkin' })).toHaveCount(0)
    await page.goto('/caseload?tab=archived')
    await expect(page.getByRole('rowheader', { name: 'Ada Larkin' })).toBeVisible()
    await page.goto(`/clients/${clientId}/edit`)
    await page.getByRole('button', { name: /^Restore/ }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Restore/ })
      .click()
    await expect.poll(readArchivedAt).toBeNull()
  })
})
