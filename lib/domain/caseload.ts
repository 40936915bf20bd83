/** The caseload's views. Everything but `archived` shows open files only. */
export const CASELOAD_TABS = ['all', 'due', 'overdue', 'unread', 'archived'] as const

export type CaseloadTab = (typeof CASELOAD_TABS)[number]

/** Columns the server can sort by. Anything else in an address is not a column. */
export const CASELOAD_SORTS = ['client', 'status', 'score', 'completed', 'due', 'clinician'] as const

export type CaseloadSort = (typeof CASELOAD_SORTS)[number]

/** Filters of the chips; each narrows what the tab shows. */
export const CASELOAD_FILTERS = ['mine', 'missed', 'unfinished', 'beyond', 'confirm', 'folded'] as const

export type CaseloadFilter = (typeof CASELOAD_FILTERS)[number]

/** Filters whose chip says how many open files it holds. */
export const COUNTED_FILTERS = ['missed', 'unfinished'] as const satisfies readonly CaseloadFilter[]

export type CountedFilter = (typeof COUNTED_FILTERS)[number]

/** Counts on the chips, of the whole practice: like those beside the tabs, they do not move with the filters. */
export type FilterCounts = Record<CountedFilter, number>

export const CASELOAD_PAGE_SIZE = 25

/** The longest page anyone gets, whatever is asked. */
export const CASELOAD_PAGE_MAX = 100

/** How an episode of care ended, where the clinician says so when archiving. */
export const EPISODE_END_REASONS = ['completed', 'did-not-return', 'moved', 'referred', 'other'] as const

export type EpisodeEndReason = (typeof EPISODE_END_REASONS)[number]

export const SEARCH_MAX = 200

/** What a request asks of the caseload, already made harmless. */
export type CaseloadView = {
  tab: CaseloadTab
  sort: CaseloadSort
  isDescending: boolean
  /** Counted from 1. */
  page: number
  filters: readonly CaseloadFilter[]
  /** Membership id of a clinician, null for all. */
  clinicianId: string | null
}

/** Counts beside the tabs. They do not move with the filters: they say where there is something to do. */
export type CaseloadCounts = Record<CaseloadTab, number>

/** What an address says of the caseload, each part as it stands there. */
export type AskedView = {
  tab?: string | undefined
  sort: CaseloadSort
  isDescending: boolean
  page: number
  filters?: string | undefined
  clinicianId?: string | undefined
}

/**
 * A caseload view out of whatever an address holds: each part that is not one falls back to its default, so an old
 * bookmark or a mistyped address still shows a table.
 */
export function toCaseloadView({ tab, filters, clinicianId, ...table }: AskedView): CaseloadView {
  const asked = new Set((filters ?? '').split('.'))
  return {
    ...table,
    tab: CASELOAD_TABS.find((known) => known === tab) ?? 'all',
    filters: CASELOAD_FILTERS.filter((known) => asked.has(known)),
    clinicianId: clinicianId && UUID.test(clinicianId) ? clinicianId.toLowerCase() : null,
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Accents, vowel points and other marks that people leave out when they search, as a class both JavaScript and
 * Postgres understand, so that a name is folded the same way on both sides.
 */
export const MARKS_CLASS =
  '[\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]'

const MARKS = new RegExp(MARKS_CLASS, 'g')

/** The words of a name search, made alike: no case, no accents, at most six. "Anaïs  BRANDT" gives anais, brandt. */
export function searchWords(text: string): string[] {
  return foldName(text.slice(0, SEARCH_MAX)).split(/\s+/u).filter(Boolean).slice(0, 6)
}

/** A name without case and accents, for finding. */
export function foldName(name: string): string {
  return name.normalize('NFKD').replace(MARKS, '').toLowerCase().trim()
}
