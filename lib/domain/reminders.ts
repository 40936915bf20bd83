import { z } from 'zod'

/** Of one form, however it is set. */
export const REMINDERS_MAX = 2
export const REMINDER_DAYS_MAX = 14

const DAY_MS = 86_400_000
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
})

export type ReminderSettings = z.infer<typeof reminderSettingsSchema>

/** Whether one more may be sent of a form that was reminded of so often already. */
export function mayRemindAgain({ reminderCount }: ReminderSettings, sentSoFar: number): boolean {
  return sentSoFar < Math.min(reminderCount, REMINDERS_MAX)
}

/** When a form whose last message left then is to be reminded of. */
export function reminderDueAt({ reminderAfterDays }: ReminderSettings, lastSentAt: Date): Date {
  return new Date(lastSentAt.getTime() + reminderAfterDays * DAY_MS)
}
