import {
  columnFilteringFeature,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  type RowData,
  rowPaginationFeature,
  rowSortingFeature,
  type TableOptions,
  tableFeatures,
} from '@tanstack/react-table'

/** What our tables need to know of a column beyond what it reads. */
export type ColumnWords = {
  /** The column in words: the columns menu, and each cell's label when rows stack on a phone. */
  label: string
  /** Figures stand right and tabular. */
  isNumber?: boolean
  /** The cell that names the row. */
  isRowHead?: boolean
  /** Class for the head and the cells: `w`, `st`, `scr` in a caseload. */
  className?: string
  /** Class for the cells only. */
  cellClass?: string
  /** Width in px of the column on a wide screen. */
  width?: number
  /** The head is for screen readers only: a row's one action. */
  isHeadHidden?: boolean
}

/** Every table of the house: the server sorts, filters and pages; the address says how. */
export const houseTable = tableFeatures({
  rowSortingFeature,
  rowPaginationFeature,
  columnVisibilityFeature,
  columnFilteringFeature,
  columnMeta: metaHelper<ColumnWords>(),
})

export type HouseTable = typeof houseTable

/** Columns as a table of the house takes them. */
export type HouseColumns<TRow extends RowData> = TableOptions<HouseTable, TRow>['columns']

/** The maker of columns for one kind of row; call it at module scope. */
export function columnsFor<TRow extends RowData>() {
  return createColumnHelper<HouseTable, TRow>()
}
