/** Ways of writing dates and numbers that go with the English of the screens (BCP 47). */
export const LOCALES = ['en-GB', 'en-IE', 'en-US', 'en-CA', 'en-AU', 'en-NZ', 'en-ZA', 'en-IN'] as const
export type Locale = (typeof LOCALES)[number]

/** The locale a country's practice most likely wants. */
export function defaultLocale(country: string): Locale {
  return LOCALES.find((locale) => locale.endsWith(`-${country}`)) ?? 'en-GB'
}
