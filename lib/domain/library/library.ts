import { boundarySuggestions, controlSuggestions, opennessSuggestions } from '@/lib/domain/library/limits'
import {
  blameSuggestions,
  esteemSuggestions,
  interestSuggestions,
  reactivitySuggestions,
} from '@/lib/domain/library/self'
import { LIBRARY_TRAITS, type LibraryTrait, type Suggestion } from '@/lib/domain/library/suggestion'
import { communicationSuggestions, intimacySuggestions, pleasingSuggestions } from '@/lib/domain/library/voice'

/** Every version ever on a plan, oldest first within an id: a plan must always find the words it was given. */
export const ALL_SUGGESTIONS: readonly Suggestion[] = [
  ...boundarySuggestions,
  ...pleasingSuggestions,
  ...reactivitySuggestions,
  ...communicationSuggestions,
  ...opennessSuggestions,
  ...intimacySuggestions,
  ...controlSuggestions,
  ...blameSuggestions,
  ...esteemSuggestions,
  ...interestSuggestions,
]

const CURRENT: readonly Suggestion[] = [...new Map(ALL_SUGGESTIONS.map((each) => [each.id, each])).values()]

/** The newest version of each suggestion for a trait: what can be put on a plan now. */
export function listSuggestions(trait: LibraryTrait): Suggestion[] {
  return CURRENT.filter((each) => each.trait === trait)
}

/** A suggestion by id and version, the newest when no version is named; null when this build has none such. */
export function findSuggestion(id: string, version?: string): Suggestion | null {
  const pool = version === undefined ? CURRENT : ALL_SUGGESTIONS.filter((each) => each.version === version)
  return pool.find((each) => each.id === id) ?? null
}

/**
 * What may be offered for a trait, and how many are held back: while a safety review is open, those that ask someone to
 * confront the person or set them a limit.
 */
export function offerSuggestions(
  trait: LibraryTrait,
  isReviewOpen: boolean,
): { offered: Suggestion[]; heldBack: number } {
  const all = listSuggestions(trait)
  const offered = all.filter((each) => !(isReviewOpen && each.isConfronting))
  return { offered, heldBack: all.length - offered.length }
}

/** Which of these scales' codes the library has something for, in the traits' own order. */
export function traitsOf(codes: readonly string[]): LibraryTrait[] {
  return LIBRARY_TRAITS.filter((trait) => codes.includes(trait))
}
