import 'server-only'
import { z } from 'zod'
import { newId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { expiresInDaysSchema } from '@/lib/domain/assignment-state'
import { AppError } from '@/lib/domain/errors'
import { decideSending } from '@/lib/domain/safe-contact'
import { refuseStart, scheduleSchema } from '@/lib/domain/schedule'
import { CONTACT_COLUMNS, toContactFacts } from '@/lib/domain/stored-contact'
import { localDateOf } from '@/lib/domain/wall-time'
import { planNext } from '@/lib/schedules/find-schedule'

export const makeScheduleInput = scheduleSchema.and(
  z.object({ clientId: z.uuid(), expiresInDays: expiresInDaysSchema }),
)

export type MakeSchedule = z.infer<typeof makeScheduleInput>

/**
 * Asks a form of a client again and again, by message. Nothing is asked now: the first day is one of the schedule's.
 * @throws AppError NOT_FOUND, FORBIDDEN (archived client), CONTACT_FORBIDS, BAD_INPUT (a start in the past), CONFLICT (the
 *   form has a schedule already)
 */
export async function makeSchedule(
  tx: MemberTx,
  input: MakeSchedule,
): Promise<{ clientId: string; scheduleId: string }> {
  const { clientId, expiresInDays, ...schedule } = input
  const timeZone = await requireReachable(tx, clientId)
  const refusal = refuseStart(schedule, tx.now, timeZone)
  if (refusal) throw new AppError('BAD_INPUT', 'start', refusal)
  const other = { clientId, instrumentId: schedule.formId, endedAt: null }
  if ((await tx.db.schedule.count({ where: other })) > 0) {
    throw new AppError('CONFLICT', 'has one', { formId: ['This form has a schedule already: end that one first'] })
  }
  const id = newId(tx.now)
  const { formId: instrumentId, startsOn, ...rest } = schedule
  await tx.db.schedule.create({
    data: {
      ...rest,
      id,
      clientId,
      instrumentId,
      startsOn: new Date(startsOn),
      expiresInDays,
      createdAt: tx.now,
      createdById: tx.scope.membershipId,
    },
    select: { id: true },
  })
  const stored = { ...schedule, id, clientId, expiresInDays, timeZone, createdById: tx.scope.membershipId }
  await planNext(tx, { ...stored, handledUntil: null, pausedAt: null, endedAt: null }, null)
  await tx.audit({ action: 'schedule.made', subject: { kind: 'schedule', id }, clientId })
  return { clientId, scheduleId: id }
}

async function requireReachable(tx: MemberTx, clientId: string): Promise<string> {
  const client = await tx.db.client.findFirst({
    where: { id: clientId },
    select: {
      archivedAt: true,
      practice: { select: { timeZone: true } },
      safeContact: { select: CONTACT_COLUMNS },
    },
  })
  if (!client) throw new AppError('NOT_FOUND')
  if (client.archivedAt) throw new AppError('FORBIDDEN', 'archived client')
  const { timeZone } = client.practice
  const decision = decideSending(toContactFacts(client.safeContact), 'scheduled', localDateOf(tx.now, timeZone))
  if (!decision.isAllowed) throw new AppError('CONTACT_FORBIDS', decision.reason)
  return timeZone
}
