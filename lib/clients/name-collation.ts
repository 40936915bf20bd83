import 'server-only'
import { type Sql, sql } from '@/lib/db/sql'

const ROOT = sql`collate "und-x-icu"`

/** Alphabets whose order differs from the root's. Written out: no part of a locale ever becomes SQL. */
const COLLATIONS: Readonly<Record<string, Sql>> = {
  az: sql`collate "az-x-icu"`,
  bs: sql`collate "bs-x-icu"`,
  cs: sql`collate "cs-x-icu"`,
  cy: sql`collate "cy-x-icu"`,
  da: sql`collate "da-x-icu"`,
  de: sql`collate "de-x-icu"`,
  en: sql`collate "en-x-icu"`,
  es: sql`collate "es-x-icu"`,
  et: sql`collate "et-x-icu"`,
  fi: sql`collate "fi-x-icu"`,
  fr: sql`collate "fr-x-icu"`,
  hr: sql`collate "hr-x-icu"`,
  hu: sql`collate "hu-x-icu"`,
  is: sql`collate "is-x-icu"`,
  lt: sql`collate "lt-x-icu"`,
  lv: sql`collate "lv-x-icu"`,
  nb: sql`collate "nb-x-icu"`,
  nn: sql`collate "nn-x-icu"`,
  no: sql`collate "nb-x-icu"`,
  pl: sql`collate "pl-x-icu"`,
  ro: sql`collate "ro-x-icu"`,
  ru: sql`collate "ru-x-icu"`,
  sk: sql`collate "sk-x-icu"`,
  sl: sql`collate "sl-x-icu"`,
  sv: sql`collate "sv-x-icu"`,
  tr: sql`collate "tr-x-icu"`,
  uk: sql`collate "uk-x-icu"`,
  vi: sql`collate "vi-x-icu"`,
}

/** The order of names in the alphabet of a locale such as sv-SE; the root order where it has none of its own. */
export function nameCollation(locale: string): Sql {
  const language = locale.toLowerCase().split('-')[0] ?? ''
  return Object.hasOwn(COLLATIONS, language) ? (COLLATIONS[language] ?? ROOT) : ROOT
}
