import { addClient } from '@/lib/clients/commands/add-client'
import { setSafeContact } from '@/lib/clients/commands/change-contact'
import { wordFormMessage, wordLastDay } from '@/lib/domain/form-message'
import { LINK_MARK, UNTIL_MARK } from '@/lib/domain/mail-preview'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { sendFormByMail } from '@/lib/testing/sent-form'
import { findFaultsInBothThemes } from './axe'
import { expect, type Page, test } from './house'

/** What the reminder of the form everybody here has open says, but for its last day. */
const REMINDER = { kind: 'reminder', formId: 'cta-10', language: 'en', url: LINK_MARK } as const
const PHONE = { width: 390, height: 844 }

/** Two who may be reminded, one who asked for none, one who is reached in session only. */
async function makeFour(practice: PracticeFixture): Promise<void> {
  await sendFormByMail(practice, { name: 'Ada Larkin' })
  const { clientId } = await sendFormByMail(practice, { name: 'Beatriz Nunes' })
  await sendFormByMail(practice, { name: 'Daniel Okafor' })
  const { record } = newClient('Beatriz')
  await inPractice(practice, (tx) => setSafeContact(tx, { clientId, record: { ...record, reminderCount: 0 } }))
  const session = { contact: { choice: 'session' as const, codeName: null }, instructions: '' }
  await inPractice(practice, (tx) => addClient(tx, { ...newClient('Ivo', 'Ivo Marsh'), record: session }))
}

async function tickAll(page: Page): Promise<void> {
  await page.goto('/caseload')
  await page.getByRole('checkbox', { name: /^Select all/ }).check()
}

const bar = (page: Page) => page.getByRole('region', { name: 'Clients selected' })

/** Light and dark, at a desk and on a phone, and nothing wider than the phone. */
async function judge(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const viewport of [{ width: 1280, height: 800 }, PHONE]) {
    await page.setViewportSize(viewport)
    faults.push(...(await findFaultsInBothThemes(page)))
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (over > 0) faults.push(`${over} px wider than ${viewport.width}`)
  }
  return faults
}

const countReminders = (practice: PracticeFixture) =>
  inPractice(practice, (tx) => tx.db.message.count({ where: { kind: 'reminder' } }))

test('several are reminded by keyboard: who would be left out is said before, and who was after', async ({
  page,
  practice,
  signIn,
}) => {
  await makeFour(practice)
  await signIn(practice.owner)
  await tickAll(page)
  await expect(bar(page)).toContainText('4 selected. A reminder for 2 would wait in the outbox.')
  await expect(bar(page)).toContainText('Beatriz Nunes asked for none; Ivo Marsh has no open form.')
  expect(await countReminders(practice)).toBe(0)

  await bar(page).getByRole('button', { name: 'Remind 2' }).focus()
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog', { name: 'Remind 2 clients?' })
  await expect(question).toContainText('Left out: Beatriz Nunes asked for none; Ivo Marsh has no open form.')
  const text = wordFormMessage({ ...REMINDER, clinicianName: practice.owner.name, until: UNTIL_MARK })
  await expect(question.locator('.mail')).toHaveCount(1)
  await expect(question.locator('.mail .pre')).toHaveText(text.body)
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(bar(page).getByRole('button', { name: 'Remind 2' })).toBeFocused()
  await page.keyboard.press('Enter')
  await question.getByRole('button', { name: 'Remind 2' }).press('Enter')
  await expect(bar(page)).toContainText('A reminder for 2 waits in the outbox. Beatriz Nunes asked for none')
  expect(await countReminders(practice)).toBe(2)
  await expect(bar(page).getByRole('button', { name: 'Done' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(bar(page)).toBeHidden()

  // Asked for again, nobody is written to twice in a day.
  await tickAll(page)
  await expect(bar(page)).toContainText('A reminder would go to nobody.')
  await expect(bar(page).getByRole('button', { name: /Remind/ })).toHaveCount(0)
})

test('one form is asked of several, in the words shown before; who is left out is named with the reason', async ({
  page,
  practice,
  signIn,
}) => {
  await makeFour(practice)
  await signIn(practice.owner)
  await tickAll(page)
  await bar(page).getByRole('button', { name: 'Assign', exact: true }).press('Enter')
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByLabel('Form')).toBeFocused()
  await expect(sheet).toContainText('It would go to 3.')
  await sheet.getByLabel('Form').selectOption('cta-10')
  await expect(sheet).toContainText('It would go to nobody.')
  await expect(sheet).toContainText('Ada Larkin, Beatriz Nunes and Daniel Okafor still have this form open.')
  await expect(sheet.getByRole('button', { name: 'Assign', exact: true })).toBeDisabled()
  await sheet.getByLabel('Form').selectOption('cta-40')
  await sheet.getByLabel('Open for').selectOption('7')
  await expect(sheet).toContainText('Ivo Marsh is reached in session only.')
  await expect(sheet.locator('.mail')).toContainText('Your form is ready')
  await sheet.getByRole('button', { name: 'Assign to 3' }).press('Enter')
  await expect(sheet).toContainText('The form for 3 waits in the outbox.')
  await expect(sheet).toContainText('Ivo Marsh is reached in session only.')
  await sheet.getByRole('button', { name: 'Done' }).press('Enter')
  await expect(bar(page)).toBeHidden()
  const asked = await inPractice(practice, (tx) =>
    tx.db.assignment.count({ where: { instrumentId: 'cta-40', via: 'message', messages: { some: { kind: 'form' } } } }),
  )
  expect(asked).toBe(3)
})

test('bar, question and sheet fit a phone and everybody can use them', async ({ page, practice, signIn }) => {
  test.setTimeout(300_000)
  await makeFour(practice)
  await sendFormByMail(practice, { name: 'Wolfeschlegelsteinhausenbergerdorff Featherstonehaugh '.repeat(3).trim() })
  await signIn(practice.owner)
  await tickAll(page)
  await expect(bar(page)).toContainText('A reminder for 3')
  const faults = await judge(page)
  await bar(page).getByRole('button', { name: 'Remind 3' }).click()
  faults.push(...(await judge(page)))
  await page.keyboard.press('Escape')
  await bar(page).getByRole('button', { name: 'Assign', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('It would go to 4.')
  faults.push(...(await judge(page)))
  expect(faults).toEqual([])
})

// Somebody looks over the shoulder: the bar says initials, as the rows do.
test('hidden names stay hidden in the bar', async ({ page, practice, signIn }) => {
  await makeFour(practice)
  await signIn(practice.owner)
  await tickAll(page)
  await expect(bar(page).getByText('Beatriz Nunes')).toBeVisible()
  await page.locator('h1').press('h')
  await expect(bar(page).getByText('Beatriz Nunes')).toBeHidden()
})

test('one form is reminded of from its row; where it cannot, the row says why', async ({ page, practice, signIn }) => {
  const { clientId } = await sendFormByMail(practice, { name: 'Ada Larkin' })
  await signIn(practice.owner)
  await page.goto(`/clients/${clientId}`)
  const row = page.getByRole('table', { name: 'Forms, newest first' }).getByRole('row', { name: /^CTA-10/ })
  await row.getByRole('button', { name: 'Remind' }).click()
  const question = page.getByRole('dialog')
  const { expiresAt } = await inPractice(practice, (tx) => tx.db.assignment.findFirstOrThrow())
  const until = wordLastDay(expiresAt, { locale: 'en-GB', timeZone: 'Europe/London' })
  const text = wordFormMessage({ ...REMINDER, clinicianName: practice.owner.name, until })
  await expect(question.locator('.mail')).toContainText(text.subject)
  await expect(question.locator('.mail .pre')).toHaveText(text.body)
  await question.getByRole('button', { name: 'Remind' }).click()
  await expect(row).toContainText(/No reminder: a message about it (is on its way|waits in the outbox)\./)
  await expect(row.getByRole('button', { name: 'Remind' })).toHaveCount(0)
  expect(await countReminders(practice)).toBe(1)
})
