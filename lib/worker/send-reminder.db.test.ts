import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeAssignment } from '@/lib/assignments/commands/complete-assignment'
import { renewLink, revokeAssignment } from '@/lib/assignments/commands/links'
import { mintJobScope } from '@/lib/auth/scope'
import { archiveClient } from '@/lib/clients/commands/archive-client'
import { confirmContact, setSafeContact, stopContact } from '@/lib/clients/commands/change-contact'
import { readOverview } from '@/lib/clients/stored-overview'
import { practiceDb } from '@/lib/db/practice-db'
import { TELLING_WORDS } from '@/lib/domain/neutral-words'
import { addDays, instantOf, localDateOf } from '@/lib/domain/wall-time'
import { env } from '@/lib/env'
import { editReminders } from '@/lib/practices/commands'
import { askForm } from '@/lib/testing/asked-form'
import { catchMail, type MailCatcher, readMail } from '@/lib/testing/mail-catcher'
import { findPlanned } from '@/lib/testing/planned-job'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice, makePractice } from '@/lib/testing/practice-fixture'
import { RespondentBrowser, readHeading } from '@/lib/testing/respondent-browser'
import { queueForm, sendWaiting, type WaitingMessage } from '@/lib/testing/waiting-message'
import { sendReminder } from '@/lib/worker/send-reminder'

const AT = '09:30'
const ZONE = 'Europe/London'

let catcher: MailCatcher
beforeAll(async () => {
  catcher = await catchMail()
})
afterAll(() => catcher.close())

/** A form whose message has left, in a practice that reminds so often, to a client who wishes so or left it to them. */
async function sendForm(reminderCount = 2, reminderAfterDays = 3, wish: number | null = null): Promise<WaitingMessage> {
  const practice = await makePractice()
  await inPractice(practice, (tx) => editReminders(tx, { reminderCount, reminderAfterDays, reminderAt: AT }))
  const waiting = await queueForm(await askForm({ practice, isPinAsked: true }))
  await inPractice(practice, (tx) => tx.db.safeContact.updateMany({ data: { reminderCount: wish } }))
  await sendWaiting(waiting, catcher)
  return waiting
}

/** The job, as the queue would run it so many days from today, at the time the practice reminds unless said otherwise. */
function remindAfter({ practice, assignmentId }: WaitingMessage, days: number, time = AT): Promise<void> {
  const ids = { practiceId: practice.practiceId, id: assignmentId }
  const now = momentAfter(days, time)
  const scope = mintJobScope(ids, crypto.randomUUID())
  return sendReminder({ ...ids, run: (work) => practiceDb(scope, work, { now }) })
}

function momentAfter(days: number, time: string): Date {
  return instantOf(addDays(localDateOf(new Date(), ZONE), days), time, ZONE)
}

async function isPlanned({ practice, assignmentId }: WaitingMessage): Promise<boolean> {
  return (await findPlanned('send-reminder', practice.practiceId, assignmentId)) !== null
}

async function listReminders({ practice, assignmentId }: WaitingMessage): Promise<string[]> {
  const rows = await inPractice(practice, (tx) =>
    tx.db.message.findMany({ where: { assignmentId, kind: 'reminder' }, orderBy: { id: 'asc' }, select: { id: true } }),
  )
  return rows.map((row) => row.id)
}

/** Lets the reminder that waits leave; what the mail server has then. */
async function sendLast(waiting: WaitingMessage): Promise<string> {
  const messageId = (await listReminders(waiting)).at(-1) ?? ''
  await sendWaiting({ ...waiting, messageId }, catcher)
  return messageId
}

describe('a reminder', () => {
  it('brings the same link in neutral words, so many days later at the practice’s time, and not before', async () => {
    const waiting = await sendForm()
    await remindAfter(waiting, 3, '09:29')
    expect(await listReminders(waiting)).toEqual([])
    await remindAfter(waiting, 3)
    await remindAfter(waiting, 3)
    const [id, ...more] = await listReminders(waiting)
    expect(more).toEqual([])
    const before = catcher.caught.length
    expect(await sendLast(waiting)).toBe(id)
    expect(catcher.caught).toHaveLength(before + 1)
    const { head, parts } = readMail(catcher.caught.at(-1)?.raw ?? '')
    expect(head).toContain('Subject: Your form is still open')
    expect(parts[0]).toContain(`${env().origin}/q/${waiting.secret}`)
    expect(parts[0]).toContain('Stop reminders')
    expect(`${head}${parts.join()}`).not.toMatch(TELLING_WORDS)
    expect(parts.join()).not.toMatch(/cta-|Wren|Owner|<img/i)
  })

  it('that could not leave at its time of day waits for the next, and never leaves at night', async () => {
    const waiting = await sendForm()
    await remindAfter(waiting, 3, '23:50')
    await remindAfter(waiting, 4, '03:00')
    expect(await listReminders(waiting)).toEqual([])
    const planned = await findPlanned('send-reminder', waiting.practice.practiceId, waiting.assignmentId)
    expect(planned).toEqual(momentAfter(4, AT))
    await remindAfter(waiting, 4, '11:00')
    expect(await listReminders(waiting)).toHaveLength(1)
  })

  it('comes at most twice for a form, however often it is asked for', async () => {
    const waiting = await sendForm(2, 1)
    for (let day = 1; day <= 6; day += 1) {
      await remindAfter(waiting, day)
      await sendLast(waiting)
    }
    expect(await listReminders(waiting)).toHaveLength(2)
  })

  it('asked for by four workers at once, goes out once', async () => {
    const waiting = await sendForm()
    await Promise.all([1, 2, 3, 4].map(() => remindAfter(waiting, 4)))
    expect(await listReminders(waiting)).toHaveLength(1)
  })

  it('is asked for in the transaction that notes its message as sent, where the practice wants any', async () => {
    const planned = async (count: number) => {
      const waiting = await sendForm(count)
      await remindAfter(waiting, 5)
      return (await listReminders(waiting)).length
    }
    expect(await Promise.all([planned(0), planned(1)])).toEqual([0, 1])
  })

  it.each([
    ['one where the practice sends two', 2, 1, 1],
    ['two where the practice sends one', 1, 2, 2],
    ['one where the practice sends none', 0, 1, 1],
    ['none where the practice sends two', 2, 0, 0],
    ['what the practice does', 1, null, 1],
  ])('a client who asked for %s gets that', async (_wish, practiceCount, wish, sent) => {
    const waiting = await sendForm(practiceCount, 1, wish)
    expect(await isPlanned(waiting)).toBe(sent > 0)
    for (let day = 1; day <= 4; day += 1) {
      await remindAfter(waiting, day)
      if ((await listReminders(waiting)).length > 0) await sendLast(waiting)
    }
    expect(await listReminders(waiting)).toHaveLength(sent)
  })

  it('is planned for the practice’s time, and waits when that has become a later one', async () => {
    const waiting = await sendForm()
    const { practiceId } = waiting.practice
    const planned = () => findPlanned('send-reminder', practiceId, waiting.assignmentId)
    expect(await planned()).toEqual(momentAfter(3, AT))
    await inPractice(waiting.practice, (tx) =>
      editReminders(tx, { reminderCount: 2, reminderAfterDays: 5, reminderAt: '17:45' }),
    )
    await remindAfter(waiting, 3)
    expect(await listReminders(waiting)).toEqual([])
    expect(await planned()).toEqual(momentAfter(5, '17:45'))
    await remindAfter(waiting, 5, '17:45')
    expect(await listReminders(waiting)).toHaveLength(1)
  })

  it('rests while contact was not confirmed for 120 days, and comes once it is', async () => {
    const waiting = await sendForm()
    const confirmedOn = new Date(addDays(localDateOf(new Date(), ZONE), -118))
    await inPractice(waiting.practice, (tx) => tx.db.safeContact.updateMany({ data: { confirmedOn } }))
    await remindAfter(waiting, 3)
    expect(await listReminders(waiting)).toEqual([])
    expect(await findPlanned('send-reminder', waiting.practice.practiceId, waiting.assignmentId)).toEqual(
      momentAfter(4, AT),
    )
    await inPractice(waiting.practice, (tx) => confirmContact(tx, waiting))
    await remindAfter(waiting, 4)
    expect(await listReminders(waiting)).toHaveLength(1)
  })

  const stops: [string, (waiting: WaitingMessage) => Promise<unknown>][] = [
    ['the form is answered', (w) => inPractice(w.practice, (tx) => completeAssignment(tx, w))],
    ['the form is withdrawn', (w) => inPractice(w.practice, (tx) => revokeAssignment(tx, w))],
    ['the file is archived', (w) => inPractice(w.practice, (tx) => archiveClient(tx, { ...w, endReason: null }))],
    [
      'all contact is stopped',
      (w) => inPractice(w.practice, (tx) => stopContact(tx, { ...w, by: 'practice', what: 'all' })),
    ],
    [
      'reminders are stopped',
      (w) => inPractice(w.practice, (tx) => stopContact(tx, { ...w, by: 'client', what: 'reminders' })),
    ],
    [
      'they asked for none',
      (w) =>
        inPractice(w.practice, (tx) =>
          setSafeContact(tx, { ...w, record: { ...newClient('Wren').record, reminderCount: 0 } }),
        ),
    ],
    [
      'they are reached in session only',
      (w) =>
        inPractice(w.practice, (tx) =>
          setSafeContact(tx, { ...w, record: { contact: { choice: 'session', codeName: null }, instructions: '' } }),
        ),
    ],
    [
      'the link is locked',
      (w) =>
        inPractice(w.practice, (tx) =>
          tx.db.assignment.updateMany({ where: { id: w.assignmentId }, data: { lockedAt: tx.now, pinTries: 5 } }),
        ),
    ],
  ]

  it.each(stops)('is never asked for when %s', async (_why, stop) => {
    const waiting = await sendForm()
    await stop(waiting)
    await remindAfter(waiting, 4)
    expect(await listReminders(waiting)).toEqual([])
  })

  // A locked link is judged when the reminder is asked for: what is on its way already tells nothing new.
  it.each(stops.slice(0, -1))('that waits does not leave when %s', async (_why, stop) => {
    const waiting = await sendForm()
    await remindAfter(waiting, 4)
    await stop(waiting)
    const before = catcher.caught.length
    const id = await sendLast(waiting)
    expect(catcher.caught).toHaveLength(before)
    const row = await inPractice(waiting.practice, (tx) => tx.db.message.findFirst({ where: { id } }))
    expect(row?.state).toBe('dropped')
  })

  it('does not come after the last day, and a renewed link counts from its own message', async () => {
    const waiting = await sendForm()
    await remindAfter(waiting, 16)
    expect(await listReminders(waiting)).toEqual([])
    await inPractice(waiting.practice, (tx) => renewLink(tx, { ...waiting, expiresInDays: 30 }))
    await remindAfter(waiting, 16)
    expect(await listReminders(waiting)).toHaveLength(1)
  })
})

describe('"Stop reminders" on the page a message leads to', () => {
  it('needs no PIN and no JavaScript, opens nothing, and the clinician sees it', async () => {
    const waiting = await sendForm()
    const browser = new RespondentBrowser()
    const gate = await browser.get(`/q/${waiting.secret}`)
    expect(gate.html).toContain('Stop reminders')
    expect(gate.html).toContain(`action="/q/${waiting.secret}/stop"`)
    const stopped = await browser.post(`/q/${waiting.secret}/stop`)
    expect(readHeading(stopped.html)).toBe('No more reminders')
    expect(stopped.html).not.toMatch(TELLING_WORDS)
    expect(browser.cookie).toBeNull()
    await browser.post(`/q/${waiting.secret}/stop`)
    const seen = await inPractice(waiting.practice, async (tx) => ({
      contact: await tx.db.safeContact.findFirst({ select: { stoppedBy: true, stoppedWhat: true } }),
      overview: await tx.db.clientOverview.findFirst({ select: { facts: true } }),
      reasons: await tx.db.attentionReason.findMany({ select: { code: true } }),
      audited: await tx.db.auditEvent.count({ where: { action: 'client.contact-stopped', actorKind: 'respondent' } }),
      opened: await tx.db.assignment.count({ where: { openedAt: { not: null } } }),
    }))
    expect(seen.contact).toEqual({ stoppedBy: 'client', stoppedWhat: 'reminders' })
    expect(readOverview(seen.overview?.facts).status.code).toBe('messages-stopped')
    expect(seen.reasons).toContainEqual({ code: 'MESSAGES_STOPPED' })
    expect([seen.audited, seen.opened]).toEqual([1, 0])
    await remindAfter(waiting, 4)
    expect(await listReminders(waiting)).toEqual([])
  })

  it('works from an old message too, and never loosens a stop of everything', async () => {
    const waiting = await sendForm()
    await inPractice(waiting.practice, (tx) => renewLink(tx, { ...waiting, expiresInDays: 14 }))
    const stop = () => new RespondentBrowser().post(`/q/${waiting.secret}/stop`)
    expect(readHeading((await stop()).html)).toBe('No more reminders')
    await inPractice(waiting.practice, (tx) => stopContact(tx, { ...waiting, by: 'practice', what: 'all' }))
    await stop()
    const contact = await inPractice(waiting.practice, (tx) => tx.db.safeContact.findFirst({ where: {} }))
    expect([contact?.stoppedBy, contact?.stoppedWhat]).toEqual(['practice', 'all'])
  })

  it('loaded, changes nothing: mail scanners follow every address they find', async () => {
    const waiting = await sendForm()
    const loaded = await new RespondentBrowser().get(`/q/${waiting.secret}/stop`)
    expect(loaded.status).toBe(404)
    const contact = await inPractice(waiting.practice, (tx) => tx.db.safeContact.findFirst({ where: {} }))
    expect(contact?.stoppedAt).toBeNull()
  })
})
