export const ENTRY_KINDS = ['all', 'check-in', 'note', 'form', 'event'] as const
export type EntryFilter = (typeof ENTRY_KINDS)[number]

export const ENTRY_SORTS = ['date', 'kind', 'author'] as const
export type EntrySort = (typeof ENTRY_SORTS)[number]

/**
 * What everything on a client's time line has in common. A blank author key is of what nobody wrote: a form that waits, an
 * event.
 */
export type Entry = {
  kind: Exclude<EntryFilter, 'all'>
  id: string
  at: Date
  authorKey: string
  authorName: string
}

export type EntryOrder = {
  kind: EntryFilter
  /** An author's key, or null for everybody. */
  authorKey: string | null
  sort: EntrySort
  isDescending: boolean
  page: number
  pageSize: number
}

/**
 * One page of a client's time line. Equal keys stay newest first; a page past the end shows the last.
 * @returns the rows, how many there are in all, and the page really shown (from 1)
 */
export function arrangeEntries<T extends Entry>(entries: readonly T[], order: EntryOrder) {
  const kept = entries.filter(
    (entry) =>
      (order.kind === 'all' || entry.kind === order.kind) &&
      (order.authorKey === null || entry.authorKey === order.authorKey),
  )
  const newestFirst = [...kept].sort((a, b) => b.at.getTime() - a.at.getTime() || compareText(b.id, a.id))
  const sorted = order.sort === 'date' ? newestFirst : [...newestFirst].sort(COMPARE[order.sort])
  if (isTurned(order)) sorted.reverse()
  const pages = Math.max(1, Math.ceil(sorted.length / order.pageSize))
  const page = Math.min(Math.max(1, order.page), pages)
  return { rows: sorted.slice((page - 1) * order.pageSize, page * order.pageSize), total: sorted.length, page }
}

const COMPARE: Record<Exclude<EntrySort, 'date'>, (a: Entry, b: Entry) => number> = {
  kind: (a, b) => compareText(a.kind, b.kind),
  author: (a, b) => a.authorName.localeCompare(b.authorName),
}

/** Dates stand newest first when "descending"; words stand A to Z when "ascending". */
function isTurned(order: EntryOrder): boolean {
  return order.sort === 'date' ? !order.isDescending : order.isDescending
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
