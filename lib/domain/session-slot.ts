import { z } from 'zod'
import { addDays, daysBetween, instantOf, type LocalDate, localDateSchema, wallTimeField } from '@/lib/domain/wall-time'

export const EVERY_WEEKS_MAX = 12

/** When a client comes: a wall time in the practice's zone on `startsOn`, and again every so many weeks. */
export type SessionSlot = {
  /** The first day of the series; it gives the weekday. */
  startsOn: LocalDate
  /** HH:MM */
  startsAt: string
  everyWeeks: number
}

const WEEKS = `Choose 1 to ${EVERY_WEEKS_MAX} weeks`

/** The fields of a slot's form. */
export const sessionSlotFields = {
  startsOn: z.string({ error: 'Choose the first day' }).trim().pipe(localDateSchema),
  startsAt: wallTimeField('09:00'),
  everyWeeks: z.coerce
    .number({ error: WEEKS })
    .pipe(z.int({ error: WEEKS }).min(1, { error: WEEKS }).max(EVERY_WEEKS_MAX, { error: WEEKS })),
}

/** Whether the client comes on this day. Before the first day there is no session. */
export function isSessionOn(slot: SessionSlot, day: LocalDate): boolean {
  const days = daysBetween(slot.startsOn, day)
  return days >= 0 && days % turnOf(slot) === 0
}

/** The first session on or after a day. */
export function nextSessionOn(slot: SessionSlot, from: LocalDate): LocalDate {
  const days = daysBetween(slot.startsOn, from)
  return addDays(slot.startsOn, Math.max(0, Math.ceil(days / turnOf(slot))) * turnOf(slot))
}

/** The last session before a day; null when the series begins on it or later. */
export function previousSessionOn(slot: SessionSlot, before: LocalDate): LocalDate | null {
  const days = daysBetween(slot.startsOn, before)
  if (days <= 0) return null
  return addDays(slot.startsOn, Math.floor((days - 1) / turnOf(slot)) * turnOf(slot))
}

/**
 * Whole minutes from now until the session of a day begins, rounded up: 0 as it begins, negative once it has.
 * A clock change moves the instant, never the wall time.
 */
export function minutesUntil(startsAt: string, day: LocalDate, now: Date, zone: string): number {
  // Not -0, which would be told apart from 0.
  return Math.ceil((instantOf(day, startsAt, zone).getTime() - now.getTime()) / 60_000) + 0
}

/** Days from one session to the next. */
function turnOf(slot: SessionSlot): number {
  return slot.everyWeeks * 7
}
