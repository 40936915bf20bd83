import type { ClientOverview } from '@/lib/domain/overview'

/** Goes up when an overview's shape or rules change: rows of another shape are rewritten before they are read. */
export const OVERVIEW_SHAPE = 6

/** Moments by the name of their field, wherever in the overview they stand. */
const MOMENTS = new Set(['completedAt', 'firstCompletedAt', 'at', 'lastCompletedAt', 'staleAt'])

/** A stored overview with its moments as dates again. */
export function readOverview(stored: unknown): ClientOverview {
  return revive(stored) as ClientOverview
}

/**
 * What a list may carry to a browser: while a safety review is open, no score, band, change or line. Showing them is an
 * act of its own (revealFolded), in the record.
 */
export function foldOverview(overview: ClientOverview): ClientOverview {
  return overview.isFolded ? { ...overview, lastScore: null, lastChange: null, spark: [] } : overview
}

function revive(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => revive(each))
  if (typeof value === 'string' && MOMENTS.has(key)) return new Date(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, revive(part, name)]))
}
