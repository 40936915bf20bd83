import type { SessionSlot } from '@/lib/domain/session-slot'
import { nextSessionOn } from '@/lib/domain/session-slot'
import { addDays, type LocalDate } from '@/lib/domain/wall-time'
import { formatDate, type Place } from '@/lib/format/dates'

export const NO_SESSION = 'No regular session'

/** The next session and its turn: "Today 09:00, every second Friday"; "Fri 27 Nov 09:00, every Friday". */
export function formatSessionSlot(slot: SessionSlot, today: LocalDate, place: Place): string {
  return `${formatNext(nextSessionOn(slot, today), today, place)} ${slot.startsAt}, ${formatTurn(slot, place)}`
}

/** "every Friday", "every second Friday", "every sixth Friday". */
export function formatTurn(slot: Pick<SessionSlot, 'startsOn' | 'everyWeeks'>, { locale }: Place): string {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${slot.startsOn}T00:00:00Z`),
  )
  const ordinal = ORDINALS[slot.everyWeeks - 1]
  return ['every', ordinal, weekday].filter(Boolean).join(' ')
}

/** What the choice of "every n weeks" says: "Every week", "Every 3 weeks". */
export function formatEveryWeeks(weeks: number): string {
  return weeks === 1 ? 'Every week' : `Every ${weeks} weeks`
}

/** "in 18 min", "in 2 h 5 min", "now"; blank once it began. */
export function formatMinutesUntil(minutes: number): string {
  if (minutes < 0) return ''
  if (minutes === 0) return 'now'
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return ['in', hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ')
}

const ORDINALS = [
  '',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
]

function formatNext(next: LocalDate, today: LocalDate, place: Place): string {
  if (next === today) return 'Today'
  if (next === addDays(today, 1)) return 'Tomorrow'
  const day = formatDate(next, place, 'weekday')
  return next.slice(0, 4) === today.slice(0, 4) ? day : `${day} ${next.slice(0, 4)}`
}
