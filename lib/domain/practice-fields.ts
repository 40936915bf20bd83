import { z } from 'zod'
import { COUNTRIES } from '@/lib/domain/countries'
import { checkbox, neededLine } from '@/lib/domain/form-fields'
import { quickExitField } from '@/lib/domain/quick-exit'
import { timeZoneSchema } from '@/lib/domain/wall-time'

/** Ways of writing dates and numbers that go with the English of the screens (BCP 47). */
export const LOCALES = ['en-GB', 'en-IE', 'en-US', 'en-CA', 'en-AU', 'en-NZ', 'en-ZA', 'en-IN'] as const
export type Locale = (typeof LOCALES)[number]

/** The locale a country's practice most likely wants. */
export function defaultLocale(country: string): Locale {
  return LOCALES.find((locale) => locale.endsWith(`-${country}`)) ?? 'en-GB'
}

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
