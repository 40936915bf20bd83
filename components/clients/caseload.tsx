'use client'

import dynamic from 'next/dynamic'
import { useSearchParams } from 'next/navigation'
import { use, useMemo, useState } from 'react'
import type { AddSheetProps } from '@/components/clients/add-sheet'
import { BulkBar } from '@/components/clients/bulk-bar'
import { type CaseloadActions, CaseloadContext, type Renewed } from '@/components/clients/caseload-actions'
import { caseloadColumns } from '@/components/clients/caseload-columns'
import { NoClients, NoMatches } from '@/components/clients/caseload-empty'
import { CaseloadFilters, type ClinicianOption } from '@/components/clients/caseload-filters'
import type { CaseloadRow, RevealedRow } from '@/components/clients/caseload-row'
import { caseloadHref, caseloadRules, isAddSheet, readCaseloadView } from '@/components/clients/caseload-rules'
import { CaseloadSearch, useNameSearch } from '@/components/clients/caseload-search'
import { SelectionContext } from '@/components/clients/selection'
import { DataTable, type TablePage } from '@/components/table/data-table'
import { type Tab, Tabs } from '@/components/ui/tabs'
import { CASELOAD_TABS, type CaseloadCounts, type CaseloadTab, type FilterCounts } from '@/lib/domain/caseload'

/** Fetched when it is first asked for: most visits read the list and add nobody. */
const AddSheet = dynamic(() => import('@/components/clients/add-sheet').then((file) => file.AddSheet), { ssr: false })

/** What the caseload's page reads, in words already. */
export type CaseloadPage = {
  page: TablePage<CaseloadRow>
  counts: CaseloadCounts
  filterCounts: FilterCounts
  clinicians: ClinicianOption[]
  /** Half the pale band of the sparklines, in words. */
  threshold: string
  add: AddSheetProps
}

export type CaseloadProps = { data: Promise<CaseloadPage>; actions: CaseloadActions }

/** The practice's clients: tabs, filters, the table, what can be done with several, and the sheet that adds one. */
export function Caseload({ data, actions }: CaseloadProps) {
  const [revealed, setRevealed] = useState<ReadonlyMap<string, RevealedRow>>(new Map())
  const [renewed, setRenewed] = useState<ReadonlyMap<string, Renewed>>(new Map())
  const state = useMemo(
    () => ({
      actions,
      revealed,
      renewed,
      onRenew: (done: Renewed) => setRenewed((known) => new Map(known).set(done.clientId, done)),
      onReveal: (clientId: string, row: RevealedRow) => setRevealed((known) => new Map(known).set(clientId, row)),
    }),
    [actions, revealed, renewed],
  )
  return (
    <CaseloadContext value={state}>
      <CaseloadBody data={data} />
    </CaseloadContext>
  )
}

function CaseloadBody({ data }: { data: Promise<CaseloadPage> }) {
  const loaded = use(data)
  const params = new URLSearchParams(useSearchParams())
  const view = readCaseloadView(params)
  const search = useNameSearch(withoutSheet(params), loaded)
  const page = search.found ?? loaded.page
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const columns = useMemo(() => caseloadColumns(loaded.threshold), [loaded.threshold])
  const chosen = page.rows.filter((row) => ticked.has(row.id))
  const selection = useMemo(() => {
    const ids = new Set(page.rows.filter((row) => ticked.has(row.id)).map((row) => row.id))
    return {
      ids,
      toggle: (id: string, isSelected: boolean) => setTicked(isSelected ? new Set(ids).add(id) : without(ids, id)),
      toggleAll: (isSelected: boolean) => setTicked(new Set(isSelected ? page.rows.map((row) => row.id) : [])),
      isAllSelected: page.rows.length > 0 && ids.size === page.rows.length,
      isSomeSelected: ids.size > 0,
      shown: page.rows.length,
    }
  }, [page.rows, ticked])
  const isBlank = loaded.counts.all + loaded.counts.archived === 0
  const [wasAsked, setWasAsked] = useState(false)
  if (isAddSheet(params) && !wasAsked) setWasAsked(true)

  return (
    <>
      <Tabs label="Caseload views" tabs={listTabs(params, view.tab, loaded.counts)} />
      {isBlank ? (
        <NoClients />
      ) : (
        <SelectionContext value={selection}>
          <DataTable
            columns={columns}
            page={page}
            rules={caseloadRules}
            rowId={rowId}
            caption="Caseload"
            className="case"
            isSticky
            hasColumnsMenu
            toolbar={
              <div className="chips">
                <CaseloadFilters
                  view={view}
                  params={params}
                  clinicians={loaded.clinicians}
                  counts={loaded.filterCounts}
                />
                <CaseloadSearch search={search} />
              </div>
            }
            rowClass={(row) => (ticked.has(row.id) ? 'fresh' : undefined)}
            empty={<NoMatches view={view} params={params} search={search.text.trim()} />}
          />
          <BulkBar
            rows={chosen}
            ticked={ticked}
            stamp={page.rows}
            choices={loaded.add}
            onClear={() => setTicked(new Set())}
          />
        </SelectionContext>
      )}
      {wasAsked ? <AddSheet {...loaded.add} /> : null}
    </>
  )
}

const LABELS: Record<CaseloadTab, string> = {
  all: 'All',
  due: 'Due',
  overdue: 'Overdue',
  unread: 'Unread',
  archived: 'Archived',
}

/** Before the first client only the two tabs that can ever hold one. */
function listTabs(params: URLSearchParams, current: CaseloadTab, counts: CaseloadCounts): Tab[] {
  const isBlank = counts.all + counts.archived === 0
  const shown = CASELOAD_TABS.filter((tab) => !isBlank || tab === 'all' || tab === 'archived')
  return shown.map((tab) => ({
    href: caseloadHref(params, { tab }),
    label: LABELS[tab],
    count: counts[tab],
    isCurrent: tab === current,
  }))
}

function rowId(row: CaseloadRow): string {
  return row.id
}

function without(ids: ReadonlySet<string>, id: string): Set<string> {
  const rest = new Set(ids)
  rest.delete(id)
  return rest
}

function withoutSheet(params: URLSearchParams): string {
  const view = new URLSearchParams(params)
  view.delete('sheet')
  view.delete('hide')
  return view.toString()
}
