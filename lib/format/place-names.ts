import { COUNTRIES } from '@/lib/domain/countries'
import { LOCALES } from '@/lib/domain/locales'

export type Choice = { value: string; label: string }

/** "GB" → "United Kingdom". */
export function nameCountry(code: string): string {
  return regions.of(code) ?? code
}

/** Every country, by name. */
export function listCountryChoices(): Choice[] {
  return COUNTRIES.map((code) => ({ value: code, label: nameCountry(code) })).toSorted((a, b) =>
    a.label.localeCompare(b.label, 'en'),
  )
}

/** "Europe/London" → "Europe/London", "America/New_York" → "America/New York". */
export function nameTimeZone(zone: string): string {
  return zone.replaceAll('_', ' ')
}

/** The place a zone's clocks are named after: "Europe/London" → "London", "UTC" → "UTC". */
export function nameClocks(zone: string): string {
  return nameTimeZone(zone.split('/').at(-1) ?? zone)
}

/** Every time zone this machine knows; `current` is kept even when it goes by an older name. */
export function listTimeZoneChoices(current?: string): Choice[] {
  const known = [...Intl.supportedValuesOf('timeZone'), 'UTC']
  const zones = new Set(current ? [...known, current] : known)
  return [...zones].toSorted().map((zone) => ({ value: zone, label: nameTimeZone(zone) }))
}

/** "en-GB" → "United Kingdom: 3 November 2026, 1,234.5". */
export function describeLocale(locale: string): string {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(SAMPLE_DAY)
  const number = new Intl.NumberFormat(locale).format(1234.5)
  return `${nameCountry(locale.slice(-2))}: ${date}, ${number}`
}

export function listLocaleChoices(): Choice[] {
  return LOCALES.map((locale) => ({ value: locale, label: describeLocale(locale) }))
}

const SAMPLE_DAY = new Date('2026-11-03T00:00:00Z')
const regions = new Intl.DisplayNames('en-GB', { type: 'region' })
