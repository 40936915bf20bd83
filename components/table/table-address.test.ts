import { expect, test } from 'vitest'
import { readTableState, writeTableState } from '@/components/table/table-address'

const rules = {
  sortable: ['client', 'completed'],
  defaultSort: { id: 'client', isDescending: false },
  hideable: ['clinician', 'due'],
  pageSize: 25,
} as const

test('an address that says nothing shows the table as it starts', () => {
  expect(readTableState({}, rules)).toEqual({ sort: rules.defaultSort, page: 1, hidden: [] })
})

test('sort, page and hidden columns come from the address', () => {
  expect(readTableState(new URLSearchParams('sort=-completed&page=3&hide=due'), rules)).toEqual({
    sort: { id: 'completed', isDescending: true },
    page: 3,
    hidden: ['due'],
  })
})

test.each([
  'sort=password',
  'sort=-',
  'page=-1',
  'page=0',
  'page=1e9',
  'page=2.5',
  'page=99999999',
  'hide=client',
  'sort=client&sort=-completed',
  'page=2&page=3',
])('what the table cannot show falls back to the start: %s', (query) => {
  expect(readTableState(new URLSearchParams(query), rules)).toEqual({ sort: rules.defaultSort, page: 1, hidden: [] })
})

test('a new sort begins at the first page and keeps what else the address says', () => {
  const params = new URLSearchParams('view=due&page=4')
  expect(writeTableState(params, rules, { sort: { id: 'completed', isDescending: true } })).toBe(
    '?view=due&sort=-completed',
  )
})

test('the start is not written', () => {
  const params = new URLSearchParams('sort=-completed&page=2&hide=due')
  expect(writeTableState(params, rules, { sort: rules.defaultSort, hidden: [] })).toBe('')
})

test('two tables of a page do not touch each other', () => {
  const params = new URLSearchParams('page=2')
  expect(writeTableState(params, { ...rules, prefix: 'notes' }, { page: 3 })).toBe('?page=2&notes-page=3')
})
