import { z } from 'zod'
import { COUNTRIES } from '@/lib/domain/countries'
import { checkbox, neededLine } from '@/lib/domain/form-fields'
import { LOCALES } from '@/lib/domain/locales'
import { quickExitField } from '@/lib/domain/quick-exit'
import { timeZoneSchema } from '@/lib/domain/wall-time'

/** One schema per field of a practice; forms that ask for some of them build on these. */
export const practiceFields = {
  name: neededLine(200, 'Enter the practice’s name'),
  timeZone: timeZoneSchema,
  country: z.string().refine((code) => COUNTRIES.includes(code), { error: 'Choose a country from the list' }),
  locale: z.enum(LOCALES, 'Choose one from the list'),
  readingPromiseDays: z
    .string('Enter a number of days')
    .trim()
    .regex(/^\d{1,2}$/, 'Enter a whole number of days, 1 to 30')
    .transform(Number)
    .refine((days) => days >= 1 && days <= 30, { error: 'Enter a whole number of days, 1 to 30' }),
  quickExitUrl: quickExitField,
  isPinDefault: checkbox,
}
