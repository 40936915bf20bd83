import { z } from 'zod'
import { optionalChoice } from '@/lib/domain/form-fields'
import { type ContactFacts, decideSending, type SendingRefusal } from '@/lib/domain/safe-contact'
import { addDays, endOfLocalDay, instantOf, type LocalDate, localDateOf, wallTimeField } from '@/lib/domain/wall-time'

/** Of one form, however it is set. */
export const REMINDERS_MAX = 2
export const REMINDER_DAYS_MAX = 14

const DAYS_ERROR = `Enter a whole number of days, 1 to ${REMINDER_DAYS_MAX}`

/** What a practice decides about reminders, as its form sends it. */
export const reminderSettingsSchema = z.object({
  reminderCount: z.enum(['0', '1', '2'], 'Choose how many').transform(Number),
  reminderAfterDays: z
    .string(DAYS_ERROR)
    .trim()
    .regex(/^\d{1,2}$/, DAYS_ERROR)
    .transform(Number)
    .refine((days) => days >= 1 && days <= REMINDER_DAYS_MAX, { error: DAYS_ERROR }),
  reminderAt: wallTimeField('09:30'),
})

export type ReminderSettings = z.infer<typeof reminderSettingsSchema>

/** What a client wants of reminders, as a form sends it: how many at most, or null: as the practice does. */
export const ownReminderCountSchema = optionalChoice(
  z.enum(['0', '1', '2'], 'Choose how many, or as the practice does').transform(Number),
)

/** Whether one more may be sent of a form that was reminded of so often already. */
export function mayRemindAgain({ reminderCount }: ReminderSettings, sentSoFar: number): boolean {
  return sentSoFar < Math.min(reminderCount, REMINDERS_MAX)
}

/**
 * When a form whose last message left then is to be reminded of: at the practice's wall time, so many days later. Where
 * a clock change swallows that time together with the end of the day, the last moment of the day.
 */
export function reminderDueAt(settings: ReminderSettings, lastSentAt: Date, zone: string): Date {
  return momentOn(addDays(localDateOf(lastSentAt, zone), settings.reminderAfterDays), settings.reminderAt, zone)
}

/** So long after its time of day a reminder may still leave. */
const LATE_MS = 3 * 3_600_000

/**
 * When a reminder that is due at `dueAt` leaves: now, if the practice's time of day was no longer ago than three hours;
 * else when it next comes. A machine that was off lights up no phone at night.
 */
export function reminderLeavesAt(settings: ReminderSettings, dueAt: Date, now: Date, zone: string): Date {
  if (dueAt > now) return dueAt
  const today = localDateOf(now, zone)
  const on = (days: number) => momentOn(addDays(today, days), settings.reminderAt, zone)
  const isYet = on(0) > now
  const last = isYet ? on(-1) : on(0)
  if (now.getTime() - last.getTime() < LATE_MS) return now
  return isYet ? on(0) : on(1)
}

/** The next day's moment for a reminder that must rest today. */
export function nextReminderMoment({ reminderAt }: ReminderSettings, now: Date, zone: string): Date {
  return momentOn(addDays(localDateOf(now, zone), 1), reminderAt, zone)
}

function momentOn(date: LocalDate, time: string, zone: string): Date {
  return new Date(Math.min(instantOf(date, time, zone).getTime(), endOfLocalDay(date, zone).getTime()))
}

/** Between two messages about a form, whoever asks. */
const APART_MS = 24 * 3_600_000

/** What of a form decides whether it may be reminded of now. */
export type RemindedForm = {
  via: string
  completedAt: Date | null
  revokedAt: Date | null
  expiresAt: Date
  /** Five wrong PINs. */
  lockedAt: Date | null
  isArchived: boolean
  /** Reminders so far, whoever asked for them and whatever became of them. */
  reminded: number
  isUnderWay: boolean
  /** One of its messages stands in the outbox for somebody to copy. */
  isHeld: boolean
  lastSentAt: Date | null
}

/** Why a form waits for no answer by its link. */
export type FormClosed = 'ARCHIVED' | 'ANSWERED' | 'WITHDRAWN' | 'OVER' | 'LOCKED'

export type ReminderRefusal =
  | FormClosed
  | SendingRefusal
  | 'IN_PERSON'
  | 'ON_ITS_WAY'
  | 'IN_OUTBOX'
  | 'NOT_SENT'
  | 'JUST_SENT'
  | 'ENOUGH'

export function whyClosed(
  form: Pick<RemindedForm, 'isArchived' | 'completedAt' | 'revokedAt' | 'expiresAt' | 'lockedAt'>,
  now: Date,
): FormClosed | null {
  if (form.isArchived) return 'ARCHIVED'
  if (form.completedAt) return 'ANSWERED'
  if (form.revokedAt) return 'WITHDRAWN'
  if (form.expiresAt <= now) return 'OVER'
  return form.lockedAt ? 'LOCKED' : null
}

/**
 * Why a form may not be reminded of now because somebody asks; null when it may. Two reminders of a form are the end, or
 * one where the client wants no more, whatever sent them, and a day lies between two messages about it: who did not get
 * the first is sent it again.
 */
export function refuseReminder(
  form: RemindedForm,
  contact: ContactFacts,
  now: Date,
  today: LocalDate,
): ReminderRefusal | null {
  const closed = whyClosed(form, now)
  if (closed) return closed
  const decision = decideSending(contact, 'reminder', today)
  if (!decision.isAllowed) return decision.reason
  if (form.via !== 'message') return 'IN_PERSON'
  if (form.isUnderWay) return 'ON_ITS_WAY'
  if (form.isHeld) return 'IN_OUTBOX'
  if (!form.lastSentAt) return 'NOT_SENT'
  if (form.reminded >= Math.min(contact?.reminderCount ?? REMINDERS_MAX, REMINDERS_MAX)) return 'ENOUGH'
  return now.getTime() - form.lastSentAt.getTime() < APART_MS ? 'JUST_SENT' : null
}

/** What holds of one form and is a reason to remind of no other either: one PIN opens all, and one message a day is enough. */
const FOR_ALL_FORMS: ReadonlySet<ReminderRefusal> = new Set(['LOCKED', 'ON_ITS_WAY', 'JUST_SENT'])

export type ChosenForm<T> = { form: T } | { refusal: ReminderRefusal | 'NO_OPEN_FORM' }

/**
 * Of a client's open forms, oldest first, the one to remind of: one message, about the form that has waited longest
 * since its last. Where there is none, why.
 */
export function chooseForm<T extends RemindedForm>(
  forms: readonly T[],
  client: { isArchived: boolean; contact: ContactFacts },
  now: Date,
  today: LocalDate,
): ChosenForm<T> {
  if (client.isArchived) return { refusal: 'ARCHIVED' }
  const refusals = forms.map((form) => refuseReminder(form, client.contact, now, today))
  const forAll = refusals.find((refusal) => refusal !== null && FOR_ALL_FORMS.has(refusal))
  if (forAll) return { refusal: forAll }
  const [first] = forms.filter((_form, index) => refusals[index] === null).toSorted(byLastSent)
  return first ? { form: first } : { refusal: refusals.at(-1) ?? 'NO_OPEN_FORM' }
}

function byLastSent(a: RemindedForm, b: RemindedForm): number {
  return (a.lastSentAt?.getTime() ?? 0) - (b.lastSentAt?.getTime() ?? 0)
}
