import { PathnameContext, SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { DataTable, type DataTableProps } from '@/components/table/data-table'
import { columnsFor } from '@/components/table/table-features'

type Client = { id: string; name: string; score: string | null }

const column = columnsFor<Client>()
const columns = column.columns([
  column.accessor('name', { id: 'client', header: 'Client', meta: { label: 'Client', isRowHead: true } }),
  column.accessor('score', {
    header: 'Last score',
    sortDescFirst: true,
    meta: { label: 'Last score', isNumber: true },
  }),
])
const rules = {
  sortable: ['client', 'score'],
  defaultSort: { id: 'client', isDescending: false },
  hideable: ['score'],
  pageSize: 2,
}
const rows = [
  { id: '1', name: 'Anaïs', score: '41.7' },
  { id: '2', name: 'Joan', score: null },
]

function show(query: string, more: Partial<DataTableProps<Client>> = {}) {
  return renderToStaticMarkup(
    <PathnameContext value="/caseload">
      <SearchParamsContext value={new URLSearchParams(query)}>
        <DataTable
          columns={columns}
          page={{ rows, total: 5, page: 1 }}
          rules={rules}
          rowId={(row) => row.id}
          caption="Caseload"
          empty={<p>Nobody yet</p>}
          {...more}
        />
      </SearchParamsContext>
    </PathnameContext>,
  )
}

test('heads are links that turn the order or sort anew, and say how the table is sorted', () => {
  const html = show('view=due')
  expect(html).toMatch(/aria-sort="ascending"><a class="sort" href="\/caseload\?view=due&amp;sort=-client"/)
  expect(html).toContain('href="/caseload?view=due&amp;sort=-score"')
  expect(html).toContain('Caseload, 2 of 5, sorted by client')
})

test('each cell carries its column’s words for a phone, and the row its head', () => {
  const html = show('')
  expect(html).toContain('<th scope="row">Anaïs</th>')
  expect(html).toContain('<td class="num" data-label="Last score">41.7</td>')
})

test('the pager says where we are and how many come', () => {
  const html = show('page=2', { page: { rows, total: 5, page: 2 } })
  expect(html).toContain('3 to 4 of 5')
  expect(html).toContain('href="/caseload"')
  expect(html).toMatch(/href="\/caseload\?page=3">Next 1</)
})

test('a hidden column is gone, whatever else the address asks', () => {
  expect(show('hide=score.client')).not.toContain('Last score')
  expect(show('hide=score.client')).toContain('Anaïs')
})

test('a row can be one sentence, and no rows are words', () => {
  const html = show('', { wholeRow: (row) => (row.score ? null : { head: row.name, words: 'Missed.' }) })
  expect(html).toContain('<th scope="row" class="tn">Joan</th><td colSpan="1" class="faint">Missed.</td>')
  expect(show('', { page: { rows: [], total: 0, page: 1 } })).toBe('<p>Nobody yet</p>')
})
