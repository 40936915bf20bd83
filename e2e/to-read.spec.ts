import { sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { inPractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { addNamedClient } from './forms'
import { expect, type Page, test } from './house'

const day = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * day)
const checkIn = { 'referent.kind': 'partner', contact: 'often', mood: 3, respected: 6, goingWell: 'Sunday was ours.' }

/** Three things nobody has read: a form past the promise, a check-in, and a newer form that asks for a talk. */
async function makeQueue(practice: PracticeFixture) {
  const [ada, ben] = [await addNamedClient(practice, 'Ada Larkin'), await addNamedClient(practice, 'Ben Osei')]
  await sendForm(practice, ada, { at: ago(12), fields: sheetOf('cta-40', 2, { BND1: 4, STR10: 4 }) })
  await sendForm(practice, ben, { at: ago(3), instrumentId: 'check-in', fields: { ...checkIn, safety: 3 } })
  await sendForm(practice, ben, {
    at: ago(1),
    fields: sheetOf('cta-40', 2, { PPL1: 4, STR10: 4, private: true }),
  })
  return { ada, ben }
}

const queue = (page: Page) => page.getByRole('table', { name: /^Forms and check-ins to read/ })
const bar = (page: Page) => page.getByRole('navigation', { name: 'Reading queue' })

test.describe('the read queue', () => {
  // Ten minutes between sessions: three clicks from the list to a signed note beside the result, and on to the next.
  test('leads to a signed note in three clicks, and on to the next form', async ({ page, practice, signIn }) => {
    await makeQueue(practice)
    await signIn(practice.owner)
    await page.goto('/to-read')
    await expect(queue(page).getByRole('row')).toHaveCount(4)
    await expect(queue(page).getByRole('row').nth(1)).toContainText('Past the promise')
    let clicks = 0
    const click = async (role: 'link' | 'button', name: string) => {
      clicks += 1
      await page.getByRole(role, { name, exact: true }).click()
    }
    await click('link', 'Start reading')
    await expect(bar(page)).toContainText('1 of 3')
    await click('link', 'Review and note')
    const beside = page.getByRole('region', { name: /^CTA-40/ })
    await expect(beside.getByRole('table', { name: 'Scores of this form' })).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Data' })).toBeFocused()
    await page.keyboard.type('Read beside the form. ')
    await click('button', 'Sign')
    expect(clicks).toBe(3)
    await expect(page).toHaveURL(/\/check-ins\/[^/]+\?queue=mine$/)
    await expect(bar(page)).toContainText('1 of 2')
    await expect(page.getByText('Sunday was ours.')).toBeVisible()
    const signed = await inPractice(practice, (tx) => tx.db.note.count({ where: { signedAt: { not: null } } }))
    const unread = await inPractice(practice, (tx) => tx.db.response.count({ where: { reviewedAt: null } }))
    expect([signed, unread]).toEqual([1, 1])
  })

  test('goes on with Reviewed, and ends at the empty list', async ({ page, practice, signIn }) => {
    await makeQueue(practice)
    await signIn(practice.owner)
    await page.goto('/to-read')
    await page.getByRole('link', { name: 'Start reading' }).click()
    await page.getByRole('button', { name: 'Reviewed, next' }).click()
    await expect(page).toHaveURL(/\/check-ins\//)
    await page.getByRole('button', { name: 'Reviewed, next' }).click()
    await expect(page).toHaveURL(/\/results\//)
    await expect(page.getByText(/^Asked to talk privately first/)).toBeVisible()
    await page.getByRole('button', { name: 'Reviewed', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Nothing waits to be read' })).toBeVisible()
    expect(page.url()).not.toMatch(/Ada|Ben|Larkin|Osei/)
  })

  // Two colleagues have the same result open: the second is told who was first, and nothing is lost.
  test('tells a colleague who covers whom it waits for, and who was first', async ({
    page,
    practice,
    signIn,
    browser,
    baseURL,
  }) => {
    await makeQueue(practice)
    await signIn(practice.owner)
    const other = await browser.newContext({ baseURL: baseURL ?? '' })
    await signIn(practice.clinician, other)
    const colleague = await other.newPage()
    await colleague.goto('/to-read')
    await expect(colleague.getByText(/3 forms wait for colleagues/)).toBeVisible()
    await colleague.getByRole('link', { name: 'See what waits for colleagues' }).click()
    await expect(queue(colleague)).toContainText(`Waits for ${practice.owner.name}`)
    await colleague.getByRole('link', { name: 'Start reading' }).click()
    await expect(colleague).toHaveURL(/\/results\//)
    await page.goto(new URL(colleague.url()).pathname + new URL(colleague.url()).search)
    await colleague.getByRole('button', { name: 'Reviewed, next' }).click()
    await expect(colleague).toHaveURL(/\/check-ins\//)
    await page.getByRole('button', { name: 'Reviewed, next' }).click()
    await expect(page.getByText(`${practice.clinician.name} read it before you`)).toBeVisible()
    await page.getByRole('link', { name: 'Next', exact: true }).last().click()
    await expect(page).toHaveURL(/\/check-ins\//)
    await other.close()
  })
})

test.describe('the practice library', () => {
  test('puts a suggestion for what stands out on the plan, marks it done and takes it off', async ({
    page,
    practice,
    signIn,
  }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await sendForm(practice, clientId, {
      at: ago(1),
      fields: sheetOf('cta-40', 1, { BND1: 4, BND2: 4, BND3: 0, STR10: 4 }),
    })
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}#plan`)
    await expect(page.getByText('Nothing is on the plan yet.')).toBeVisible()
    await page.getByRole('button', { name: 'Add to plan: One limit, said once' }).click()
    const toDo = page.getByRole('list', { name: 'To do' })
    await expect(toDo).toContainText('One limit, said once')
    await page.getByRole('button', { name: 'Done: One limit, said once' }).click()
    await expect(page.getByText('Everything on the plan is done.')).toBeVisible()
    await page.getByText('Done, 1').click()
    await page.getByRole('button', { name: 'Take off' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take it off' }).click()
    await expect(page.getByText('Nothing is on the plan yet.')).toBeVisible()
  })

  test('holds back what asks to set a limit or speak up while a safety review is open', async ({
    page,
    practice,
    signIn,
  }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await sendForm(practice, clientId, { at: ago(1), fields: sheetOf('cta-40', 1, { BND1: 4, BND2: 4, STR10: 0 }) })
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}`)
    await expect(page.getByText('Suggestions for what stands out are folded')).toBeVisible()
    await page.getByRole('link', { name: 'Choose from the library' }).click()
    await expect(page.getByText(/^2 are held back while a safety review is open/).first()).toBeVisible()
    await expect(page.getByText('One limit, said once')).toHaveCount(0)
    await page.getByRole('button', { name: 'Add to plan: Where my limits are, one of each kind' }).click()
    await expect(page.getByRole('list', { name: 'To do' })).toContainText('Where my limits are')
  })
})
