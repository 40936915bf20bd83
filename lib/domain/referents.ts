import { z } from 'zod'
import { plainLineSchema } from '@/lib/domain/plain-text'

/** About whom a form is: one relationship of the client. */
export const REFERENT_KINDS = [
  'partner',
  'ex-partner',
  'parent',
  'adult-child',
  'sibling',
  'friend',
  'colleague',
  'other',
] as const

export type ReferentKind = (typeof REFERENT_KINDS)[number]

export const REFERENT_HINT_MAX = 20

/** How much the client was in touch with that person in the form's period. */
export const CONTACT_LEVELS = ['often', 'little', 'none'] as const

export type ContactLevel = (typeof CONTACT_LEVELS)[number]

export const contactLevelSchema = z.enum(CONTACT_LEVELS)

/** What a respondent picks: a kind and, if they like, a hint of at most 20 characters. A blank hint is none. */
export const referentPickSchema = z.strictObject({
  kind: z.enum(REFERENT_KINDS),
  hint: plainLineSchema(REFERENT_HINT_MAX)
    .nullish()
    .transform((hint) => hint || null),
})

export type ReferentPick = { kind: ReferentKind; hint: string | null }

export type KnownReferent = ReferentPick & { id: string }

export type ReferentMatch = { outcome: 'matched'; id: string } | { outcome: 'new' } | { outcome: 'ambiguous' }

/**
 * Which of the client's known relationships a pick means. Matched: exactly one of that kind with the same hint (or
 * neither has one). New: none of that kind, nor one it could have become (a partner, an ex-partner). Otherwise
 * ambiguous: the clinician confirms, since scores about different people are never joined.
 */
export function matchReferent(known: readonly KnownReferent[], picked: ReferentPick): ReferentMatch {
  const exact = known.filter((each) => isCalledTheSame(each, picked))
  const [only] = exact
  if (only && exact.length === 1) return { outcome: 'matched', id: only.id }
  const couldBe = known.some((each) => isSameOrBecame(each.kind, picked.kind))
  return couldBe ? { outcome: 'ambiguous' } : { outcome: 'new' }
}

/** Whether two are told by the same words: same kind, and the same hint or none, however it is written. */
export function isCalledTheSame(a: ReferentPick, b: ReferentPick): boolean {
  return a.kind === b.kind && fold(a.hint) === fold(b.hint)
}

function isSameOrBecame(a: ReferentKind, b: ReferentKind): boolean {
  const couple = (kind: ReferentKind) => kind === 'partner' || kind === 'ex-partner'
  return a === b || (couple(a) && couple(b))
}

function fold(hint: string | null): string {
  return (hint ?? '').normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
