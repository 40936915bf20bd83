import { sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { addNamedClient } from './forms'
import { expect, type Page, test } from './house'

const day = 86_400_000
const need = (page: Page) => page.getByRole('table', { name: 'Clients who need attention, with every reason' })
const rowOf = (page: Page, name: string) => need(page).getByRole('row').filter({ hasText: name })

test.describe('Home', () => {
  // A clinician's first look in the morning: who needs them, why, and the one press that goes on.
  test('lists who needs someone, says why, and takes away what is done', async ({ page, practice, signIn }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await addNamedClient(practice, 'Quiet Quinn')
    const asked = sheetOf('cta-40', 2, { STR10: 4, private: true })
    await sendForm(practice, clientId, { at: new Date(Date.now() - 20 * day), fields: asked })
    await signIn(practice.owner)
    await page.goto('/')
    await expect(page).toHaveURL(/\/home$/)
    await expect(
      page.getByText('1 client needs attention').or(page.getByText('One client needs attention')),
    ).toBeVisible()
    const row = rowOf(page, 'Ada Larkin')
    await expect(row).toContainText('Asked to talk privately first')
    await expect(row).toContainText('The promise passed')
    await expect(need(page)).not.toContainText('Quiet Quinn')

    await row.getByText('Why is this here?').click()
    await expect(row).toContainText('Nobody has reviewed these answers')
    await row.getByRole('button', { name: 'Mark as spoken' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Mark as spoken' }).click()
    await expect(dialog.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible()
    await dialog.getByLabel('Reason').fill('Spoken alone for ten minutes.')
    await dialog.getByRole('button', { name: 'Mark as spoken' }).click()
    await expect(rowOf(page, 'Ada Larkin')).not.toContainText('Asked to talk privately first')
    await rowOf(page, 'Ada Larkin')
      .getByRole('link', { name: /^Review and note/ })
      .click()
    await expect(page).toHaveURL(new RegExp(`/clients/${clientId}/notes/new`))
  })

  test('a reason is put off with a reason, stands aside, and is brought back', async ({ page, practice, signIn }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await sendForm(practice, clientId, {
      at: new Date(Date.now() - 20 * day),
      fields: sheetOf('cta-40', 2, { STR10: 4 }),
    })
    await signIn(practice.owner)
    await page.goto('/home')
    await rowOf(page, 'Ada Larkin').getByText('Why is this here?').click()
    await page.getByRole('button', { name: 'Snooze' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Until').fill('2020-01-01')
    await dialog.getByLabel('Reason').fill('On leave until Monday.')
    await dialog.getByRole('button', { name: 'Snooze' }).click()
    await expect(dialog).toContainText('Choose a day after today')
    await dialog.getByLabel('Until').fill(new Date(Date.now() + 6 * day).toISOString().slice(0, 10))
    await dialog.getByRole('button', { name: 'Snooze' }).click()
    await expect(page.getByRole('heading', { name: 'Nobody needs attention now' })).toBeVisible()
    await page.getByText('1 reason set aside').click()
    await expect(page.getByText('On leave until Monday.')).toBeVisible()
    await page.getByRole('button', { name: /^Bring back/ }).click()
    await expect(rowOf(page, 'Ada Larkin')).toContainText('CTA-40 completed')
  })

  test('an address with nonsense in it shows Home', async ({ page, practice, signIn }) => {
    await addNamedClient(practice, 'Ada Larkin')
    await signIn(practice.owner)
    for (const query of ['page=-1', 'page=99999', 'whose=everybody', 'page=1&page=2', 'whose=%00']) {
      const answer = await page.request.get(`/home?${query}`)
      expect(answer.status(), query).toBe(200)
    }
  })
})
