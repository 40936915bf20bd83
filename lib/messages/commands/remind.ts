import 'server-only'
import { newId } from '@/lib/db/ids'
import type { JobTx } from '@/lib/db/practice-db'
import { TEMPLATES } from '@/lib/domain/form-message'
import { mayRemindAgain, nextReminderMoment, type ReminderSettings, reminderDueAt } from '@/lib/domain/reminders'
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
  if (!row?.lastSentAt || !row.isOpen || row.isUnderWay || !mayRemindAgain(row, row.reminded)) return null
  // Sent anew in the meantime, or the practice reminds later now.
  const dueAt = reminderDueAt(row, row.lastSentAt, row.timeZone)
  if (dueAt > tx.now) return rest(tx, row, dueAt)
  const contact = toContactFacts(await findContact(tx, row.clientId))
  const sending = decideSending(contact, 'reminder', localDateOf(tx.now, row.timeZone))
  // Contact that is confirmed while the form is open lets it be reminded of after all.
  if (!sending.isAllowed && sending.reason === 'PAUSED') {
    return rest(tx, row, nextReminderMoment(row, tx.now, row.timeZone))
  }
  if (!sending.isAllowed) return null
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
      createdById: row.createdById,
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

/** The settings are those that apply to the client: their own wish, else the practice's. */
type FormRow = ReminderSettings & {
  id: string
  clientId: string
  createdById: string
  timeZone: string
  /** Waits for its answer, by a link that works, in a file that is not archived. */
  isOpen: boolean
  reminded: number
  isUnderWay: boolean
  lastSentAt: Date | null
}

/** Locks the form first and counts after, so that of two at once the later one counts what the earlier one wrote. */
async function lockForm(tx: JobTx, assignmentId: string): Promise<FormRow | null> {
  await tx.db.$queryRaw`select 1 from assignment where id = ${assignmentId}::uuid for update`
  const [row] = await tx.db.$queryRaw<FormRow[]>`
    select a.id, a.client_id as "clientId", a.created_by_id as "createdById", p.time_zone as "timeZone",
      coalesce(k.reminder_count, p.reminder_count) as "reminderCount", p.reminder_after_days as "reminderAfterDays",
      p.reminder_at as "reminderAt",
      (a.via = 'message' and a.completed_at is null and a.revoked_at is null and a.locked_at is null
        and a.expires_at > ${tx.now} and c.archived_at is null and exists (select 1 from link l
          where l.practice_id = a.practice_id and l.assignment_id = a.id and l.ended_at is null)) as "isOpen",
      (select count(*)::int from message m where m.practice_id = a.practice_id and m.assignment_id = a.id
        and m.kind = 'reminder') as reminded,
      exists (select 1 from message m where m.practice_id = a.practice_id and m.assignment_id = a.id
        and m.state in ('queued', 'sending')) as "isUnderWay",
      (select max(m.settled_at) from message m where m.practice_id = a.practice_id and m.assignment_id = a.id
        and m.state = 'sent') as "lastSentAt"
    from assignment a
    join practice p on p.id = a.practice_id
    join client c on c.practice_id = a.practice_id and c.id = a.client_id
    left join safe_contact k on k.practice_id = a.practice_id and k.client_id = a.client_id
    where a.id = ${assignmentId}::uuid`
  return row ?? null
}

function findContact(tx: JobTx, clientId: string): Promise<StoredContact | null> {
  return tx.db.safeContact.findFirst({
    where: { clientId },
    select: CONTACT_COLUMNS,
  })
}
