import type { IconName } from '@/components/ui/icon'

/** One client's line, in words already: the practice's locale and zone were applied on the server. */
export type CaseloadRow = {
  id: string
  name: string
  href: string
  status: { icon: IconName; isHot: boolean; words: string }
  /** Null: no score yet. Folded: a safety review is open, and no number has left the server. */
  score: ScoreCell | 'folded' | null
  change: ChangeCell | null
  spark: SparkCell | null
  completed: string | null
  due: string | null
  clinician: string
  /** How long ago the safe contact was confirmed, in words, when it is time to ask again. */
  contactAsk: string | null
  /** A form ran out unanswered, and nothing was answered since. */
  hasMissed: boolean
  hasOpenForm: boolean
  isUnread: boolean
  isArchived: boolean
}

export type ScoreCell = {
  /** "56.7"; null when it could not be scored. */
  value: string | null
  band: string
  /** "29 of 30", or the form when it is not the one the column is about. */
  note: string
}

export type ChangeCell = { words: string; isBeyond: boolean }

export type SparkCell = {
  scores: number[]
  within: number | null
  /** The highest score of its scale. */
  most: number
  isBeyond: boolean
  isProrated: boolean
  words: string
}

/** What "Folded. Show" shows, in words. */
export type RevealedRow = { score: ScoreCell | null; change: ChangeCell | null; spark: SparkCell | null }
