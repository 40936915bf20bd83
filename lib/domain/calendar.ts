import { mayRemindAgain, type ReminderSettings, reminderDueAt } from '@/lib/domain/reminders'
import { type ContactFacts, decideSending, type SendingRefusal, type SendingWay } from '@/lib/domain/safe-contact'
import { nextOccurrences, type Schedule } from '@/lib/domain/schedule'
import { addDays, instantOf, type LocalDate, localDateOf } from '@/lib/domain/wall-time'

/**
 * How a form came to a client, or did not. email: a message. shown, renewed: its link and codes stood on the screen.
 * copied: its link was shown to be copied. code: its short code was typed. handed-over: on the clinician's device.
 * paper: its answers were entered from paper. day: a schedule's day on which it was not asked.
 */
export const CALENDAR_WAYS = ['email', 'shown', 'renewed', 'copied', 'code', 'handed-over', 'paper', 'day'] as const

export type CalendarWay = (typeof CALENDAR_WAYS)[number]

export const CALENDAR_FILTERS = ['all', 'email', 'in-person', 'not-sent'] as const

export type CalendarFilter = (typeof CALENDAR_FILTERS)[number]

export type CalendarView = { filter: CalendarFilter; page: number }

export const CALENDAR_PAGE_SIZE = 50

/** A form that waits for its answer, with what may still happen to it by itself. */
export type OpenForm = {
  assignmentId: string
  formId: string
  expiresAt: Date
  isLocked: boolean
  /** Reminders so far, whatever became of them. */
  reminded: number
  /** When its last message left; null when none has, or it was passed on by hand: nothing reminds of that. */
  lastSentAt: Date | null
  isUnderWay: boolean
  /** When a message that waits is tried again. */
  nextTryAt: Date | null
}

export type PlannedSchedule = Schedule & {
  id: string
  handledUntil: LocalDate | null
  pausedAt: Date | null
  endedAt: Date | null
}

export type AheadFacts = {
  schedules: readonly PlannedSchedule[]
  forms: readonly OpenForm[]
  contact: ContactFacts
  reminders: ReminderSettings
}

/** Something that will happen by itself, as things stand now. */
export type AheadThing = {
  kind: 'day' | 'reminder' | 'try' | 'last-day'
  /** The schedule or the assignment it is about. */
  id: string
  formId: string
  at: Date
  /** Why nothing would go out then, as things stand now. */
  refusal: SendingRefusal | null
  /** The same form is still open on that day, if nobody answers it before. */
  isStillOpen: boolean
}

const DAYS_AHEAD = 3

/** What is to come for a client, soonest first: days of schedules, a reminder, another try, the last day of a link. */
export function planAhead(facts: AheadFacts, now: Date, zone: string): AheadThing[] {
  const things = [
    ...facts.schedules.flatMap((schedule) => planDays(schedule, facts, now, zone)),
    ...facts.forms.flatMap((form) => planForm(form, facts, now, zone)),
  ]
  return things.toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

function planDays(schedule: PlannedSchedule, facts: AheadFacts, now: Date, zone: string): AheadThing[] {
  if (schedule.pausedAt || schedule.endedAt) return []
  const from = schedule.handledUntil === null ? schedule.startsOn : addDays(schedule.handledUntil, 1)
  return nextOccurrences(schedule, from, DAYS_AHEAD)
    .map((day) => instantOf(day, schedule.sendsAt, zone))
    .filter((at) => at > now)
    .map((at) => ({
      kind: 'day',
      id: schedule.id,
      formId: schedule.formId,
      at,
      refusal: refusalOn(facts.contact, 'scheduled', at, zone),
      isStillOpen: facts.forms.some((form) => form.formId === schedule.formId && form.expiresAt > at),
    }))
}

function planForm(form: OpenForm, facts: AheadFacts, now: Date, zone: string): AheadThing[] {
  const thing = { id: form.assignmentId, formId: form.formId, refusal: null, isStillOpen: false }
  const remindAt = reminderOf(form, facts, zone)
  return [
    ...(form.nextTryAt && form.nextTryAt > now ? [{ ...thing, kind: 'try' as const, at: form.nextTryAt }] : []),
    ...(remindAt && remindAt > now
      ? [
          {
            ...thing,
            kind: 'reminder' as const,
            at: remindAt,
            refusal: refusalOn(facts.contact, 'reminder', remindAt, zone),
          },
        ]
      : []),
    { ...thing, kind: 'last-day', at: form.expiresAt },
  ]
}

/** The moment a form would be reminded of, where it would be at all. */
function reminderOf(form: OpenForm, { contact, reminders }: AheadFacts, zone: string): Date | null {
  const settings = { ...reminders, reminderCount: contact?.reminderCount ?? reminders.reminderCount }
  if (!form.lastSentAt || form.isLocked || form.isUnderWay || !mayRemindAgain(settings, form.reminded)) return null
  const at = reminderDueAt(settings, form.lastSentAt, zone)
  return at < form.expiresAt ? at : null
}

function refusalOn(contact: ContactFacts, way: SendingWay, at: Date, zone: string): SendingRefusal | null {
  const decision = decideSending(contact, way, localDateOf(at, zone))
  return decision.isAllowed ? null : decision.reason
}
