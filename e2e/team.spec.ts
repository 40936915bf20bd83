import { addNamedClient } from './forms'
import { expect, PASSWORD, test } from './house'

test('a colleague is invited, joins, and is deactivated with their clients handed on', async ({
  page,
  browser,
  practice,
  signIn,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const email = `rowan-${Date.now()}@practice.example`
  await signIn(practice.owner)
  await page.goto('/practice/team')
  await page.getByRole('button', { name: 'Invite a colleague' }).click()
  const invite = page.getByRole('dialog')
  await invite.getByLabel('E-mail address').fill(email)
  await invite.getByRole('button', { name: 'Make the link' }).click()
  const url = await invite.getByLabel(/^Works once/).inputValue()
  await invite.getByRole('button', { name: 'Done' }).click()

  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' })
  const theirs = await elsewhere.newPage()
  await theirs.goto(url)
  await theirs.getByLabel('Your name').fill('Rowan Field')
  await theirs.getByLabel('Choose a password').fill(PASSWORD)
  await theirs.getByRole('button', { name: 'Join the practice' }).click()
  await expect(theirs).toHaveURL(/\/home/)
  // Colleagues see every client of the practice, and nothing of its settings that is an owner's to change.
  await addNamedClient(practice, 'Ada Larkin')
  await theirs.goto('/caseload')
  await expect(theirs.getByRole('rowheader', { name: 'Ada Larkin' })).toBeVisible()
  await theirs.goto('/practice/team')
  await expect(theirs.getByRole('button', { name: 'Invite a colleague' })).toHaveCount(0)

  await page.goto('/practice/team')
  await page.getByRole('button', { name: 'Deactivate Rowan Field' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Deactivate Rowan Field' })).toHaveCount(0)
  // The very next request of theirs is answered by the sign-in page.
  await theirs.goto('/caseload')
  await expect(theirs).toHaveURL(/\/sign-in/)
  await theirs.getByLabel('E-mail address').fill(email)
  await theirs.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await theirs.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(theirs.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible()
  await elsewhere.close()
})

test('an owner’s clients go to a colleague, and the last owner stays', async ({ page, practice, signIn }) => {
  await addNamedClient(practice, 'Ada Larkin')
  await signIn(practice.owner)
  await page.goto('/practice/team')
  await page.getByRole('button', { name: `Deactivate ${practice.owner.name}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Deactivate and hand over' }).click()
  await expect(dialog.getByRole('alert').filter({ hasText: 'needs an owner' })).toBeVisible()
})
