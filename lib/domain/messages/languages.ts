/** Every language a respondent can be asked in. A new one is added here and then does not compile until it is whole. */
export const LANGUAGES = ['en'] as const

export type Language = (typeof LANGUAGES)[number]

/** The language stored with a client or practice, or English when it is one we do not speak (yet). */
export function parseLanguage(value: string | null | undefined): Language {
  const wanted = (value ?? '').toLowerCase().split('-')[0]
  return LANGUAGES.find((language) => language === wanted) ?? 'en'
}
