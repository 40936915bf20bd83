import 'server-only'
import { z } from 'zod'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { findDue } from '@/lib/domain/schedule'
import { lockSchedule, planNext, type StoredSchedule } from '@/lib/schedules/find-schedule'

export const scheduleInput = z.object({ scheduleId: z.uuid() })

type Input = z.infer<typeof scheduleInput>
type Changed = { clientId: string }

/** Lets a schedule rest. Days that come meanwhile are let go. @throws AppError NOT_FOUND, STALE when it is over */
export async function pauseSchedule(tx: MemberTx, input: Input): Promise<Changed> {
  const schedule = await lockLive(tx, input)
  if (schedule.pausedAt) return { clientId: schedule.clientId }
  await tx.db.schedule.updateMany({ where: { id: schedule.id }, data: { pausedAt: tx.now } })
  await note(tx, schedule, 'schedule.paused')
  return { clientId: schedule.clientId }
}

/** Goes on with the next of its days that is still to come. @throws AppError NOT_FOUND, STALE when it is over */
export async function resumeSchedule(tx: MemberTx, input: Input): Promise<Changed> {
  const schedule = await lockLive(tx, input)
  if (!schedule.pausedAt) return { clientId: schedule.clientId }
  const { send: lastOver } = findDue(schedule, schedule.handledUntil, tx.now, schedule.timeZone)
  const handledUntil = lastOver ?? schedule.handledUntil
  await tx.db.schedule.updateMany({
    where: { id: schedule.id },
    data: { pausedAt: null, handledUntil: handledUntil === null ? null : new Date(handledUntil) },
  })
  await planNext(tx, schedule, handledUntil)
  await note(tx, schedule, 'schedule.resumed')
  return { clientId: schedule.clientId }
}

/** Ends a schedule for good; forms it has asked stay as they are. @throws AppError NOT_FOUND, STALE when it is over */
export async function endSchedule(tx: MemberTx, input: Input): Promise<Changed> {
  const schedule = await lockLive(tx, input)
  await tx.db.schedule.updateMany({ where: { id: schedule.id }, data: { endedAt: tx.now } })
  await note(tx, schedule, 'schedule.ended')
  return { clientId: schedule.clientId }
}

/** Ends every schedule of a client: when all contact stops, and before the file is archived. */
export async function endSchedules(tx: MemberTx, input: { clientId: string }): Promise<number> {
  const live = await tx.db.schedule.findMany({
    where: { clientId: input.clientId, endedAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of live) await endSchedule(tx, { scheduleId: id })
  return live.length
}

async function lockLive(tx: MemberTx, { scheduleId }: Input): Promise<StoredSchedule> {
  const schedule = await lockSchedule(tx, scheduleId)
  if (!schedule) throw new AppError('NOT_FOUND')
  if (schedule.endedAt) throw new AppError('STALE', 'over already')
  return schedule
}

type Act = 'schedule.paused' | 'schedule.resumed' | 'schedule.ended'

async function note(tx: MemberTx, { id, clientId }: StoredSchedule, action: Act): Promise<void> {
  await tx.audit({ action, subject: { kind: 'schedule', id }, clientId })
}
