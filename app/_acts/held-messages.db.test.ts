import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { archiveClients } from '@/app/_acts/archive-clients'
import { stopAllContact } from '@/app/_acts/stop-contact'
import { completeAssignment } from '@/lib/assignments/commands/complete-assignment'
import { renewLink, revokeAssignment } from '@/lib/assignments/commands/links'
import { mintJobScope, mintRespondentScope } from '@/lib/auth/scope'
import { setSafeContact } from '@/lib/clients/commands/change-contact'
import { practiceDb } from '@/lib/db/practice-db'
import { queueMessage } from '@/lib/messages/commands/queue-message'
import { enterJob } from '@/lib/server/run-job'
import { askForm } from '@/lib/testing/asked-form'
import { readMail } from '@/lib/testing/mail-catcher'
import { findPlanned } from '@/lib/testing/planned-job'
import { inPractice } from '@/lib/testing/practice-fixture'
import { queueForm, readWaiting, sendWaiting, type WaitingMessage } from '@/lib/testing/waiting-message'
import { recheckHeldMessages } from '@/lib/worker/recheck-held'
import { sendMessage } from '@/lib/worker/send-message'
import { sweepOutbox } from '@/lib/worker/sweep-outbox'

let outbox: string
beforeEach(async () => {
  outbox = await mkdtemp(join(tmpdir(), 'interdepend-test-outbox-'))
})
afterEach(() => rm(outbox, { recursive: true }))

/** A message that waits in the outbox, link and address in its file. */
async function hold(): Promise<WaitingMessage> {
  const waiting = await queueForm(await askForm({ isPinAsked: true }))
  await sendWaiting(waiting, null, outbox)
  expect(await readdir(outbox)).toContain(`${waiting.messageId}.eml`)
  return waiting
}

/** Runs what the queue was asked to run by now, as it would. */
async function runAsked({ practice, clientId, messageId }: WaitingMessage): Promise<void> {
  const { practiceId } = practice
  expect(await isDue('recheck-held', practiceId, clientId)).toBe(true)
  await recheckHeldMessages(enterJob({ practiceId, id: clientId }))
  expect(await isDue('send-message', practiceId, messageId)).toBe(true)
  await sendWaiting({ practice, clientId, messageId } as WaitingMessage, null, outbox)
}

async function isDue(...job: Parameters<typeof findPlanned>): Promise<boolean> {
  const at = await findPlanned(...job)
  return at !== null && at.getTime() <= Date.now()
}

const inSession = { contact: { choice: 'session' as const, codeName: null }, instructions: '' }

describe('a message that waits in the outbox goes from the folder', () => {
  const ends: [string, string, (waiting: WaitingMessage) => Promise<unknown>][] = [
    [
      'when the client answers, on whatever device',
      'NOT_NEEDED',
      (w) => {
        const { practiceId } = w.practice
        const scope = mintRespondentScope({ ...w, practiceId, respondentSessionId: null }, crypto.randomUUID())
        return practiceDb(scope, (tx) => completeAssignment(tx, w))
      },
    ],
    ['when the form is withdrawn', 'NOT_NEEDED', (w) => inPractice(w.practice, (tx) => revokeAssignment(tx, w))],
    ['when all contact is stopped', 'NOT_NEEDED', (w) => inPractice(w.practice, (tx) => stopAllContact(tx, w))],
    [
      'when the file is archived',
      'NOT_NEEDED',
      (w) => inPractice(w.practice, (tx) => archiveClients(tx, { clientIds: [w.clientId], endReason: null })),
    ],
    [
      'when they are reached in session only',
      'CONTACT',
      (w) => inPractice(w.practice, (tx) => setSafeContact(tx, { ...w, record: inSession })),
    ],
  ]

  it.each(ends)('%s', async (_when, reason, end) => {
    const waiting = await hold()
    await end(waiting)
    await runAsked(waiting)
    expect(await readdir(outbox)).toEqual([])
    expect(await readWaiting(waiting)).toMatchObject({ state: 'dropped', reason })
  })

  it('when the form’s time is over, by a job that was asked for as it was held', async () => {
    const waiting = await hold()
    const { practiceId } = waiting.practice
    const { expiresAt } = await inPractice(waiting.practice, (tx) =>
      tx.db.assignment.findFirstOrThrow({ where: { id: waiting.assignmentId }, select: { expiresAt: true } }),
    )
    expect(await findPlanned('send-message', practiceId, waiting.messageId)).toEqual(expiresAt)
    const ids = { practiceId, id: waiting.messageId }
    const scope = mintJobScope(ids, crypto.randomUUID())
    const job = {
      ...ids,
      run: <T>(work: Parameters<typeof practiceDb<typeof scope, T>>[1]) => practiceDb(scope, work, { now: expiresAt }),
    }
    await sendMessage(job, undefined, { account: null, outbox })
    expect(await readdir(outbox)).toEqual([])
    expect(await readWaiting(waiting)).toMatchObject({ state: 'dropped', reason: 'NOT_NEEDED' })
  })

  it('when its link is renewed and another message takes its place', async () => {
    const waiting = await hold()
    const again = await inPractice(waiting.practice, async (tx) => {
      await renewLink(tx, { ...waiting, expiresInDays: 7 })
      return queueMessage(tx, waiting)
    })
    await runAsked({ ...waiting, messageId: waiting.messageId })
    expect(await readdir(outbox)).toEqual([])
    expect(await readWaiting(waiting)).toMatchObject({ state: 'dropped', reason: 'REPLACED' })
    await sendWaiting({ ...waiting, ...again }, null, outbox)
    expect(await readdir(outbox)).toEqual([`${again.messageId}.eml`])
  })
})

it('a message that may still be passed on keeps its file, with the address as it is now', async () => {
  const waiting = await hold()
  const contact = { choice: 'email' as const, email: 'other@client.example', codeName: null }
  await inPractice(waiting.practice, (tx) => setSafeContact(tx, { ...waiting, record: { contact, instructions: '' } }))
  await runAsked(waiting)
  expect(await readWaiting(waiting)).toMatchObject({ state: 'held', reason: 'NO_MAIL' })
  const { head } = readMail(await readFile(join(outbox, `${waiting.messageId}.eml`), 'utf8'))
  expect(head).toContain('other@client.example')
  expect(head).not.toContain('wren@client.example')
})

it('a file whose message was dealt with while nobody looked is swept away, and nothing else', async () => {
  const [kept, left] = [await hold(), await hold()]
  const stray = crypto.randomUUID()
  await writeFile(join(outbox, `${stray}.eml.new`), 'half')
  await writeFile(join(outbox, 'read-me.txt'), 'ours')
  await inPractice(left.practice, (tx) =>
    tx.db.message.updateMany({ where: { id: left.messageId }, data: { state: 'sent', reason: 'BY_HAND' } }),
  )
  await sweepOutbox(outbox)
  expect((await readdir(outbox)).sort()).toEqual([`${kept.messageId}.eml`, 'read-me.txt'].sort())
  await sweepOutbox(join(outbox, 'none'))
})
