import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseloadViewSchema, foldName, searchWords } from '@/lib/domain/caseload'

describe('what an address may ask of the caseload', () => {
  // A reader with an old bookmark, or a stranger with a fuzzer, still sees a table.
  it('turns anything at all into a view the server can show', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (raw) => {
        const view = caseloadViewSchema.parse(raw)
        expect(view.page).toBeGreaterThanOrEqual(1)
        expect(['client', 'status', 'score', 'completed', 'due', 'clinician']).toContain(view.sort)
      }),
    )
  })

  it.each([
    [{ page: -1 }, { page: 1 }],
    [{ page: 1e9 }, { page: 1 }],
    [{ sort: 'password_hash' }, { sort: 'status' }],
    [{ tab: 'secret' }, { tab: 'all' }],
    [{ filters: ['mine', 'nonsense', 'mine'] }, { filters: ['mine'] }],
    [{ clinicianId: 'Ines Calder' }, { clinicianId: null }],
  ])('%j becomes %j', (raw, expected) => {
    expect(caseloadViewSchema.parse(raw)).toMatchObject(expected)
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
