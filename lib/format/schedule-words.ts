import type { ForetoldSchedule, ScheduleUnit } from '@/lib/domain/schedule'
import type { LocalDate } from '@/lib/domain/wall-time'
import { formatDateSince, type Place } from '@/lib/format/dates'

type Turn = { every: number; unit: ScheduleUnit; sendsAt: string; times: number | null }

/** "Every 4 weeks at 09:30, 6 times". */
export function formatTurn({ every, unit, sendsAt, times }: Turn): string {
  const turn = every === 1 ? `Every ${unit}` : `Every ${every} ${unit}s`
  const often = times === null ? '' : times === 1 ? ', once' : `, ${times} times`
  return `${turn} at ${sendsAt}${often}`
}

/** "18 December, 15 January 2027 and 12 February 2027". */
export function formatDays(days: readonly LocalDate[], place: Place, today: LocalDate): string {
  const list = new Intl.ListFormat(place.locale, { type: 'conjunction' })
  return list.format(days.map((day) => formatDateSince(day, place, today)))
}

/** A schedule still being typed: "First on Friday 18 December at 09:30, then 15 January 2027 and so on." */
export function formatForetold(foretold: ForetoldSchedule, place: Place, today: LocalDate): string {
  if ('fault' in foretold) return `No days yet: ${foretold.fault}.`
  const [first, ...later] = foretold.days
  if (!first) return 'No days yet.'
  const opening = `on ${formatDateSince(first, place, today, 'long')} at ${foretold.sendsAt}`
  if (later.length === 0) return `Once, ${opening}.`
  return `First ${opening}, then ${formatDays(later, place, today)}${foretold.hasMore ? ' and so on' : ''}.`
}

export type DayOutcome = 'sent' | 'still-open' | 'held' | 'passed'

const OUTCOMES: Record<DayOutcome, string> = {
  sent: 'asked',
  'still-open': 'not asked, the last one was still open',
  held: 'not asked, their safe contact did not allow it',
  passed: 'not asked, the program was not running',
}

/** What came of a schedule's last day: "9 November: not asked, the last one was still open". */
export function formatLastDay(last: { day: LocalDate; outcome: DayOutcome }, place: Place, today: LocalDate): string {
  return `${formatDateSince(last.day, place, today)}: ${OUTCOMES[last.outcome]}`
}
