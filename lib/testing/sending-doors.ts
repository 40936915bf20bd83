import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { renewLink } from '@/lib/assignments/commands/links'
import { mintJobScope } from '@/lib/auth/scope'
import { newId } from '@/lib/db/ids'
import { type MemberTx, practiceDb } from '@/lib/db/practice-db'
import type { SendingWay } from '@/lib/domain/safe-contact'
import { localDateOf, wallTimeOf } from '@/lib/domain/wall-time'
import { queueIfAllowed, queueMessage } from '@/lib/messages/commands/queue-message'
import { remindNow } from '@/lib/messages/commands/remind-now'
import { makeSchedule } from '@/lib/schedules/commands/make-schedule'
import type { Job } from '@/lib/server/run-job'
import type { AskedForm } from '@/lib/testing/asked-form'
import { inPractice } from '@/lib/testing/practice-fixture'
import { sendWaiting } from '@/lib/testing/waiting-message'
import { runSchedule } from '@/lib/worker/run-schedule'
import { sendReminder } from '@/lib/worker/send-reminder'

/** One way by which a message can come to be, or leave. Refusing by an error is as good as doing nothing. */
export type Door = {
  way: Extract<SendingWay, 'message' | 'reminder' | 'scheduled'>
  /** What has to stand already, arranged while contact was agreed. */
  before?: (asked: AskedForm) => Promise<unknown>
  press: (asked: AskedForm) => Promise<unknown>
}

const DAY = 86_400_000

/**
 * Every door of the program, by the files that write a message or ask for one to be sent. A test fails while a file that
 * does either is missing here.
 */
export const DOORS: Record<string, Door> = {
  'messages/commands/queue-message: sent, or sent again': {
    way: 'message',
    press: (asked) => inPractice(asked.practice, (tx) => queueMessage(tx, asked)),
  },
  'messages/commands/queue-message: sent with a renewed link': {
    way: 'message',
    press: (asked) =>
      inPractice(asked.practice, async (tx) => {
        await renewLink(tx, { ...asked, expiresInDays: 14 })
        return queueIfAllowed(tx, asked)
      }),
  },
  'messages/commands/queue-message: with a second form': {
    way: 'message',
    press: (asked) => inPractice(asked.practice, (tx) => askAnother(tx, asked)),
  },
  'messages/commands/remind: a reminder that has come due': {
    way: 'reminder',
    before: async (asked) => {
      // At its own time of day: at another it would rest, whatever else speaks against it.
      const reminderAt = wallTimeOf(new Date(), 'Europe/London')
      await inPractice(asked.practice, (tx) => tx.db.practice.updateMany({ data: { reminderCount: 2, reminderAt } }))
      await putRow(asked, 'form', 'sent', new Date(Date.now() - 5 * DAY))
    },
    press: (asked) => sendReminder(jobOf(asked, asked.assignmentId)),
  },
  'messages/commands/remind-now: a reminder that somebody asks for': {
    way: 'reminder',
    before: (asked) => putRow(asked, 'form', 'sent', new Date(Date.now() - 5 * DAY)),
    press: (asked) => inPractice(asked.practice, (tx) => remindNow(tx, asked)),
  },
  'schedules/commands/take-due: the day of a schedule': {
    way: 'scheduled',
    before: arrange,
    press: async (asked) => {
      const row = await inPractice(asked.practice, (tx) => tx.db.schedule.findFirst({ select: { id: true } }))
      await runSchedule(jobOf(asked, row?.id ?? '', new Date(Date.now() + 2 * DAY)))
    },
  },
  'schedules/commands/make-schedule: one arranged anew': { way: 'scheduled', press: arrange },
  // What a command would do that forgot to ask: it writes the row, and the row must not get out.
  'messages/commands/dispatch-message: a form that waits already': {
    way: 'message',
    press: (asked) => putAndSend(asked, 'form'),
  },
  'messages/commands/dispatch-message: a reminder that waits already': {
    way: 'reminder',
    press: (asked) => putAndSend(asked, 'reminder'),
  },
}

/** A row as no command of ours would write it: without looking. */
async function putRow(asked: AskedForm, kind: 'form' | 'reminder', state: 'queued' | 'sent', at: Date) {
  const id = newId(at)
  await inPractice(asked.practice, (tx) =>
    tx.db.message.createMany({
      data: {
        ...{ id, clientId: asked.clientId, assignmentId: asked.assignmentId, kind, channel: 'email', state },
        ...{ template: 'form-ready', templateVersion: '1', createdAt: at, createdById: tx.scope.membershipId },
        ...(state === 'sent' ? { settledAt: at } : { nextTryAt: at }),
      },
    }),
  )
  return id
}

async function putAndSend(asked: AskedForm, kind: 'form' | 'reminder') {
  const messageId = await putRow(asked, kind, 'queued', new Date())
  await sendWaiting({ ...asked, messageId }, null, '/dev/null/nowhere')
}

async function askAnother(tx: MemberTx, { clientId }: AskedForm) {
  const form = { clientId, instrumentId: 'cta-40', via: 'message' as const, expiresInDays: 14 }
  const { assignmentId } = await assignInstrument(tx, { ...form, isDuplicateAccepted: true })
  return queueMessage(tx, { assignmentId })
}

function arrange(asked: AskedForm) {
  const startsOn = localDateOf(new Date(Date.now() + DAY), 'Europe/London')
  return inPractice(asked.practice, (tx) =>
    makeSchedule(tx, {
      ...{ clientId: asked.clientId, formId: 'cta-40', every: 4, unit: 'week', startsOn, sendsAt: '09:30' },
      ...{ times: null, expiresInDays: 14 },
    }),
  )
}

/** A job as the queue would run it at this moment. */
function jobOf({ practice }: AskedForm, id: string, now = new Date()): Job {
  const ids = { practiceId: practice.practiceId, id }
  const scope = mintJobScope(ids, crypto.randomUUID())
  return { ...ids, run: (work) => practiceDb(scope, work, { now }) }
}
