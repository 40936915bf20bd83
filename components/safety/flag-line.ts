/** A flag in words: waiting, or how it was settled. */
export type FlagLine = {
  flagId: string
  /** The client asked to talk alone: said louder than the rest. */
  isTalk: boolean
  words: string
  /** Where its safety review is closed, while that is open. */
  reviewHref: string | null
  /** Someone can settle it here, with a reason. */
  canResolve: boolean
  settled: SettledWords | null
}

/** "Resolved 5 June by Maud Thistlewick: Spoke alone." The reason is null where reading alone settled it. */
export type SettledWords = { words: string; byName: string; reason: string | null }

/** A review or a flag of the past. */
export type PastLine = SettledWords & { key: string; what: string }
