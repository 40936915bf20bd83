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
