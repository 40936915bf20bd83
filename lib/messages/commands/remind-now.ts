import 'server-only'
import { z } from 'zod'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { type ReminderRefusal, refuseReminder } from '@/lib/domain/reminders'
import { CONTACT_COLUMNS, toContactFacts } from '@/lib/domain/stored-contact'
import { localDateOf } from '@/lib/domain/wall-time'
import { lockForm, putReminder } from '@/lib/messages/commands/remind'

export const remindNowInput = z.object({ assignmentId: z.uuid() })

/** Either it is on its way, or it is said why not; nothing was changed then. */
export type RemindedNow = { clientId: string; messageId: string } | { clientId: string; refusal: ReminderRefusal }

/**
 * Puts a reminder of a form on its way because somebody asks for it now, with the link the form has. Looked at under a
 * lock: of two who ask at the same moment the later one counts what the earlier one sent.
 * @throws AppError NOT_FOUND
 */
export async function remindNow(tx: MemberTx, input: { assignmentId: string }): Promise<RemindedNow> {
  const row = isId(input.assignmentId) ? await lockForm(tx, input.assignmentId) : null
  if (!row) throw new AppError('NOT_FOUND')
  const { clientId } = row
  const contact = await tx.db.safeContact.findFirst({ where: { clientId }, select: CONTACT_COLUMNS })
  const today = localDateOf(tx.now, row.timeZone)
  const refusal = refuseReminder(row, toContactFacts(contact), tx.now, today) ?? (row.hasLink ? null : 'OVER')
  return refusal ? { clientId, refusal } : { clientId, ...(await putReminder(tx, row)) }
}
