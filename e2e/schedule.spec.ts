import { addClient } from '@/lib/clients/commands/add-client'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice } from '@/lib/testing/practice-fixture'
import { expect, test } from './house'

/** "First on Tuesday 1 December at 09:30, then 29 December and 26 January 2027 and so on." */
function foretell(first: Date): RegExp {
  const day = (at: Date, style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', ...style }).format(at)
  const later = [28, 56].map((days) => day(new Date(first.getTime() + days * 86_400_000), {}))
  return new RegExp(
    `^First on ${day(first, { weekday: 'long' })}.* at 09:30, then ${later.join('.* and ')}.* and so on\\.$`,
  )
}

test('a form is planned again and again, is changed, rests, goes on and ends', async ({ page, practice, signIn }) => {
  const { clientId } = await inPractice(practice, (tx) => addClient(tx, newClient('Wren', 'Wren Ash')))
  await signIn(practice.owner)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: 'Plan a schedule' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Form', { exact: true }).selectOption('cta-40')
  await sheet.getByLabel('Every', { exact: true }).fill('2')
  await expect(sheet.getByRole('status')).toContainText('No days yet: CTA-40 asks about the past 28 days')
  await sheet.getByLabel('How many times').fill('6')
  await sheet.getByRole('button', { name: 'Plan it' }).click()
  await expect(sheet.getByText('asks about the past 28 days: ask it no more often than that').first()).toBeVisible()
  await sheet.getByLabel('Every', { exact: true }).fill('4')
  await sheet.getByLabel('First day').fill('2020-01-06')
  await sheet.getByRole('button', { name: 'Plan it' }).click()
  await expect(sheet.getByText('This day is over: choose today or a later day').first()).toBeVisible()
  const soon = new Date(Date.now() + 3 * 86_400_000)
  await sheet.getByLabel('First day').fill(soon.toISOString().slice(0, 10))
  await expect(sheet.getByRole('status')).toHaveText(foretell(soon))
  await sheet.getByRole('button', { name: 'Plan it' }).click()
  await expect(sheet).toBeHidden()

  const row = page.getByRole('row', { name: /Every 4 weeks at 09:30, 6 times/ })
  const first = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' }).format(soon)
  await expect(row).toContainText(`Next ${first}`)
  await row.getByRole('button', { name: 'Change' }).click()
  await expect(sheet).toContainText(`Every 4 weeks at 09:30, 6 times. Next ${first}`)
  await sheet.getByLabel('Every', { exact: true }).fill('3')
  await sheet.getByRole('button', { name: 'Change it' }).click()
  await expect(sheet.getByText('asks about the past 28 days: ask it no more often than that').first()).toBeVisible()
  await sheet.getByLabel('Every', { exact: true }).fill('6')
  await sheet.getByLabel('How many times').fill('')
  await sheet.getByRole('button', { name: 'Change it' }).click()
  await expect(sheet).toBeHidden()
  await expect(row).toContainText('Ended')
  await expect(row.getByRole('button')).toHaveCount(0)

  const changed = page.getByRole('row', { name: /Every 6 weeks at 09:30/ })
  await expect(changed).toContainText(`Next ${first}`)
  await changed.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click()
  await expect(changed).toContainText('Paused since')
  await changed.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click()
  await expect(changed).toContainText(`Next ${first}`)
  await changed.getByRole('button', { name: 'End' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End' }).click()
  await expect(changed).toContainText('Ended')
  await expect(changed.getByRole('button')).toHaveCount(0)
})

test('nothing is planned against the safe contact', async ({ page, practice, signIn }) => {
  const session = { contact: { choice: 'session' as const, codeName: null }, instructions: '' }
  const { clientId } = await inPractice(practice, (tx) =>
    addClient(tx, { ...newClient('Ivo', 'Ivo Marsh'), record: session }),
  )
  await signIn(practice.owner)
  await page.goto(`/clients/${clientId}`)
  await expect(page.getByText('they asked to be reached in session only').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Plan a schedule' })).toHaveCount(0)
})
