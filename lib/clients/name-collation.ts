import 'server-only'
import { Prisma } from '@/lib/db/generated/client'

const ROOT = Prisma.sql`collate "und-x-icu"`

/** Alphabets whose order differs from the root's. Written out: no part of a locale ever becomes SQL. */
const COLLATIONS: Readonly<Record<string, Prisma.Sql>> = {
  az: Prisma.sql`collate "az-x-icu"`,
  bs: Prisma.sql`collate "bs-x-icu"`,
  cs: Prisma.sql`collate "cs-x-icu"`,
  cy: Prisma.sql`collate "cy-x-icu"`,
  da: Prisma.sql`collate "da-x-icu"`,
  de: Prisma.sql`collate "de-x-icu"`,
  en: Prisma.sql`collate "en-x-icu"`,
  es: Prisma.sql`collate "es-x-icu"`,
  et: Prisma.sql`collate "et-x-icu"`,
  fi: Prisma.sql`collate "fi-x-icu"`,
  fr: Prisma.sql`collate "fr-x-icu"`,
  hr: Prisma.sql`collate "hr-x-icu"`,
  hu: Prisma.sql`collate "hu-x-icu"`,
  is: Prisma.sql`collate "is-x-icu"`,
  lt: Prisma.sql`collate "lt-x-icu"`,
  lv: Prisma.sql`collate "lv-x-icu"`,
  nb: Prisma.sql`collate "nb-x-icu"`,
  nn: Prisma.sql`collate "nn-x-icu"`,
  no: Prisma.sql`collate "nb-x-icu"`,
  pl: Prisma.sql`collate "pl-x-icu"`,
  ro: Prisma.sql`collate "ro-x-icu"`,
  ru: Prisma.sql`collate "ru-x-icu"`,
  sk: Prisma.sql`collate "sk-x-icu"`,
  sl: Prisma.sql`collate "sl-x-icu"`,
  sv: Prisma.sql`collate "sv-x-icu"`,
  tr: Prisma.sql`collate "tr-x-icu"`,
  uk: Prisma.sql`collate "uk-x-icu"`,
  vi: Prisma.sql`collate "vi-x-icu"`,
}

/** The order of names in the alphabet of a locale such as sv-SE; the root order where it has none of its own. */
export function nameCollation(locale: string): Prisma.Sql {
  const language = locale.toLowerCase().split('-')[0] ?? ''
  return Object.hasOwn(COLLATIONS, language) ? (COLLATIONS[language] ?? ROOT) : ROOT
}
