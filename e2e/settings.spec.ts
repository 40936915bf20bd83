import { sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { addNamedClient, assignForm } from './forms'
import { expect, type Page, test } from './house'
import { answerForm, openForm, sendForm as pressSend } from './respondent'

const day = 86_400_000
const main = (page: Page) => page.getByRole('main')

test.describe('what change is measured against', () => {
  // An owner enters the practice's own numbers and sees at once from how many points on a change will count.
  test('is set, seen and taken back by an owner, and stays as a history', async ({ page, practice, signIn }) => {
    await signIn(practice.owner)
    await page.goto('/practice')
    await page.getByRole('navigation', { name: 'The practice' }).getByRole('link', { name: 'Change' }).click()
    const form = page.getByRole('table', { name: 'What change is measured against: CTA-40' })
    const strengths = form.getByRole('row').filter({ hasText: 'strengths' })
    await expect(strengths).toContainText('Not configured: points only')
    await strengths.getByRole('button', { name: /^Set/ }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('SD').fill('15')
    await sheet.getByLabel('Reliability').fill('1')
    await expect(sheet.getByText(/would make every change certain/)).toBeVisible()
    await sheet.getByLabel('Reliability').fill('0,9')
    await sheet.getByRole('button', { name: 'Save' }).click()
    await expect(sheet.getByRole('link', { name: 'Write it with a point: 0.9' })).toBeVisible()
    await sheet.getByLabel('Reliability').fill('0.9')
    await expect(sheet.getByText('A change of less than 13.1 points could be measurement error.')).toBeVisible()
    await sheet.getByRole('textbox', { name: 'Source' }).fill('Own records, 2026')
    await sheet.getByRole('button', { name: 'Save' }).click()
    await expect(sheet).toBeHidden()
    await expect(strengths).toContainText('13.1 points')
    await expect(strengths).toContainText('Entered by this practice')
    await strengths.getByRole('button', { name: /^Go back/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Go back' }).click()
    await expect(strengths).toContainText('Not configured: points only')
    await expect(page.getByRole('table', { name: 'What was set, newest first' }).getByRole('row')).toHaveCount(3)
  })

  test('is read, not set, by a clinician', async ({ page, practice, signIn }) => {
    await signIn(practice.clinician)
    await page.goto('/practice/change')
    await expect(main(page)).toContainText('22.3 points')
    await expect(page.getByRole('button', { name: /^Set/ })).toHaveCount(0)
  })
})

// A published form, from the link to the score: four answers, nobody to pick, its own axis, its own words with a source.
test('GAD-7 is sent, answered on a phone and read', async ({ page, browser, baseURL, practice, signIn }) => {
  const clientId = await addNamedClient(practice, 'Ada Larkin', { now: new Date(Date.now() - 31 * day) })
  await sendForm(practice, clientId, {
    at: new Date(Date.now() - 30 * day),
    instrumentId: 'gad-7',
    fields: sheetOf('gad-7', 3),
  })
  const { secret } = await assignForm(practice, { clientId, instrumentId: 'gad-7' })
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, baseURL: baseURL ?? '' })
  const hers = await phone.newPage()
  await openForm(hers, `/q/${secret}`)
  const asked = await answerForm(hers, (words) => (words === 'One last thing' ? null : 'Several days'))
  expect(asked).toHaveLength(8)
  expect(asked[0]).toBe('Feeling nervous, anxious or on edge')
  await expect(hers.getByText(/No permission required to reproduce/)).toBeVisible()
  await pressSend(hers)
  await phone.close()

  await signIn(practice.owner)
  await page.goto(`/clients/${clientId}`)
  await expect(main(page)).toContainText('at least the published 4.0 points')
  await page
    .getByRole('table', { name: /^Score history/ })
    .getByRole('link', { name: /^7\.0/ })
    .click()
  await expect(main(page)).toContainText('Names of bands as published: Spitzer et al. 2006')
  await page.getByText('How this was worked out').click()
  await expect(page.getByRole('row', { name: /^Change now − first −14\.0000/ })).toBeVisible()
})
