import 'server-only'
import type { z } from 'zod'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { endSchedule, scheduleInput } from '@/lib/schedules/commands/change-schedule'
import { makeSchedule, makeScheduleInput } from '@/lib/schedules/commands/make-schedule'
import { lockSchedule } from '@/lib/schedules/find-schedule'

export const replaceScheduleInput = makeScheduleInput.and(scheduleInput)

/**
 * Changes how a form is asked: the schedule ends, with its past, and another for the same form takes its place. Both or
 * neither: what may not begin leaves the old one as it was.
 * @throws AppError NOT_FOUND (another client's or form's schedule too), STALE when it is over, and as makeSchedule
 */
export async function replaceSchedule(
  tx: MemberTx,
  { scheduleId, ...next }: z.infer<typeof replaceScheduleInput>,
): Promise<{ clientId: string; scheduleId: string }> {
  const old = await lockSchedule(tx, scheduleId)
  if (old?.clientId !== next.clientId || old.formId !== next.formId) throw new AppError('NOT_FOUND')
  await endSchedule(tx, { scheduleId })
  return makeSchedule(tx, next)
}
