import { expect, it } from 'vitest'
import { addAndSend } from '@/app/_acts/add-and-send'
import { assignForm, renewForm } from '@/app/_acts/assign-form'
import { previewMail } from '@/app/_acts/preview-mail'
import { showMessage } from '@/app/_acts/show-message'
import { setSafeContact } from '@/lib/clients/commands/change-contact'
import type { ContactRecord } from '@/lib/clients/contact-record'
import { fillPreview, LINK_MARK } from '@/lib/domain/mail-preview'
import { listDeliveries, listOutbox } from '@/lib/messages/queries'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice, makePractice, memberOf, type PracticeFixture } from '@/lib/testing/practice-fixture'

const inSession: ContactRecord = { contact: { choice: 'session', codeName: null }, instructions: '' }
const agreedByEmail: ContactRecord = {
  contact: { choice: 'email', email: 'wren@client.example', codeName: null },
  instructions: '',
}
const form = { instrumentId: 'cta-40', expiresInDays: 9, isDuplicateAccepted: true }

function add(practice: PracticeFixture, record: ContactRecord = agreedByEmail) {
  const member = memberOf(practice)
  return inPractice(practice, (tx) => addAndSend(tx, member, { ...newClient('Wren'), record, intent: 'send', ...form }))
}

const deliveriesOf = async (practice: PracticeFixture, clientId: string) =>
  [...(await inPractice(practice, (tx) => listDeliveries(tx, clientId))).values()].map(({ state }) => state)

it('adding a client who agreed to e-mail puts the message on its way; one seen in session only is shown the code', async () => {
  const practice = await makePractice()
  const agreed = await add(practice)
  expect(agreed.link?.sending).toMatch(/outbox|on its way/)
  expect(await deliveriesOf(practice, agreed.clientId)).toEqual(['queued'])
  const shown = await add(practice, inSession)
  expect(shown.link?.sending).toBeNull()
  expect(await deliveriesOf(practice, shown.clientId)).toEqual([])
})

// Partners in one house: told after the message has gone, the warning is no use.
it('before the first message goes to a mailbox that another client gave too, it asks', async () => {
  const practice = await makePractice()
  const member = memberOf(practice)
  const first = await add(practice)
  const sheet = { ...newClient('Ash', 'Ash'), record: agreedByEmail, intent: 'send' as const, ...form }
  const second = (change: object) => inPractice(practice, (tx) => addAndSend(tx, member, { ...sheet, ...change }))
  await expect(second({})).rejects.toMatchObject({
    code: 'CONFLICT',
    fieldErrors: { isSharedAccepted: [expect.stringContaining('either may read what goes to the other')] },
  })
  expect(await inPractice(practice, (tx) => tx.db.client.count())).toBe(1)
  const accepted = await second({ isSharedAccepted: true })
  expect(accepted.sharedWith).toMatchObject([{ clientId: first.clientId, by: ['email'] }])
  expect(await deliveriesOf(practice, accepted.clientId)).toEqual(['queued'])
  // Shown in the room, or only added, nothing goes to the mailbox.
  expect((await second({ intent: 'add' })).sharedWith).toHaveLength(2)
  expect((await second({ record: inSession })).link).not.toBeNull()
})

it('what the sheet shows before is what is sent, but for the link', async () => {
  const practice = await makePractice()
  const member = memberOf(practice)
  const preview = await inPractice(practice, async (tx) => fillPreview(previewMail(member, tx.now), 'cta-40', '9'))
  const { link } = await add(practice)
  expect(preview?.subject).toBe(link?.message.subject)
  expect(preview?.body.replace(LINK_MARK, link?.url ?? '')).toBe(link?.message.body)
})

it('a renewed link is sent again, unless the client may no longer be reached so', async () => {
  const practice = await makePractice()
  const member = memberOf(practice)
  const { clientId, link } = await add(practice)
  const assignmentId = link?.assignmentId ?? ''
  await inPractice(practice, (tx) => tx.db.message.updateMany({ data: FAILED }))
  const renewed = await inPractice(practice, (tx) => renewForm(tx, member, { assignmentId, expiresInDays: 7 }))
  expect(renewed.link?.sending).not.toBeNull()
  expect(await deliveriesOf(practice, clientId)).toEqual(['queued'])
  await inPractice(practice, (tx) => tx.db.message.updateMany({ data: FAILED }))
  await inPractice(practice, (tx) => setSafeContact(tx, { clientId, record: inSession }))
  const quiet = await inPractice(practice, (tx) => renewForm(tx, member, { assignmentId, expiresInDays: 7 }))
  expect(quiet.link?.url).toBeTruthy()
  expect(quiet.link?.sending).toBeNull()
  expect(await deliveriesOf(practice, clientId)).toEqual(['failed'])
})

it('a message in the outbox is shown with its link and address, and not against the safe contact', async () => {
  const practice = await makePractice()
  const member = memberOf(practice)
  const { clientId, link } = await add(practice)
  const [row] = await inPractice(practice, listOutbox)
  const show = () => inPractice(practice, (tx) => showMessage(tx, member, { messageId: row?.messageId ?? '' }))
  expect((await show()).link).toMatchObject({ url: link?.url, to: 'wren@client.example', pin: link?.pin })
  await inPractice(practice, (tx) => setSafeContact(tx, { clientId, record: inSession }))
  await expect(show()).rejects.toMatchObject({ code: 'CONTACT_FORBIDS' })
})

it('a form that is shown in the room sends nothing', async () => {
  const practice = await makePractice()
  const { clientId } = await add(practice)
  await inPractice(practice, (tx) => assignForm(tx, memberOf(practice), { ...form, clientId, via: 'shown' }))
  expect(await deliveriesOf(practice, clientId)).toHaveLength(1)
})

const FAILED = { state: 'failed', reason: 'REFUSED_ADDRESS', nextTryAt: null, settledAt: new Date() }

it('a reminder that waits in the outbox is told from a form, and is copied in its own words', async () => {
  const practice = await makePractice()
  const member = memberOf(practice)
  const { clientId } = await add(practice)
  const [sent] = await inPractice(practice, listOutbox)
  await inPractice(practice, (tx) =>
    tx.db.message.updateMany({
      where: { clientId },
      data: { kind: 'reminder', state: 'held', reason: 'NO_MAIL', settledAt: tx.now },
    }),
  )
  const [row] = await inPractice(practice, listOutbox)
  expect([sent?.kind, row?.kind]).toEqual(['form', 'reminder'])
  const show = () => inPractice(practice, (tx) => showMessage(tx, member, { messageId: row?.messageId ?? '' }))
  const { link } = await show()
  expect(link?.message.subject).toBe('Your form is still open')
  expect(link?.message.body).toContain(link?.url)
  // Not against their wish either, nor after 120 days without asking whether it is still the same.
  await inPractice(practice, (tx) => tx.db.safeContact.updateMany({ data: { reminderCount: 0 } }))
  await expect(show()).rejects.toMatchObject({ code: 'CONTACT_FORBIDS' })
  const confirmedOn = new Date(Date.now() - 121 * 86_400_000)
  await inPractice(practice, (tx) => tx.db.safeContact.updateMany({ data: { reminderCount: null, confirmedOn } }))
  await expect(show()).rejects.toMatchObject({ code: 'CONTACT_FORBIDS' })
})
