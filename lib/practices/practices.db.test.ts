import { expect, it } from 'vitest'
import { editCrisisContacts, editMailSender, editPractice, editReminders } from '@/lib/practices/commands'
import { readPracticeSettings } from '@/lib/practices/queries'
import { inPractice, makePractice } from '@/lib/testing/practice-fixture'

const settings = {
  name: 'Quayside',
  timeZone: 'America/New_York',
  country: 'US',
  locale: 'en-US' as const,
  readingPromiseDays: 5,
  quickExitUrl: 'https://example.org/',
  isPinDefault: false,
}

it('what the practice decides is kept, for this practice alone', async () => {
  const [mine, theirs] = [await makePractice(), await makePractice({ name: 'Theirs' })]
  await inPractice(mine, (tx) => editPractice(tx, settings))
  expect(await inPractice(mine, readPracticeSettings)).toEqual({
    ...settings,
    ...{ isDemo: false, ownCrisisContacts: null, reminderCount: 0, reminderAfterDays: 3, reminderAt: '09:30' },
  })
  expect(await inPractice(theirs, readPracticeSettings)).toMatchObject({ name: 'Theirs', country: 'GB' })
})

it('a list of crisis contacts is kept, and given up again for the country’s', async () => {
  const practice = await makePractice()
  const list = [{ kind: 'own' as const, number: '116 123', note: 'Listening line' }]
  await inPractice(practice, (tx) => editCrisisContacts(tx, list))
  expect((await inPractice(practice, readPracticeSettings)).ownCrisisContacts).toEqual(list)
  await inPractice(practice, (tx) => editCrisisContacts(tx, null))
  expect((await inPractice(practice, readPracticeSettings)).ownCrisisContacts).toBeNull()
})

it('whom messages come from is the practice’s own choice', async () => {
  const [mine, theirs] = [await makePractice(), await makePractice()]
  await inPractice(mine, (tx) =>
    editMailSender(tx, { mailSenderName: 'Desk', mailSenderAddress: 'desk@heron.example' }),
  )
  const read = { select: { mailSenderName: true, mailSenderAddress: true } }
  expect(await inPractice(mine, (tx) => tx.db.practice.findFirst(read))).toEqual({
    mailSenderName: 'Desk',
    mailSenderAddress: 'desk@heron.example',
  })
  expect(await inPractice(theirs, (tx) => tx.db.practice.findFirst(read))).toEqual({
    mailSenderName: '',
    mailSenderAddress: '',
  })
})

it('nobody is reminded until the practice says so, and never more than twice', async () => {
  const practice = await makePractice()
  await inPractice(practice, (tx) => editReminders(tx, { reminderCount: 2, reminderAfterDays: 7, reminderAt: '17:00' }))
  expect(await inPractice(practice, readPracticeSettings)).toMatchObject({
    reminderCount: 2,
    reminderAfterDays: 7,
    reminderAt: '17:00',
  })
  await expect(
    inPractice(practice, (tx) => editReminders(tx, { reminderCount: 3, reminderAfterDays: 7, reminderAt: '09:30' })),
  ).rejects.toThrow()
})
