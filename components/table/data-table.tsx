'use client'

import { type Row, type RowData, useTable } from '@tanstack/react-table'
import { usePathname, useSearchParams } from 'next/navigation'
import { type ReactNode, use } from 'react'
import { ColumnsMenu } from '@/components/table/columns-menu'
import { Pager } from '@/components/table/pager'
import { ariaSort, SortHead } from '@/components/table/sort-head'
import { readTableState, type TableRules, writeTableState } from '@/components/table/table-address'
import { type HouseColumns, type HouseTable, houseTable } from '@/components/table/table-features'
import { joinClasses } from '@/components/ui/class-names'

/** One page of rows as the server answered it: `page` counts from 1 and is the page really shown. */
export type TablePage<TRow> = { rows: TRow[]; total: number; page: number }

/** A row that is one sentence across the table: a missed form, a break between versions. */
export type WholeRow = { className?: string; head?: ReactNode; words: ReactNode }

export type DataTableProps<TRow extends RowData> = {
  columns: HouseColumns<TRow>
  page: TablePage<TRow> | Promise<TablePage<TRow>>
  rules: TableRules
  rowId: (row: TRow) => string
  /** Names the table; "Caseload". Rows shown, total and order are added. */
  caption: string
  /** `case`, `hist`, `ci`, or `stacks grid-t` for a table without a drawing of its own. */
  className?: string
  isSticky?: boolean
  /** Scrolls sideways in a labelled region on narrow screens instead of stacking. */
  isScrolled?: boolean
  toolbar?: ReactNode
  hasColumnsMenu?: boolean
  empty: ReactNode
  rowClass?: (row: TRow) => string | undefined
  wholeRow?: (row: TRow) => WholeRow | null
}

/** A table of the house. The server sorts and pages; the address holds the state; columns come from the caller. */
export function DataTable<TRow extends RowData>(props: DataTableProps<TRow>) {
  const { columns, rules, caption, className, empty, toolbar } = props
  const page = props.page instanceof Promise ? use(props.page) : props.page
  const { state, hrefFor, hide } = useTableAddress(rules)
  const table = useTable({
    features: houseTable,
    columns,
    data: page.rows,
    getRowId: props.rowId,
    manualSorting: true,
    manualPagination: true,
    manualFiltering: true,
    rowCount: page.total,
    enableSortingRemoval: false,
    state: {
      sorting: [{ id: state.sort.id, desc: state.sort.isDescending }],
      pagination: { pageIndex: page.page - 1, pageSize: rules.pageSize },
      columnVisibility: Object.fromEntries(state.hidden.map((id) => [id, false])),
    },
  })
  const hideable = rules.hideable ?? []
  const leaves = table.getVisibleLeafColumns()
  const menu = props.hasColumnsMenu ? (
    <ColumnsMenu
      columns={table
        .getAllLeafColumns()
        .filter((column) => hideable.includes(column.id))
        .map((column) => ({
          id: column.id,
          label: column.columnDef.meta?.label ?? column.id,
          isShown: column.getIsVisible(),
        }))}
      onToggle={hide}
    />
  ) : null
  const bar =
    toolbar || menu ? (
      <div className="bar">
        <div>{toolbar}</div>
        {menu}
      </div>
    ) : null
  if (page.total === 0) {
    return (
      <>
        {bar}
        {empty}
      </>
    )
  }

  const grid = (
    <table className={joinClasses(className, props.isSticky && 'sticky hovers')}>
      <caption className="vh">{wordCaption(caption, page, state.sort, leaves)}</caption>
      {leaves.some((column) => column.columnDef.meta?.width) ? (
        <colgroup>
          {leaves.map((column) => (
            <col key={column.id} width={column.columnDef.meta?.width} />
          ))}
        </colgroup>
      ) : null}
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => {
              const meta = header.column.columnDef.meta
              const sorted = header.column.getIsSorted()
              const isSortable = rules.sortable.includes(header.column.id)
              const words = <table.FlexRender header={header} />
              return (
                <th
                  key={header.id}
                  scope="col"
                  className={joinClasses(meta?.isNumber && 'num', meta?.className)}
                  aria-sort={isSortable ? ariaSort(sorted) : undefined}
                >
                  {isSortable ? (
                    <SortHead
                      sorted={sorted}
                      href={hrefFor({ sort: { id: header.column.id, isDescending: turnsDown(header.column, sorted) } })}
                    >
                      {words}
                    </SortHead>
                  ) : (
                    <span className={meta?.isHeadHidden ? 'vh' : undefined}>{words}</span>
                  )}
                </th>
              )
            })}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => {
          const whole = props.wholeRow?.(row.original) ?? null
          if (whole) return <WholeTableRow key={row.id} whole={whole} columns={leaves.length} />
          return (
            <tr key={row.id} className={props.rowClass?.(row.original)}>
              <Cells row={row} render={(cell) => <table.FlexRender cell={cell} />} />
            </tr>
          )
        })}
      </tbody>
    </table>
  )
  return (
    <>
      {bar}
      {props.isScrolled ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section className="scroll wide-t" tabIndex={0} aria-label={caption}>
          {grid}
        </section>
      ) : (
        grid
      )}
      <Pager
        page={page.page}
        pageSize={rules.pageSize}
        total={page.total}
        hrefFor={(number) => hrefFor({ page: number })}
        label={`${caption}: pages`}
      />
    </>
  )
}

type HouseCell<TRow extends RowData> = ReturnType<Row<HouseTable, TRow>['getVisibleCells']>[number]

function Cells<TRow extends RowData>({
  row,
  render,
}: {
  row: Row<HouseTable, TRow>
  render: (cell: HouseCell<TRow>) => ReactNode
}) {
  return row.getVisibleCells().map((cell) => {
    const meta = cell.column.columnDef.meta
    const classes = joinClasses(meta?.isNumber && 'num', meta?.className, meta?.cellClass)
    if (meta?.isRowHead) {
      return (
        <th key={cell.id} scope="row" className={classes}>
          {render(cell)}
        </th>
      )
    }
    return (
      <td key={cell.id} className={classes} data-label={meta?.isHeadHidden ? undefined : meta?.label}>
        {render(cell)}
      </td>
    )
  })
}

function WholeTableRow({ whole, columns }: { whole: WholeRow; columns: number }) {
  return (
    <tr className={whole.className}>
      {whole.head ? (
        <th scope="row" className="tn">
          {whole.head}
        </th>
      ) : null}
      <td colSpan={whole.head ? columns - 1 : columns} className={whole.head ? 'faint' : undefined}>
        {whole.words}
      </td>
    </tr>
  )
}

function useTableAddress(rules: TableRules) {
  const params = new URLSearchParams(useSearchParams())
  const pathname = usePathname()
  const state = readTableState(params, rules)
  const hrefFor = (change: Parameters<typeof writeTableState>[2]) => pathname + writeTableState(params, rules, change)
  // The rows stay the same, so the server need not be asked: only the address changes.
  function hide(id: string, isShown: boolean) {
    const hidden = (rules.hideable ?? []).filter((known) => (known === id ? !isShown : state.hidden.includes(known)))
    window.history.replaceState(null, '', hrefFor({ hidden }))
  }
  return { state, hrefFor, hide }
}

function turnsDown(column: { columnDef: { sortDescFirst?: boolean } }, sorted: 'asc' | 'desc' | false): boolean {
  if (sorted) return sorted === 'asc'
  return column.columnDef.sortDescFirst ?? false
}

function wordCaption<TRow>(
  caption: string,
  page: TablePage<TRow>,
  sort: { id: string; isDescending: boolean },
  leaves: { id: string; columnDef: { meta?: { label: string } } }[],
): string {
  const label = leaves.find((column) => column.id === sort.id)?.columnDef.meta?.label.toLocaleLowerCase('en-GB')
  const order = label ? `, sorted by ${label}${sort.isDescending ? ', turned' : ''}` : ''
  return `${caption}, ${page.rows.length} of ${page.total}${order}`
}
