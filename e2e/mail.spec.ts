import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { revokeAssignment } from '@/lib/assignments/commands/links'
import { addClient } from '@/lib/clients/commands/add-client'
import { TELLING_WORDS } from '@/lib/domain/neutral-words'
import { env } from '@/lib/env'
import { queueMessage } from '@/lib/messages/commands/queue-message'
import { listDeliveries } from '@/lib/messages/queries'
import { sendForm } from '@/lib/testing/answers-fixture'
import { readMail } from '@/lib/testing/mail-catcher'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice, makePractice } from '@/lib/testing/practice-fixture'
import { insertClient } from '@/lib/testing/rows'
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
  await expect(form.getByLabel('At', { exact: true })).toHaveValue('09:30')
  await form.getByLabel('At', { exact: true }).fill('17:15')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Saved')).toBeVisible()
  await page.reload()
  await expect(form.getByLabel('At', { exact: true })).toHaveValue('17:15')

  const asked = await assignForm(practice)
  await page.goto(`/q/${asked.secret}`)
  await page.getByRole('button', { name: 'Stop reminders' }).click()
  await expect(page.getByRole('heading', { name: 'No more reminders' })).toBeVisible()
  await expect(page).toHaveTitle('Questionnaire')
  await page.goto('/home')
  await expect(page.getByText(/Stopped reminders on/)).toBeVisible()
})

test('what a client asked about reminders stands in their record, and beside how they are reached', async ({
  page,
  practice,
  signIn,
}) => {
  const { clientId } = await inPractice(practice, (tx) => addClient(tx, newClient('Wren', 'Wren Ash')))
  await signIn(practice.owner)
  await page.goto(`/clients/${clientId}/edit`)
  const reminders = page.getByLabel('Reminders', { exact: true })
  await expect(reminders).toHaveValue('')
  await reminders.selectOption({ label: 'At most one' })
  await page.getByRole('button', { name: 'Save the record' }).click()
  await expect(page.getByText(/At most one reminder\. Confirmed/)).toBeVisible()
  await page.goto(`/clients/${clientId}`)
  await expect(page.getByText(/“Code Wren”\. At most one reminder\./)).toBeVisible()
})

test('a reminder in the outbox says so and keeps its words; withdrawn, nothing of it stays on disk', async ({
  page,
  practice,
  signIn,
}) => {
  const asked = await assignForm(practice, { via: 'message' })
  const messageId = await inPractice(practice, async (tx) => {
    const queued = await queueMessage(tx, asked)
    await tx.db.message.updateMany({ where: { id: queued.messageId }, data: { kind: 'reminder' } })
    return queued.messageId
  })
  const file = join(env().outboxFolder, `${messageId}.eml`)
  await expect.poll(() => existsSync(file)).toBe(true)
  await signIn(practice.owner)
  await page.goto('/practice/outbox')
  await expect(page.getByRole('row', { name: /Reminder/ })).toContainText('In the outbox')
  await page.getByRole('button', { name: 'Open to copy' }).click()
  await expect(page.getByRole('dialog')).toContainText('Your form is still open')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await inPractice(practice, (tx) => revokeAssignment(tx, asked))
  await expect.poll(() => existsSync(file)).toBe(false)
  await page.reload()
  await expect(page.getByText('Nothing waits here')).toBeVisible()
})

test('a clinician chooses how soon they are told, reads the exact words, and that nothing leaves from here', async ({
  page,
  practice,
  signIn,
}) => {
  await signIn(practice.clinician)
  await page.goto('/account')
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'Notices' }) })
  await expect(section.getByLabel('Once a day')).toBeChecked()
  await expect(section.getByLabel('Time of day')).toHaveValue('07:30')
  await expect(section).toContainText('No mail is set up on this server, so nothing is sent from here.')
  await expect(section).toContainText(practice.clinician.email)
  await expect(section).toContainText('None so far')
  const preview = section.locator('.mail')
  await expect(preview).toContainText('From Forms, forms@')
  await expect(preview).toContainText('New answers are waiting')
  await expect(preview).toContainText('Two forms were answered and wait to be read. One asks to talk privately first.')
  expect(await preview.textContent()).not.toMatch(TELLING_WORDS)

  await section.getByLabel('Time of day').fill('')
  await section.getByRole('button', { name: 'Save' }).click()
  await expect(section.getByText('Enter a time such as 07:30').first()).toBeVisible()
  await section.getByLabel('As each form comes in').check()
  await section.getByLabel('Time of day').fill('18:15')
  await section.getByRole('button', { name: 'Save' }).click()
  await expect(section.getByText('Saved')).toBeVisible()

  const clientId = await inPractice(practice.clinician, (tx) => insertClient(tx, { name: 'Wren Ash' }))
  await sendForm(practice.clinician, clientId, { at: new Date() })
  await page.reload()
  await expect(section.getByLabel('As each form comes in')).toBeChecked()
  await expect(section.getByLabel('Time of day')).toHaveValue('18:15')
  await expect(preview).toContainText('One form was answered and waits to be read.')
  await expect(preview).not.toContainText('Wren')
})

test('a demo says that nothing is sent from it', async ({ page, signIn }) => {
  const { owner } = await makePractice({ isDemo: true })
  await signIn(owner)
  await page.goto('/account')
  await expect(page.getByText('Nothing is sent from a demo practice.')).toBeVisible()
})
