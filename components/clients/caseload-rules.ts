import { readTableState, type SearchParams, type TableRules } from '@/components/table/table-address'
import {
  CASELOAD_FILTERS,
  CASELOAD_PAGE_SIZE,
  CASELOAD_SORTS,
  type CaseloadFilter,
  type CaseloadSort,
  type CaseloadTab,
  type CaseloadView,
  toCaseloadView,
} from '@/lib/domain/caseload'

/** How the caseload's table is told by the address. */
export const caseloadRules: TableRules<CaseloadSort> = {
  sortable: CASELOAD_SORTS,
  defaultSort: { id: 'status', isDescending: false },
  hideable: ['score', 'change', 'spark', 'completed', 'due', 'clinician'],
  pageSize: CASELOAD_PAGE_SIZE,
}

/** The view an address asks for; whatever is in it, the answer is one the server can show. Never a person's name. */
export function readCaseloadView(params: SearchParams | URLSearchParams): CaseloadView {
  const { sort, page } = readTableState(params, caseloadRules)
  return toCaseloadView({
    tab: readOne(params, 'tab'),
    sort: sort.id,
    isDescending: sort.isDescending,
    page,
    filters: readOne(params, 'only'),
    clinicianId: readOne(params, 'clinician'),
  })
}

type Change = { tab?: CaseloadTab; filters?: readonly CaseloadFilter[]; clinicianId?: string | null }

/** The address of another view: sort and hidden columns stay, the page starts again, a sheet is left behind. */
export function caseloadHref(params: URLSearchParams, change: Change): string {
  const next = new URLSearchParams(params)
  next.delete('page')
  next.delete('sheet')
  if (change.tab) put(next, 'tab', change.tab === 'all' ? '' : change.tab)
  if (change.filters) put(next, 'only', CASELOAD_FILTERS.filter((each) => change.filters?.includes(each)).join('.'))
  if (change.clinicianId !== undefined) put(next, 'clinician', change.clinicianId ?? '')
  const query = next.toString()
  return query ? `/caseload?${query}` : '/caseload'
}

/** The address that opens or closes the add sheet over the caseload as it is. */
export function addSheetHref(params: URLSearchParams, isOpen: boolean): string {
  const next = new URLSearchParams(params)
  put(next, 'sheet', isOpen ? 'add' : '')
  const query = next.toString()
  return query ? `/caseload?${query}` : '/caseload'
}

export function isAddSheet(params: URLSearchParams): boolean {
  return params.get('sheet') === 'add'
}

function readOne(params: SearchParams | URLSearchParams, key: string): string | undefined {
  const value = params instanceof URLSearchParams ? params.getAll(key) : params[key]
  if (Array.isArray(value)) return value.length === 1 ? value[0] : undefined
  return value
}

function put(params: URLSearchParams, key: string, value: string) {
  if (value) params.set(key, value)
  else params.delete(key)
}
