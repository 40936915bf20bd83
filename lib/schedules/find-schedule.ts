import 'server-only'
import { isId } from '@/lib/db/ids'
import type { StaffTx } from '@/lib/db/practice-db'
import { nextSendingAt, type Schedule, type ScheduleUnit } from '@/lib/domain/schedule'
import type { LocalDate } from '@/lib/domain/wall-time'

/** A schedule as it is stored, with the zone its times are in. */
export type StoredSchedule = Schedule & {
  id: string
  clientId: string
  expiresInDays: number
  handledUntil: LocalDate | null
  pausedAt: Date | null
  endedAt: Date | null
  createdById: string
  timeZone: string
}

/** Locks a schedule for this transaction; null when there is none such here. */
export async function lockSchedule(tx: StaffTx, scheduleId: string): Promise<StoredSchedule | null> {
  if (!isId(scheduleId)) return null
  const [row] = await tx.db.$queryRaw<(Omit<StoredSchedule, 'unit'> & { unit: string })[]>`
    select s.id, s.client_id as "clientId", s.instrument_id as "formId", s.every, s.unit,
      s.starts_on::text as "startsOn", s.sends_at as "sendsAt", s.times, s.expires_in_days as "expiresInDays",
      s.handled_until::text as "handledUntil", s.paused_at as "pausedAt", s.ended_at as "endedAt",
      s.created_by_id as "createdById", p.time_zone as "timeZone"
    from schedule s join practice p on p.id = s.practice_id
    where s.id = ${scheduleId}::uuid for update of s`
  return row ? { ...row, unit: row.unit as ScheduleUnit } : null
}

/** Asks for the schedule to be run when its next day comes; a schedule that is over asks for nothing. */
export async function planNext(tx: StaffTx, schedule: StoredSchedule, handledUntil: LocalDate | null): Promise<void> {
  const at = nextSendingAt(schedule, handledUntil, schedule.timeZone)
  if (at) await tx.enqueue('run-schedule', schedule.id, at)
}
