import type { LocalDate } from '@/lib/domain/wall-time'

/** Where the reader is: the practice's locale and time zone. */
export type Place = { locale: string; timeZone: string }

/**
 * How much of a date is said. short: 18 Nov. day: 18 November. shortYear: 18 Nov 2026. dayYear: 18 November 2026.
 * weekday: Wed 18 Nov. weekdayYear: Wed 18 Nov 2026. long: Wednesday 18 November.
 * longYear: Wednesday 18 November 2026.
 */
export type DateStyle = 'short' | 'day' | 'shortYear' | 'dayYear' | 'weekday' | 'weekdayYear' | 'long' | 'longYear'

const STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short' },
  day: { day: 'numeric', month: 'long' },
  shortYear: { day: 'numeric', month: 'short', year: 'numeric' },
  dayYear: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  weekdayYear: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  longYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
}

/** A day in the reader's words: an instant in the practice's zone, or a calendar day as it stands. */
export function formatDate(at: Date | LocalDate, place: Place, style: DateStyle = 'short'): string {
  const words =
    typeof at === 'string'
      ? formatter(place.locale, 'UTC', STYLES[style]).format(new Date(`${at}T00:00:00Z`))
      : formatter(place.locale, place.timeZone, STYLES[style]).format(at)
  return words.replace(COMMA_AFTER_WEEKDAY, '$1')
}

/** British English sets it where a year follows, and nowhere else: one list of dates would have two manners. */
const COMMA_AFTER_WEEKDAY = /^(\p{L}+),/u

/** The same, with the year added when it is not the year of `today`: a bare "3 June" must mean this year's. */
export function formatDateSince(
  at: Date | LocalDate,
  place: Place,
  today: Date | LocalDate,
  style: 'short' | 'day' | 'weekday' | 'long' = 'day',
): string {
  const isSameYear = yearOf(at, place) === yearOf(today, place)
  return formatDate(at, place, isSameYear ? style : `${style}Year`)
}

/** The month of a calendar day: November 2026. */
export function formatMonth(day: LocalDate, place: Place): string {
  return formatter(place.locale, 'UTC', { month: 'long', year: 'numeric' }).format(new Date(`${day}T00:00:00Z`))
}

/** Wall-clock time in the practice's zone: 09:42. */
export function formatTime(at: Date, place: Place): string {
  return formatter(place.locale, place.timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

/** Day and time in the practice's zone: 18 Nov 2026, 09:42. */
export function formatMoment(at: Date, place: Place): string {
  return `${formatDate(at, place, 'shortYear')}, ${formatTime(at, place)}`
}

function yearOf(at: Date | LocalDate, place: Place): string {
  if (typeof at === 'string') return at.slice(0, 4)
  return formatter('en-GB', place.timeZone, { year: 'numeric' }).format(at)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${timeZone}|${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone })
  formatters.set(key, made)
  return made
}
