import { tzOffset } from '@date-fns/tz'
import { z } from 'zod'

/** A calendar day without a time or zone, YYYY-MM-DD. Sorts and compares as text. */
export type LocalDate = string

const DAY = 86_400_000
const MINUTE = 60_000

/** A real calendar day (31 February is not one), years 1900 to 2199. */
export const localDateSchema = z.string().refine(isLocalDate, { error: 'Enter a date such as 2026-11-20' })

/** An IANA time zone this machine knows, such as Europe/London. */
export const timeZoneSchema = z.string().max(64).refine(isTimeZone, { error: 'Choose a time zone from the list' })

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const TYPED_TIME = /^([01]?\d|2[0-3]):([0-5]\d)(?::00)?$/

/** A time of day as a form sends it. It comes out as HH:MM, whatever clock was typed it by. */
export function wallTimeField(example: string) {
  const error = `Enter a time such as ${example}`
  return z
    .string({ error })
    .trim()
    .regex(TYPED_TIME, error)
    .transform((text) => text.split(':').slice(0, 2).join(':').padStart(5, '0'))
}

export function isLocalDate(text: string): boolean {
  const match = /^(?:19|20|21)\d\d-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone })
    return zone.length > 0
  } catch {
    return false
  }
}

/** The calendar day an instant falls on in a zone. */
export function localDateOf(instant: Date, zone: string): LocalDate {
  return toWall(instant, zone).toISOString().slice(0, 10)
}

/** The wall clock of an instant in a zone, HH:MM. */
export function wallTimeOf(instant: Date, zone: string): string {
  return toWall(instant, zone).toISOString().slice(11, 16)
}

/**
 * The instant a wall clock shows `time` on `date` in a zone. A time that a clock change skips moves forward by the
 * gap (01:30 becomes 02:30); a time that happens twice is the first of the two.
 * @param time HH:MM
 * @throws RangeError when date or time is not one
 */
export function instantOf(date: LocalDate, time: string, zone: string): Date {
  if (!isLocalDate(date) || !TIME.test(time)) throw new RangeError(`No such time: ${date} ${time}`)
  const wall = Date.parse(`${date}T${time}:00Z`)
  const before = offsetMinutes(zone, wall - DAY)
  const after = offsetMinutes(zone, wall + DAY)
  for (const offset of [before, after]) {
    const instant = wall - offset * MINUTE
    if (offsetMinutes(zone, instant) === offset) return new Date(instant)
  }
  return new Date(wall - before * MINUTE)
}

/** The first instant of a day in a zone: midnight, or where the clock change skips it, the first moment after. */
export function startOfLocalDay(date: LocalDate, zone: string): Date {
  return instantOf(date, '00:00', zone)
}

/** The last millisecond of a day in a zone. */
export function endOfLocalDay(date: LocalDate, zone: string): Date {
  return new Date(startOfLocalDay(addDays(date, 1), zone).getTime() - 1)
}

/** The day so many days later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}

function toWall(instant: Date, zone: string): Date {
  return new Date(instant.getTime() + offsetMinutes(zone, instant.getTime()) * MINUTE)
}

function offsetMinutes(zone: string, at: number): number {
  return tzOffset(zone, new Date(at))
}
