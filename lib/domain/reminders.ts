import { z } from 'zod'
import { optionalChoice } from '@/lib/domain/form-fields'
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

/** The next day's moment for a reminder that must rest today. */
export function nextReminderMoment({ reminderAt }: ReminderSettings, now: Date, zone: string): Date {
  return momentOn(addDays(localDateOf(now, zone), 1), reminderAt, zone)
}

function momentOn(date: LocalDate, time: string, zone: string): Date {
  return new Date(Math.min(instantOf(date, time, zone).getTime(), endOfLocalDay(date, zone).getTime()))
}
