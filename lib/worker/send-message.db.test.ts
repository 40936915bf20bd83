import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { stopAllContact } from '@/app/_acts/stop-contact'
import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { completeAssignment } from '@/lib/assignments/commands/complete-assignment'
import { renewLink, revokeAssignment } from '@/lib/assignments/commands/links'
import { archiveClient } from '@/lib/clients/commands/archive-client'
import { setSafeContact, stopContact } from '@/lib/clients/commands/change-contact'
import { writeFormMessage } from '@/lib/domain/form-message'
import { env } from '@/lib/env'
import { claimMessage, noteHandOver, settleMessage } from '@/lib/messages/commands/dispatch-message'
import { markSentByHand } from '@/lib/messages/commands/mark-sent'
import { queueMessage } from '@/lib/messages/commands/queue-message'
import { enterJob } from '@/lib/server/run-job'
import { type AskedForm, askForm } from '@/lib/testing/asked-form'
import { catchMail, type MailCatcher, readMail, type Temper } from '@/lib/testing/mail-catcher'
import { inPractice, makePractice } from '@/lib/testing/practice-fixture'
import {
  queueForm as queue,
  readWaiting as read,
  sendWaiting as send,
  type WaitingMessage as Waiting,
} from '@/lib/testing/waiting-message'

const closing: MailCatcher[] = []

afterEach(async () => {
  for (const catcher of closing.splice(0)) await catcher.close()
})

async function open(temper: Temper = {}): Promise<MailCatcher> {
  const catcher = await catchMail(temper)
  closing.push(catcher)
  return catcher
}

describe('a message for a form', () => {
  it('arrives in the words of the preview, from a neutral sender, and never a second time', async () => {
    const catcher = await open()
    const waiting = await queue()
    expect(await read(waiting)).toMatchObject({ state: 'queued' })
    await send(waiting, catcher)
    await send(waiting, catcher)
    expect(await read(waiting)).toMatchObject({ state: 'sent', reason: null })
    expect(catcher.caught).toHaveLength(1)
    const { head, parts } = readMail(catcher.caught[0]?.raw ?? '')
    const { assignmentId, practice, secret } = waiting
    const { expiresAt } = await inPractice(practice, (tx) =>
      tx.db.assignment.findFirstOrThrow({ where: { id: assignmentId }, select: { expiresAt: true } }),
    )
    const preview = writeFormMessage({
      ...{ formId: 'cta-10', language: 'en', url: `${env().origin}/q/${secret}`, expiresAt },
      ...{ clinicianName: practice.owner.name, locale: 'en-GB', timeZone: 'Europe/London' },
    })
    expect(head).toContain('From: Forms <forms@')
    expect(head).toContain(`Subject: ${preview.subject}`)
    expect(parts[0]?.replaceAll('\r\n', '\n')).toBe(preview.body)
    expect(parts[0]).not.toContain(waiting.pin)
  })

  it('is sent once, whichever of two workers comes first', async () => {
    const catcher = await open()
    const all = await Promise.all(Array.from({ length: 5 }, () => queue()))
    await Promise.all(
      all.flatMap((each) => [send(each, catcher), send(each, catcher)].map((sent) => sent.catch(() => undefined))),
    )
    await Promise.all(all.map((each) => send(each, catcher)))
    expect(catcher.caught).toHaveLength(5)
    for (const each of all) expect((await read(each)).state).toBe('sent')
  })

  it('is refused where the client may not be reached so, and while one is on its way', async () => {
    const shown = await askForm()
    await expect(queue(shown)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const waiting = await queue()
    await expect(queue(waiting)).rejects.toMatchObject({ code: 'CONFLICT' })
    const stopped = await askForm({ isPinAsked: true })
    await inPractice(stopped.practice, (tx) => stopContact(tx, { ...stopped, by: 'client', what: 'all' }))
    await expect(queue(stopped)).rejects.toMatchObject({ code: 'CONTACT_FORBIDS' })
  })
})

describe('what changed while it waited is looked at again', () => {
  const session = { record: { contact: { choice: 'session' as const, codeName: null }, instructions: '' } }
  const changes: [string, string, (asked: AskedForm) => Promise<unknown>][] = [
    [
      'contact is for sessions only now',
      'CONTACT',
      ({ practice, clientId }) => inPractice(practice, (tx) => setSafeContact(tx, { clientId, ...session })),
    ],
    [
      'all contact is stopped',
      'CONTACT',
      ({ practice, clientId }) =>
        inPractice(practice, (tx) => stopContact(tx, { clientId, by: 'practice', what: 'all' })),
    ],
    [
      'the form was withdrawn',
      'NOT_NEEDED',
      ({ practice, assignmentId }) => inPractice(practice, (tx) => revokeAssignment(tx, { assignmentId })),
    ],
    [
      'the form was answered',
      'NOT_NEEDED',
      ({ practice, assignmentId }) => inPractice(practice, (tx) => completeAssignment(tx, { assignmentId })),
    ],
    [
      'the file was closed',
      'NOT_NEEDED',
      ({ practice, clientId }) => inPractice(practice, (tx) => archiveClient(tx, { clientId, endReason: null })),
    ],
  ]

  it.each(changes)('%s', async (_name, reason, change) => {
    const catcher = await open()
    const waiting = await queue()
    await change(waiting)
    await send(waiting, catcher)
    expect(await read(waiting)).toMatchObject({ state: 'dropped', reason })
    expect(catcher.caught).toEqual([])
  })

  it('the link was renewed: the new one goes out', async () => {
    const catcher = await open()
    const waiting = await queue()
    const { secret } = await inPractice(waiting.practice, (tx) => renewLink(tx, { ...waiting, expiresInDays: 7 }))
    await send(waiting, catcher)
    expect(readMail(catcher.caught[0]?.raw ?? '').parts[0]).toContain(`/q/${secret}`)
  })

  it('its time ran out', async () => {
    const practice = await makePractice()
    const now = new Date(Date.now() - 20 * 86_400_000)
    const asked = await askForm({ practice, isPinAsked: true, now })
    const { messageId } = await inPractice(practice, (tx) => queueMessage(tx, asked), { now })
    const catcher = await open()
    await send({ ...asked, messageId }, catcher)
    expect(await read({ ...asked, messageId })).toMatchObject({ state: 'dropped', reason: 'NOT_NEEDED' })
  })
})

// Reaching a mail server can take half a minute; "Stop all contact" pressed in it still counts.
it('contact stopped while the mail server is being reached: nothing is handed over', async () => {
  const waiting = await queue()
  const { practice, messageId } = waiting
  const job = enterJob({ practiceId: practice.practiceId, id: messageId })
  const claimed = await job.run((tx) => claimMessage(tx, { messageId, isMailOn: true }))
  const claim = { messageId, claimId: claimed?.kind === 'send' ? claimed.claimId : '' }
  await inPractice(practice, (tx) => stopAllContact(tx, waiting))
  await expect(job.run((tx) => noteHandOver(tx, claim))).rejects.toMatchObject({ code: 'STALE' })
  const catcher = await open()
  await send(waiting, catcher)
  expect(await read(waiting)).toMatchObject({ state: 'dropped', reason: 'NOT_NEEDED' })
  expect(catcher.caught).toEqual([])
})

describe('when it does not arrive', () => {
  it('a refused address is said, a new link can be made at once, and it can be sent again', async () => {
    const waiting = await queue()
    await send(waiting, await open({ recipient: 550 }))
    expect(await read(waiting)).toMatchObject({ state: 'failed', reason: 'REFUSED_ADDRESS' })
    await inPractice(waiting.practice, (tx) => renewLink(tx, { ...waiting, expiresInDays: 14 }))
    const again = await queue(waiting)
    const catcher = await open()
    await send(again, catcher)
    expect(catcher.caught).toHaveLength(1)
    expect(await read(waiting)).toMatchObject({ state: 'dropped', reason: 'REPLACED' })
    expect(await read(again)).toMatchObject({ state: 'sent' })
  })

  it('a busy server is tried again later, and the message arrives once', async () => {
    const waiting = await queue()
    await send(waiting, await open({ recipient: 451 }))
    const { state, reason, nextTryAt } = await read(waiting)
    expect({ state, reason }).toEqual({ state: 'queued', reason: 'BUSY' })
    expect(nextTryAt?.getTime()).toBeGreaterThan(Date.now() + 30_000)
    const catcher = await open()
    await send(waiting, catcher)
    expect(catcher.caught).toHaveLength(1)
    expect(await read(waiting)).toMatchObject({ state: 'sent', nextTryAt: null })
  })

  it('a server that has it and hangs up without a word is not given it twice', async () => {
    const waiting = await queue()
    const catcher = await open({ content: 'drop' })
    await send(waiting, catcher)
    await send(waiting, catcher)
    expect(await read(waiting)).toMatchObject({ state: 'failed', reason: 'UNSURE' })
    expect(catcher.caught).toHaveLength(1)
  })

  it('a worker killed before it handed over is made good, one killed after is told of', async () => {
    const catcher = await open()
    const [early, late] = [await queue(), await queue()]
    const claim = async ({ practice, messageId }: Waiting) => {
      const job = enterJob({ practiceId: practice.practiceId, id: messageId })
      const claimed = await job.run((tx) => claimMessage(tx, { messageId, isMailOn: true }))
      return { job, messageId, claimId: claimed?.kind === 'send' ? claimed.claimId : '' }
    }
    const stale = await claim(early)
    await send(early, catcher)
    expect(catcher.caught).toHaveLength(1)
    // The first, had it only been slow, may not hand over any more.
    await expect(stale.job.run((tx) => noteHandOver(tx, stale))).rejects.toMatchObject({ code: 'STALE' })
    const given = await claim(late)
    await given.job.run((tx) => noteHandOver(tx, given))
    await send(late, catcher)
    expect(catcher.caught).toHaveLength(1)
    expect(await read(late)).toMatchObject({ state: 'failed', reason: 'UNSURE' })
    // It was not dead after all, and knows.
    await given.job.run((tx) => settleMessage(tx, { ...given, outcome: { isAccepted: true } }))
    expect(await read(late)).toMatchObject({ state: 'sent', reason: null })
  })
})

describe('without a mail account', () => {
  it('it stays in the outbox, as a file too, until somebody has passed it on', async () => {
    const outbox = await mkdtemp(join(tmpdir(), 'interdepend-test-outbox-'))
    const waiting = await queue()
    await send(waiting, null, outbox)
    expect(await readdir(outbox)).toEqual([`${waiting.messageId}.eml`])
    expect(await read(waiting)).toMatchObject({ state: 'held', reason: 'NO_MAIL' })
    await inPractice(waiting.practice, (tx) => markSentByHand(tx, waiting))
    expect(await read(waiting)).toMatchObject({ state: 'sent', reason: 'BY_HAND' })
    await send(waiting, null, outbox)
    expect(await readdir(outbox)).toEqual([])
    await rm(outbox, { recursive: true })
    await expect(inPractice(waiting.practice, (tx) => markSentByHand(tx, waiting))).rejects.toMatchObject({
      code: 'STALE',
    })
  })

  it('nothing of a demo practice leaves, with an account or without', async () => {
    const catcher = await open()
    const practice = await makePractice({ isDemo: true })
    const waiting = await queue(await askForm({ practice, isPinAsked: true }))
    await send(waiting, catcher)
    expect(await read(waiting)).toMatchObject({ state: 'held', reason: 'DEMO' })
    expect(catcher.caught).toEqual([])
  })
})

it('a form assigned and its message stand or fall together', async () => {
  const { practice, clientId } = await askForm({ isPinAsked: true })
  const both = inPractice(practice, async (tx) => {
    const form = {
      clientId,
      instrumentId: 'cta-40',
      via: 'message' as const,
      expiresInDays: 14,
      isDuplicateAccepted: true,
    }
    const { assignmentId } = await assignInstrument(tx, form)
    await queueMessage(tx, { assignmentId })
    throw new Error('given up')
  })
  await expect(both).rejects.toThrow('given up')
  expect(await inPractice(practice, (tx) => tx.db.message.count())).toBe(0)
})
