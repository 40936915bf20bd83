/** Something on a client's plan, in words. */
export type PlanLine = {
  id: string
  title: string
  words: string
  traitName: string
  addedWords: string
  addedByName: string
  /** "18 November", once it was done. */
  doneWords: string | null
  /** It asks someone to confront or set a limit, and a safety review is open. */
  isHeldBack: boolean
}

/** Something of the library that may be put on the plan. */
export type SuggestionLine = { id: string; title: string; words: string; isOnPlan: boolean; isConfronting: boolean }

/** What the library offers for one trait, and how many it holds back while a safety review is open. */
export type TraitSuggestions = { trait: string; name: string; lines: SuggestionLine[]; heldBack: number }
