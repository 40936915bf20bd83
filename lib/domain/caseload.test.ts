import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CASELOAD_FILTERS, CASELOAD_TABS, foldName, searchWords, toCaseloadView } from '@/lib/domain/caseload'

const table = { sort: 'status', isDescending: false, page: 1 } as const

describe('what an address may ask of the caseload', () => {
  // A reader with an old bookmark, or a stranger with a fuzzer, still sees a table.
  it('turns anything at all into a view the server can show', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (tab, filters, clinicianId) => {
        const view = toCaseloadView({ ...table, tab, filters, clinicianId })
        expect(CASELOAD_TABS).toContain(view.tab)
        expect(view.filters.every((each) => CASELOAD_FILTERS.includes(each))).toBe(true)
      }),
    )
  })

  it.each([
    [{ tab: 'secret' }, { tab: 'all' }],
    [{ filters: 'mine.nonsense.mine' }, { filters: ['mine'] }],
    [{ clinicianId: 'Ines Calder' }, { clinicianId: null }],
    [{ clinicianId: '0199A6F2-7c1b-7a33-9a7e-3d1c5b0f9e21' }, { clinicianId: '0199a6f2-7c1b-7a33-9a7e-3d1c5b0f9e21' }],
  ])('%j becomes %j', (asked, expected) => {
    expect(toCaseloadView({ ...table, ...asked })).toMatchObject(expected)
  })
})

describe('finding a name', () => {
  it.each([
    ['Anaïs BRANDT', ['anais', 'brandt']],
    ['  José\t María ', ['jose', 'maria']],
    ['İstanbul', ['istanbul']],
    ['שָׁלוֹם', ['שלום']],
    ['مُحَمَّد', ['محمد']],
    ['👩‍👩‍👧 %_', ['👩‍👩‍👧', '%_']],
    ['', []],
  ])('%s is looked for as %j', (text, words) => {
    expect(searchWords(text)).toEqual(words)
  })

  it('folds a folded name to itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => foldName(foldName(name)) === foldName(name)))
  })
})
