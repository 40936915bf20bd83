'use client'

import Link from 'next/link'
import { Sparkline } from '@/components/charts/sparkline'
import type { CaseloadRow } from '@/components/clients/caseload-row'
import { FoldedChange, FoldedScore, RevealedSpark } from '@/components/clients/folded-score'
import { RenewMissed, WasRenewed } from '@/components/clients/renew-missed'
import { Change, Score } from '@/components/clients/score-cells'
import { useSelection } from '@/components/clients/selection'
import { StillTheSame } from '@/components/clients/still-the-same'
import { Name } from '@/components/shell/name'
import { columnsFor, type HouseColumns } from '@/components/table/table-features'
import { State } from '@/components/ui/words'

const column = columnsFor<CaseloadRow>()

/**
 * The caseload's columns.
 * @param threshold half the pale band of the sparklines in words, such as "22.3"; blank where they differ
 */
export function caseloadColumns(threshold: string): HouseColumns<CaseloadRow> {
  return column.columns([
    column.display({
      id: 'select',
      header: () => <SelectAll />,
      cell: ({ row }) => <SelectRow row={row.original} />,
      meta: { label: 'Select', isHeadHidden: false, className: 'x', width: 36 },
    }),
    column.accessor('name', {
      id: 'client',
      header: 'Client',
      cell: ({ row }) => (
        <Link className="who" href={row.original.href} prefetch={false} dir="auto">
          <Name value={row.original.name} />
        </Link>
      ),
      meta: { label: 'Client', isRowHead: true, cellClass: 'w', width: 160 },
    }),
    column.display({
      id: 'status',
      header: 'Status',
      cell: ({ row }) => <StatusCell row={row.original} />,
      meta: { label: 'Status', className: 'st', width: 216 },
    }),
    column.display({
      id: 'score',
      header: 'Last score',
      sortDescFirst: true,
      cell: ({ row: { original } }) =>
        original.score === 'folded' ? <FoldedScore clientId={original.id} /> : <Score score={original.score} />,
      meta: { label: 'Last score', className: 'scr', width: 152 },
    }),
    column.display({
      id: 'change',
      header: 'Against the first score',
      cell: ({ row: { original } }) =>
        original.score === 'folded' ? <FoldedChange clientId={original.id} /> : <Change change={original.change} />,
      meta: { label: 'Against the first score', className: 'ch', width: 218 },
    }),
    column.display({
      id: 'spark',
      header: threshold ? `Around first ± ${threshold}` : 'Around first',
      cell: ({ row: { original } }) =>
        original.score === 'folded' ? (
          <RevealedSpark clientId={original.id} />
        ) : original.spark ? (
          <Sparkline {...original.spark} />
        ) : null,
      meta: { label: 'Sparkline', className: 'sp', width: 128 },
    }),
    column.display({
      id: 'completed',
      header: 'Completed',
      sortDescFirst: true,
      cell: ({ row }) => row.original.completed ?? <span className="faint">Never</span>,
      meta: { label: 'Completed', isNumber: true, className: 'la', width: 92 },
    }),
    column.display({
      id: 'due',
      header: 'Next due',
      cell: ({ row }) => row.original.due ?? <span className="faint">Not set</span>,
      meta: { label: 'Next due', isNumber: true, className: 'du', width: 88 },
    }),
    column.accessor('clinician', {
      id: 'clinician',
      header: 'Clinician',
      cell: ({ row }) => row.original.clinician,
      meta: { label: 'Clinician', className: 'cl' },
    }),
  ])
}

function StatusCell({ row }: { row: CaseloadRow }) {
  const { status, hasMissed, contactAsk } = row
  return (
    <>
      <State icon={status.icon} isHot={status.isHot}>
        {status.words}
      </State>
      {hasMissed ? <RenewMissed clientId={row.id} /> : <WasRenewed clientId={row.id} />}
      {contactAsk ? <StillTheSame clientId={row.id} words={contactAsk} /> : null}
    </>
  )
}

function SelectAll() {
  const { isAllSelected, isSomeSelected, toggleAll, shown } = useSelection()
  return (
    <label className="hit">
      <input
        type="checkbox"
        checked={isAllSelected}
        ref={(box) => {
          if (box) box.indeterminate = isSomeSelected && !isAllSelected
        }}
        onChange={(event) => toggleAll(event.currentTarget.checked)}
      />
      <span className="vh">Select all {shown}</span>
    </label>
  )
}

function SelectRow({ row }: { row: CaseloadRow }) {
  const { ids, toggle } = useSelection()
  return (
    <label className="hit">
      <input
        type="checkbox"
        checked={ids.has(row.id)}
        onChange={(event) => toggle(row.id, event.currentTarget.checked)}
      />
      <span className="vh">
        Select <Name value={row.name} />
      </span>
    </label>
  )
}
