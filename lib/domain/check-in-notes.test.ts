import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrangeEntries, type Entry, type EntryOrder } from '@/lib/domain/check-in-notes'

const at = (day: number) => new Date(Date.UTC(2026, 0, day))
const entries: Entry[] = [
  { kind: 'check-in', id: 'a', at: at(3), authorKey: 'client', authorName: 'Client' },
  { kind: 'note', id: 'b', at: at(1), authorKey: 'm1', authorName: 'Maud' },
  { kind: 'note', id: 'c', at: at(9), authorKey: 'm2', authorName: 'Teodor' },
]
const newest: EntryOrder = { kind: 'all', authorKey: null, sort: 'date', isDescending: true, page: 1, pageSize: 20 }
const ids = (order: Partial<EntryOrder>) => arrangeEntries(entries, { ...newest, ...order }).rows.map((row) => row.id)

test('the newest stands first until another order is asked for', () => {
  expect(ids({})).toEqual(['c', 'a', 'b'])
  expect(ids({ isDescending: false })).toEqual(['b', 'a', 'c'])
  expect(ids({ sort: 'author', isDescending: false })).toEqual(['a', 'b', 'c'])
  expect(ids({ sort: 'kind', isDescending: false })).toEqual(['a', 'c', 'b'])
})

test('kind and author filter, and a page past the end shows the last one', () => {
  expect(ids({ kind: 'note' })).toEqual(['c', 'b'])
  expect(ids({ authorKey: 'm1' })).toEqual(['b'])
  expect(arrangeEntries(entries, { ...newest, page: 99, pageSize: 2 })).toMatchObject({ page: 2, total: 3 })
  expect(arrangeEntries([], { ...newest, page: 4 })).toEqual({ rows: [], total: 0, page: 1 })
})

test('every order shows every entry once', () => {
  const order = fc.record({
    kind: fc.constant('all' as const),
    authorKey: fc.constant(null),
    sort: fc.constantFrom('date' as const, 'kind' as const, 'author' as const),
    isDescending: fc.boolean(),
    pageSize: fc.integer({ min: 1, max: 4 }),
  })
  fc.assert(
    fc.property(order, (given) => {
      const pages = Math.ceil(entries.length / given.pageSize)
      const seen = Array.from(
        { length: pages },
        (_, index) => arrangeEntries(entries, { ...given, page: index + 1 }).rows,
      )
      return new Set(seen.flat().map((row) => row.id)).size === 3 && seen.flat().length === 3
    }),
  )
})
