/** One administration in the score history, already in words. */
export type ScoredRow = {
  kind: 'score'
  id: string
  dateWords: string
  formWords: string
  aboutWords: string
  /** The total, linked to its answers; blank words where it is not scorable, which `whyWords` explains. */
  scoreWords: string
  scoreLabel: string
  resultHref: string
  whyWords: string
  bandWords: string
  /** A safety review is open: band and change stand behind "Show". */
  isFolded: boolean
  isFirst: boolean
  sinceFirst: string
  /** The two results side by side; blank where there are no points. */
  sinceFirstHref: string
  sincePrevious: string
  sincePreviousHref: string
  changeWords: string
  isBeyond: boolean
  /** What to keep in mind beside the change: prorated, close in time. */
  warnings: string[]
  strengthWords: string
  answeredWords: string
  flags: string[]
  isUnread: boolean
  reviewHref: string
  /** "23 Oct", and who read it. */
  readWords: string
  readByName: string
}

/** A row of the score history: a form that came, one that was missed, or where one version ends. */
export type ScoreRow =
  | ScoredRow
  | { kind: 'missed'; id: string; dateWords: string; words: string }
  | { kind: 'break'; id: string; words: string }

export const SCORE_RULES = {
  prefix: 'scores',
  sortable: ['date', 'score', 'strengths'],
  defaultSort: { id: 'date', isDescending: true },
  pageSize: 20,
} as const

/** Which of the columns that are not always needed this table shows. */
export type ScoreColumns = {
  scoreHead: string
  hasForm: boolean
  hasAbout: boolean
  hasStrengths: boolean
  hasFlags: boolean
}
