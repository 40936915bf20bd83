import 'server-only'
import { newId } from '@/lib/db/ids'
import type { JobTx, StaffTx } from '@/lib/db/practice-db'
import { type Sql, sql } from '@/lib/db/sql'
import { TEMPLATES } from '@/lib/domain/form-message'
import {
  mayRemindAgain,
  nextReminderMoment,
  type RemindedForm,
  type ReminderSettings,
  reminderDueAt,
  reminderLeavesAt,
  whyClosed,
} from '@/lib/domain/reminders'
import { decideSending } from '@/lib/domain/safe-contact'
import { CONTACT_COLUMNS, type StoredContact, toContactFacts } from '@/lib/domain/stored-contact'
import { localDateOf } from '@/lib/domain/wall-time'

/**
 * Asks for a form to be reminded of in so many days, in the transaction that notes its message as sent; where the
 * client or practice wants none, or no more, nothing is asked. A later message of the form moves the day.
 */
export async function planReminder(tx: JobTx, input: { assignmentId: string }): Promise<void> {
  const row = await lockForm(tx, input.assignmentId)
  if (!row || !mayRemindAgain(row, row.reminded)) return
  await tx.enqueue('send-reminder', row.id, reminderDueAt(row, tx.now, row.timeZone))
}

/**
 * Puts a reminder of a form on its way, with the link it has already. Looked at anew: nothing goes out for a form that is
 * answered, withdrawn, over or locked, for an archived file, against safe contact, or more often than the client, or else
 * the practice, wants. While contact waits to be confirmed it rests from day to day.
 * @returns the message; null when there is nothing to remind of
 */
export async function remind(tx: JobTx, input: { assignmentId: string }): Promise<{ messageId: string } | null> {
  const row = await lockForm(tx, input.assignmentId)
  if (!row?.lastSentAt || !isWaiting(row, tx.now) || row.isUnderWay || !mayRemindAgain(row, row.reminded)) return null
  // Sent anew in the meantime, the practice reminds later now, or the program was off at that time of day.
  const dueAt = reminderDueAt(row, row.lastSentAt, row.timeZone)
  const leavesAt = reminderLeavesAt(row, dueAt, tx.now, row.timeZone)
  if (leavesAt > tx.now) return rest(tx, row, leavesAt)
  const contact = toContactFacts(await findContact(tx, row.clientId))
  const sending = decideSending(contact, 'reminder', localDateOf(tx.now, row.timeZone))
  // Contact that is confirmed while the form is open lets it be reminded of after all.
  if (!sending.isAllowed && sending.reason === 'PAUSED') {
    return rest(tx, row, nextReminderMoment(row, tx.now, row.timeZone))
  }
  return sending.isAllowed ? putReminder(tx, row) : null
}

/** The reminder itself, for a form that was looked at; it leaves after this transaction has committed. */
export async function putReminder(tx: StaffTx, row: FormRow): Promise<{ messageId: string }> {
  const messageId = newId(tx.now)
  await tx.db.message.create({
    data: {
      id: messageId,
      clientId: row.clientId,
      assignmentId: row.id,
      kind: 'reminder',
      channel: 'email',
      template: TEMPLATES.reminder.template,
      templateVersion: TEMPLATES.reminder.version,
      state: 'queued',
      createdAt: tx.now,
      createdById: tx.scope.kind === 'member' ? tx.scope.membershipId : row.createdById,
      nextTryAt: tx.now,
    },
    select: { id: true },
  })
  await tx.enqueue('send-message', messageId)
  await tx.audit({ action: 'message.queued', subject: { kind: 'message', id: messageId }, clientId: row.clientId })
  return { messageId }
}

async function rest(tx: JobTx, row: FormRow, until: Date): Promise<null> {
  await tx.enqueue('send-reminder', row.id, until)
  return null
}

/** It waits for its answer, by a link that works. */
function isWaiting(row: FormRow, now: Date): boolean {
  return row.hasLink && whyClosed(row, now) === null
}

/** The settings are those that apply to the client: their own wish, else the practice's. */
export type FormRow = ReminderSettings &
  RemindedForm & {
    id: string
    clientId: string
    formId: string
    createdById: string
    timeZone: string
    hasLink: boolean
  }

/** Locks the form first and counts after, so that of two at once the later one counts what the earlier one wrote. */
export async function lockForm(tx: StaffTx, assignmentId: string): Promise<FormRow | null> {
  await tx.db.$queryRaw`select 1 from assignment where id = ${assignmentId}::uuid for update`
  const [row] = await readForms(tx, sql`a.id = ${assignmentId}::uuid`)
  return row ?? null
}

/** What decides about reminding of these forms, oldest first, in one statement. */
export function readForms(tx: StaffTx, which: Sql): Promise<FormRow[]> {
  return tx.db.$queryRaw<FormRow[]>`
    select a.id, a.client_id as "clientId", a.instrument_id as "formId", a.created_by_id as "createdById", p.time_zone as "timeZone",
      coalesce(k.reminder_count, p.reminder_count) as "reminderCount", p.reminder_after_days as "reminderAfterDays",
      p.reminder_at as "reminderAt",
      a.via, a.completed_at as "completedAt", a.revoked_at as "revokedAt", a.expires_at as "expiresAt",
      a.locked_at as "lockedAt", c.archived_at is not null as "isArchived",
      exists (select 1 from link l
        where l.practice_id = a.practice_id and l.assignment_id = a.id and l.ended_at is null) as "hasLink",
      (select count(*)::int from message m where m.practice_id = a.practice_id and m.assignment_id = a.id
        and m.kind = 'reminder') as reminded,
      exists (select 1 from message m where m.practice_id = a.practice_id and m.assignment_id = a.id
        and m.state in ('queued', 'sending')) as "isUnderWay",
      exists (select 1 from message m where m.practice_id = a.practice_id and m.assignment_id = a.id
        and m.state = 'held') as "isHeld",
      (select max(m.settled_at) from message m where m.practice_id = a.practice_id and m.assignment_id = a.id
        and m.state = 'sent') as "lastSentAt"
    from assignment a
    join practice p on p.id = a.practice_id
    join client c on c.practice_id = a.practice_id and c.id = a.client_id
    left join safe_contact k on k.practice_id = a.practice_id and k.client_id = a.client_id
    where ${which}
    order by a.created_at, a.id`
}

function findContact(tx: JobTx, clientId: string): Promise<StoredContact | null> {
  return tx.db.safeContact.findFirst({
    where: { clientId },
    select: CONTACT_COLUMNS,
  })
}
