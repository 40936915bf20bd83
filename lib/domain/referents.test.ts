import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type KnownReferent, matchReferent, REFERENT_KINDS, referentPickSchema } from '@/lib/domain/referents'

const partner: KnownReferent = { id: 'p', kind: 'partner', hint: null }
const child: KnownReferent = { id: 'c', kind: 'adult-child', hint: 'my eldest' }

describe('whom a pick means', () => {
  it.each([
    ['nobody known yet', [], { kind: 'partner', hint: null }, { outcome: 'new' }],
    ['another kind of person', [partner], { kind: 'parent', hint: 'Ma' }, { outcome: 'new' }],
    [
      'the only one of that kind, no hints',
      [partner],
      { kind: 'partner', hint: null },
      { outcome: 'matched', id: 'p' },
    ],
    [
      'the same hint, written otherwise',
      [partner, child],
      { kind: 'adult-child', hint: ' My  Eldest' },
      { outcome: 'matched', id: 'c' },
    ],
    ['known with a hint, picked without', [child], { kind: 'adult-child', hint: null }, { outcome: 'ambiguous' }],
    ['known without a hint, picked with one', [partner], { kind: 'partner', hint: 'D.' }, { outcome: 'ambiguous' }],
    ['another hint', [child], { kind: 'adult-child', hint: 'Tom' }, { outcome: 'ambiguous' }],
    ['a partner who may have become an ex', [partner], { kind: 'ex-partner', hint: null }, { outcome: 'ambiguous' }],
    [
      'two alike on record',
      [partner, { ...partner, id: 'q' }],
      { kind: 'partner', hint: null },
      { outcome: 'ambiguous' },
    ],
  ] as const)('%s', (_, known, picked, outcome) => {
    expect(matchReferent(known, picked)).toEqual(outcome)
  })

  it('never joins people of different kinds', () => {
    const pick = fc.record({
      kind: fc.constantFrom(...REFERENT_KINDS),
      hint: fc.option(fc.constantFrom('A', 'b', 'C d')),
    })
    fc.assert(
      fc.property(fc.array(pick, { maxLength: 6 }), pick, (picks, picked) => {
        const known = picks.map((each, index) => ({ ...each, id: String(index) }))
        const match = matchReferent(known, picked)
        const matched = match.outcome === 'matched' ? known.find((each) => each.id === match.id) : undefined
        if (match.outcome === 'matched') expect(matched?.kind).toBe(picked.kind)
        if (match.outcome === 'new') expect(known.some((each) => each.kind === picked.kind)).toBe(false)
      }),
    )
  })
})

describe('the pick', () => {
  it.each([
    ['x'.repeat(21), false],
    ['x'.repeat(20), true],
    ['🙂'.repeat(20), true],
    ['a\u0000', false],
    ['', true],
  ])('a hint of %j is taken: %s', (hint, isTaken) => {
    expect(referentPickSchema.safeParse({ kind: 'other', hint }).success).toBe(isTaken)
  })

  it('reads a blank hint as none and a hint as one line', () => {
    expect(referentPickSchema.parse({ kind: 'other', hint: '  ' }).hint).toBeNull()
    expect(referentPickSchema.parse({ kind: 'other' }).hint).toBeNull()
    expect(referentPickSchema.parse({ kind: 'other', hint: ' our\n Jean ' }).hint).toBe('our Jean')
  })

  it('knows no other kinds', () => {
    expect(referentPickSchema.safeParse({ kind: 'neighbour', hint: null }).success).toBe(false)
    expect(referentPickSchema.safeParse({ kind: 'partner', hint: null, id: 'p' }).success).toBe(false)
  })
})
