import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import type { Schedule, ScheduleUnit } from '@/lib/domain/schedule'
import type { LocalDate } from '@/lib/domain/wall-time'

export type ScheduleRow = Schedule & {
  id: string
  expiresInDays: number
  handledUntil: LocalDate | null
  pausedAt: Date | null
  endedAt: Date | null
  sentCount: number
  /** What came of its last day. */
  last: { day: LocalDate; outcome: 'sent' | 'still-open' | 'held' | 'passed' } | null
}

/** A client's schedules, those that are over last. */
export async function listSchedules(tx: MemberTx, clientId: string): Promise<ScheduleRow[]> {
  if (!isId(clientId)) return []
  const rows = await tx.db.$queryRaw<(Omit<ScheduleRow, 'unit'> & { unit: string })[]>`
    select s.id, s.instrument_id as "formId", s.every, s.unit, s.starts_on::text as "startsOn",
      s.sends_at as "sendsAt", s.times, s.expires_in_days as "expiresInDays", s.handled_until::text as "handledUntil",
      s.paused_at as "pausedAt", s.ended_at as "endedAt",
      (select count(*)::int from schedule_occurrence o where o.schedule_id = s.id and o.outcome = 'sent') as "sentCount",
      (select json_build_object('day', o.on_day, 'outcome', o.outcome) from schedule_occurrence o
        where o.schedule_id = s.id order by o.on_day desc limit 1) as last
    from schedule s where s.client_id = ${clientId}::uuid
    order by s.ended_at desc nulls first, s.created_at desc`
  return rows.map((row) => ({ ...row, unit: row.unit as ScheduleUnit }))
}
