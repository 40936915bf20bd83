/** How one table is told by the address: what may be sorted, how it starts, and a prefix where a page has several. */
export type TableRules<TSort extends string = string> = {
  prefix?: string
  sortable: readonly TSort[]
  defaultSort: { id: TSort; isDescending: boolean }
  hideable?: readonly string[]
  pageSize: number
}

export type TableState<TSort extends string = string> = {
  sort: { id: TSort; isDescending: boolean }
  /** Counted from 1. */
  page: number
  hidden: string[]
}

export type SearchParams = Record<string, string | string[] | undefined>

const FURTHEST_PAGE = 100_000

/**
 * The table's state from an address. Whatever the address holds, the answer is one the table can show: an unknown
 * column, a page that is no page and a repeated parameter fall back to the start.
 */
export function readTableState<TSort extends string>(
  params: SearchParams | URLSearchParams,
  rules: TableRules<TSort>,
): TableState<TSort> {
  return {
    sort: readSort(readOne(params, keyOf(rules, 'sort')), rules),
    page: readPage(readOne(params, keyOf(rules, 'page'))),
    hidden: readHidden(readOne(params, keyOf(rules, 'hide')), rules),
  }
}

/**
 * The query string (with its `?`, or empty) that shows `change` and leaves everything else in the address as it is.
 * A new sort starts again at the first page; what is the default is not written.
 */
export function writeTableState<TSort extends string>(
  params: URLSearchParams,
  rules: TableRules<TSort>,
  change: Partial<TableState<TSort>>,
): string {
  const next = new URLSearchParams(params)
  const state = { ...readTableState(params, rules), ...change }
  if (change.sort && change.page === undefined) state.page = 1
  const { sort, page, hidden } = state
  const isDefaultSort = sort.id === rules.defaultSort.id && sort.isDescending === rules.defaultSort.isDescending
  put(next, keyOf(rules, 'sort'), isDefaultSort ? '' : `${sort.isDescending ? '-' : ''}${sort.id}`)
  put(next, keyOf(rules, 'page'), page === 1 ? '' : String(page))
  put(next, keyOf(rules, 'hide'), hidden.join('.'))
  const query = next.toString()
  return query ? `?${query}` : ''
}

function keyOf(rules: TableRules, name: string): string {
  return rules.prefix ? `${rules.prefix}-${name}` : name
}

function readOne(params: SearchParams | URLSearchParams, key: string): string | undefined {
  const value = params instanceof URLSearchParams ? params.getAll(key) : params[key]
  if (Array.isArray(value)) return value.length === 1 ? value[0] : undefined
  return value
}

function readSort<TSort extends string>(value: string | undefined, rules: TableRules<TSort>) {
  if (!value) return rules.defaultSort
  const isDescending = value.startsWith('-')
  const name = isDescending ? value.slice(1) : value
  const id = rules.sortable.find((known) => known === name)
  return id ? { id, isDescending } : rules.defaultSort
}

function readPage(value: string | undefined): number {
  if (!value || !/^[1-9]\d{0,5}$/.test(value)) return 1
  return Math.min(Number(value), FURTHEST_PAGE)
}

function readHidden(value: string | undefined, rules: TableRules): string[] {
  if (!value) return []
  const asked = new Set(value.split('.'))
  return (rules.hideable ?? []).filter((id) => asked.has(id))
}

function put(params: URLSearchParams, key: string, value: string) {
  if (value) params.set(key, value)
  else params.delete(key)
}
