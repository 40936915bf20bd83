import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addClient } from '@/lib/clients/commands/add-client'
import { TELLING_WORDS } from '@/lib/domain/neutral-words'
import { env } from '@/lib/env'
import { listDeliveries } from '@/lib/messages/queries'
import { readMail } from '@/lib/testing/mail-catcher'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice } from '@/lib/testing/practice-fixture'
import { assignForm } from './forms'
import { expect, test } from './house'

test('a message that cannot be sent waits in the outbox, in the words of its preview', async ({
  page,
  practice,
  signIn,
}) => {
  const { clientId } = await inPractice(practice, (tx) => addClient(tx, newClient('Wren', 'Wren Ash')))
  await signIn(practice.owner)
  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: 'Assign', exact: true }).first().click()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByLabel(/^By e-mail/)).toBeChecked()
  await sheet.getByLabel('Open for').fill('7')
  const preview = sheet.locator('.mail')
  await expect(preview).toContainText('From Forms, forms@')
  await expect(preview).toContainText('Your form is ready')
  const words = ((await preview.locator('.pre').textContent()) ?? '').split('(the link)')
  expect(words).toHaveLength(2)
  await sheet.getByRole('button', { name: 'Assign', exact: true }).click()
  await expect(sheet.getByText('the message waits in the outbox')).toBeVisible()
  await sheet.getByRole('button', { name: 'Done' }).click()

  const findHeld = async () => {
    const found = await inPractice(practice, (tx) => listDeliveries(tx, clientId))
    return [...found.values()].find((each) => each.state === 'held')?.messageId ?? ''
  }
  await expect.poll(findHeld).not.toBe('')
  const messageId = await findHeld()
  await page.reload()
  await expect(page.getByText('In the outbox: no mail is set up here; copy it')).toBeVisible()

  await page.getByRole('link', { name: 'Calendar of what was sent' }).click()
  const sent = page.getByRole('table', { name: /, newest first$/ })
  await expect(sent.getByRole('row', { name: /In the outbox.*form-ready, version 1/ })).toBeVisible()

  await page.goto('/practice/outbox')
  await expect(page.getByRole('row', { name: /Wren Ash/ })).toContainText('In the outbox')
  await page.getByRole('button', { name: 'Open to copy' }).click()
  const shown = page.getByRole('dialog')
  await shown.getByRole('button', { name: 'Yes, show the link' }).click()
  await expect(shown.getByText('To wren@client.example')).toBeVisible()
  const link = await shown.getByLabel(/^Link, open until/).inputValue()
  const body = (await shown.locator('.mail .pre').textContent()) ?? ''
  expect(body).toBe(words.join(link))
  await shown.getByRole('button', { name: 'Close' }).click()

  const file = readFileSync(join(env().outboxFolder, `${messageId}.eml`), 'utf8')
  const { head, parts } = readMail(file)
  expect(parts[0]?.replaceAll('\r\n', '\n')).toBe(body)
  expect(`${head}${parts.join()}`).not.toMatch(TELLING_WORDS)

  await page.getByRole('button', { name: 'Passed on' }).click()
  await page.getByRole('button', { name: 'Yes, it is passed on' }).click()
  await expect(page.getByText('Nothing waits here')).toBeVisible()
  await expect.poll(() => existsSync(join(env().outboxFolder, `${messageId}.eml`))).toBe(false)
})

test('a practice names the sender, and a name that tells is refused in words', async ({ page, practice, signIn }) => {
  await signIn(practice.owner)
  await page.goto('/practice')
  const form = page.locator('form', { has: page.getByLabel(/^From/) })
  await form.getByLabel(/^From/).fill('Couples Therapy')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText(/gives nothing away: this shows “Therap”/).first()).toBeVisible()
  await form.getByLabel(/^From/).fill('Heron House')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Saved')).toBeVisible()
})

test('a practice sets its reminders, and a client stops them without signing in', async ({
  page,
  practice,
  signIn,
}) => {
  await signIn(practice.owner)
  await page.goto('/practice')
  const form = page.locator('form', { has: page.getByLabel('Reminders') })
  await form.getByLabel('Reminders').selectOption({ label: 'Two' })
  await form.getByLabel('After').fill('15')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Enter a whole number of days, 1 to 14').first()).toBeVisible()
  await form.getByLabel('After').fill('4')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Saved')).toBeVisible()

  const asked = await assignForm(practice)
  await page.goto(`/q/${asked.secret}`)
  await page.getByRole('button', { name: 'Stop reminders' }).click()
  await expect(page.getByRole('heading', { name: 'No more reminders' })).toBeVisible()
  await expect(page).toHaveTitle('Questionnaire')
  await page.goto('/home')
  await expect(page.getByText(/Stopped reminders on/)).toBeVisible()
})
