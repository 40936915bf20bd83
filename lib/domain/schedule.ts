import { z } from 'zod'
import type { FieldErrors } from '@/lib/domain/errors'
import { optionalChoice } from '@/lib/domain/form-fields'
import { findAssignableForm, formTitle } from '@/lib/domain/forms'
import { findInstrument } from '@/lib/domain/instruments/registry'
import {
  addDays,
  daysBetween,
  instantOf,
  type LocalDate,
  localDateOf,
  localDateSchema,
  wallTimeField,
} from '@/lib/domain/wall-time'

export const SCHEDULE_UNITS = ['day', 'week', 'month'] as const

export type ScheduleUnit = (typeof SCHEDULE_UNITS)[number]

/** Which days a schedule has: every so many units from a first day on, so many times or until it is ended. */
export type Recurrence = {
  every: number
  unit: ScheduleUnit
  startsOn: LocalDate
  /** How often at most; null: until it is ended. */
  times: number | null
}

/** A form asked again and again, at a wall time in the practice's zone. */
export type Schedule = Recurrence & {
  formId: string
  /** HH:MM */
  sendsAt: string
}

const MOST = { day: 365, week: 52, month: 12 } as const
const MOST_TIMES = 520
const SHORTEST = { day: 1, week: 7, month: 28 } as const
const FURTHEST_START_DAYS = 731

const WHOLE = 'Enter a whole number, 1 or more'
const count = (max: number, words: string) =>
  z.coerce.number({ error: WHOLE }).pipe(z.int({ error: WHOLE }).min(1, WHOLE).max(max, words))

/** A schedule as a form sends it. What asks too often is refused in words; refuseStart looks at the clock. */
export const scheduleSchema = z
  .object({
    formId: z
      .string()
      .max(40)
      .refine((id) => findAssignableForm(id) !== null, { error: 'Choose a form from the list' }),
    every: count(MOST.day, `At most ${MOST.day}`),
    unit: z.enum(SCHEDULE_UNITS, 'Choose days, weeks or months'),
    startsOn: localDateSchema,
    sendsAt: wallTimeField('09:30'),
    times: optionalChoice(count(MOST_TIMES, `At most ${MOST_TIMES} times; leave it blank for no end`)),
  })
  .superRefine((schedule, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['every'], message })
    if (schedule.every > MOST[schedule.unit]) refuse(`At most every ${MOST[schedule.unit]} ${schedule.unit}s`)
    if (isTooSoon(schedule.formId, schedule.every * SHORTEST[schedule.unit])) {
      const fewest = fewestDays(schedule.formId)
      refuse(`${formTitle(schedule.formId)} asks about the past ${fewest} days: ask it no more often than that`)
    }
  })

/**
 * Why a schedule cannot begin when it says: in the past, or too far off to be meant. By field, in words; null when it
 * can.
 */
export function refuseStart(schedule: Schedule, now: Date, zone: string): FieldErrors | null {
  const today = localDateOf(now, zone)
  if (schedule.startsOn < today) return { startsOn: ['This day is over: choose today or a later day'] }
  if (daysBetween(today, schedule.startsOn) > FURTHEST_START_DAYS) {
    return { startsOn: ['Choose a day within the next two years'] }
  }
  const first = instantOf(schedule.startsOn, schedule.sendsAt, zone)
  return first <= now ? { sendsAt: ['Today this time is over: choose a later time, or begin tomorrow'] } : null
}

/** The k-th day of a schedule, counted from 0. Months keep the first day's number, or end with the month. */
export function occurrenceOn({ startsOn, every, unit }: Omit<Recurrence, 'times'>, index: number): LocalDate {
  const steps = every * index
  if (unit === 'month') return addMonths(startsOn, steps)
  return addDays(startsOn, steps * (unit === 'week' ? 7 : 1))
}

/** The days of a schedule from `from` on, at most `take`, in order. */
export function nextOccurrences(schedule: Recurrence, from: LocalDate, take: number): LocalDate[] {
  const days: LocalDate[] = []
  for (let index = firstIndexFrom(schedule, from); days.length < take && !isOver(schedule, index); index += 1) {
    days.push(occurrenceOn(schedule, index))
  }
  return days
}

/** A schedule as far as it is typed: its first days, or what is wrong with it still. */
export type ForetoldSchedule = { sendsAt: string; days: LocalDate[]; hasMore: boolean } | { fault: string }

/** What fields would come to, before anything is planned: at most `take` days. Judged as the act itself judges them. */
export function foretellSchedule(fields: unknown, now: Date, zone: string, take: number): ForetoldSchedule {
  const typed = scheduleSchema.safeParse(fields)
  if (!typed.success) return { fault: typed.error.issues[0]?.message ?? '' }
  const [refusal] = Object.values(refuseStart(typed.data, now, zone) ?? {})
  if (refusal?.[0]) return { fault: refusal[0] }
  const days = nextOccurrences(typed.data, typed.data.startsOn, take + 1)
  return { sendsAt: typed.data.sendsAt, days: days.slice(0, take), hasMore: days.length > take }
}

export type DueOccurrences = {
  /** The one to send now; null when none is due. */
  send: LocalDate | null
  /** Those a machine at rest let pass: recorded, never sent. */
  passed: LocalDate[]
}

type Sending = Recurrence & Pick<Schedule, 'sendsAt'>

/**
 * What is due at `now` and was not handled yet. However long nobody looked, one is sent: the last.
 * @param handledUntil the last day already handled; null before the first
 */
export function findDue(schedule: Sending, handledUntil: LocalDate | null, now: Date, zone: string): DueOccurrences {
  const due: LocalDate[] = []
  for (let index = firstIndexFrom(schedule, afterDay(schedule, handledUntil)); !isOver(schedule, index); index += 1) {
    const day = occurrenceOn(schedule, index)
    if (instantOf(day, schedule.sendsAt, zone) > now) break
    due.push(day)
  }
  return { send: due.at(-1) ?? null, passed: due.slice(0, -1) }
}

/** When the next one after those handled is sent; null when the schedule is over. */
export function nextSendingAt(schedule: Sending, handledUntil: LocalDate | null, zone: string): Date | null {
  const [day] = nextOccurrences(schedule, afterDay(schedule, handledUntil), 1)
  return day ? instantOf(day, schedule.sendsAt, zone) : null
}

/** The first day from today on that was not handled yet; null when the schedule is over. */
export function nextDayAhead(schedule: Recurrence, handledUntil: LocalDate | null, today: LocalDate): LocalDate | null {
  const after = afterDay(schedule, handledUntil)
  return nextOccurrences(schedule, after > today ? after : today, 1)[0] ?? null
}

/** A questionnaire asks about a stretch of days; asked again within it, the same days would count twice. */
export function isTooSoon(formId: string, daysSince: number): boolean {
  return daysSince < fewestDays(formId)
}

export function fewestDays(formId: string): number {
  return findInstrument(formId)?.windowDays ?? 1
}

function afterDay(schedule: Recurrence, handledUntil: LocalDate | null): LocalDate {
  return handledUntil === null ? schedule.startsOn : addDays(handledUntil, 1)
}

function isOver({ times }: Recurrence, index: number): boolean {
  return times !== null && index >= times
}

const LONGEST = { day: 1, week: 7, month: 31 } as const

function firstIndexFrom(schedule: Recurrence, from: LocalDate): number {
  const days = Math.max(0, daysBetween(schedule.startsOn, from))
  let index = Math.floor(days / (schedule.every * LONGEST[schedule.unit]))
  while (occurrenceOn(schedule, index) < from) index += 1
  return index
}

function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}
