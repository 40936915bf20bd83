import { describe, expect, it } from 'vitest'
import { cta10 } from '@/lib/domain/instruments/cta-10'
import { cta40 } from '@/lib/domain/instruments/cta-40'
import { findFaults, type Instrument } from '@/lib/domain/instruments/define'
import { currentInstruments, findInstrument, getInstrument } from '@/lib/domain/instruments/registry'

describe('an instrument checks itself', () => {
  it.each(currentInstruments.map((each) => [each.id, each] as const))(
    '%s is sound and cannot be altered',
    (_, each) => {
      expect(findFaults(each)).toEqual([])
      expect(() => Object.assign(each.items[0] as object, { isReversed: true })).toThrow(TypeError)
    },
  )

  const faults: [string, Partial<Instrument>][] = [
    ['licence is empty', { licence: ' ' }],
    ['source is empty', { source: '' }],
    ['stem (en) is empty', { stem: { en: '' } }],
    ['item BND1 stands twice', { items: [...cta10.items, { id: 'BND1', isReversed: false }] }],
    ['item BND1 is never asked', { order: cta10.order.slice(1) }],
    ['item BND1 is asked twice', { order: [...cta10.order, 'BND1'] }],
    ['asked item NEW1 is unknown', { order: [...cta10.order, 'NEW1'] }],
    ['item IND1 has no statement in en', { statements: { en: { ...cta10.statements.en, IND1: ' ' } } }],
    ['statement for unknown item NEW1 in en', { statements: { en: { ...cta10.statements.en, NEW1: 'x' } } }],
    ['help note for unknown item NEW1', { helpNotes: { NEW1: 'x' } }],
    [
      'scale SHORT counts unknown item NEW1',
      { scales: cta10.scales.map((each) => ({ ...each, items: ['NEW1'], maxMissing: 0 })) },
    ],
    ['scale SHORT stands twice', { scales: [...cta10.scales, ...cta10.scales] }],
    ['scale SHORT allows 10 of 10 missing', { scales: cta10.scales.map((each) => ({ ...each, maxMissing: 10 })) }],
    ['scale TOTAL is named but not defined', { primaryScale: 'TOTAL' }],
    ['answers must count 0, 1, 2 …', { options: cta10.options.slice(1) }],
    ['the lowest band must begin at 0', { bands: cta10.bands.slice(1) }],
    ['bands must rise', { bands: [...cta10.bands, { from: 50, label: 'x', short: 'x' }] }],
    ['band names need a citation', { bandsSource: '' }],
    ['the safety item NEW1 is unknown', { safety: { item: 'NEW1', reviewAtMost: 1 } }],
  ]
  it.each(faults)('refuses: %s', (fault, change) => {
    expect(findFaults({ ...cta10, ...change })).toContain(fault)
  })
})

describe('CTA-40', () => {
  it('has ten traits of three, four elements over the same thirty, and ten strengths apart', () => {
    const itemsOf = (kind: string) =>
      cta40.scales.filter((scale) => scale.kind === kind).flatMap((scale) => scale.items)
    const total = cta40.scales.find((scale) => scale.code === 'TOTAL')?.items ?? []
    expect(cta40.items).toHaveLength(40)
    expect(cta40.scales.filter((scale) => scale.kind === 'trait').map((scale) => scale.items.length)).toEqual(
      Array(10).fill(3),
    )
    expect(itemsOf('trait').toSorted()).toEqual(total.toSorted())
    expect(itemsOf('element').toSorted()).toEqual(total.toSorted())
    expect(itemsOf('strength').filter((id) => total.includes(id))).toEqual([])
    expect(itemsOf('strength')).toHaveLength(10)
  })

  it('turns five statements and no other', () => {
    expect(cta40.items.filter((item) => item.isReversed).map((item) => item.id)).toEqual([
      'BND3',
      'COM3',
      'INT3',
      'EST3',
      'IND3',
    ])
  })

  it('begins and ends with a strength, so that the last thing read is one', () => {
    expect([cta40.order[0], cta40.order.at(-1)]).toEqual(['STR01', 'STR10'])
  })
})

describe('both forms', () => {
  it.each([cta40, cta10])('$id leaves a scale without a score beyond one blank in five', ({ scales }) => {
    for (const scale of scales) expect(scale.maxMissing, scale.code).toBe(Math.floor(scale.items.length * 0.2))
  })

  it('ask the same words wherever they ask the same thing', () => {
    for (const [id, statement] of Object.entries(cta10.statements.en)) expect(statement).toBe(cta40.statements.en[id])
    expect(cta10.items.some((item) => item.isReversed)).toBe(false)
  })

  it('say nothing of what they are about before they are opened', () => {
    for (const { neutralTitle } of currentInstruments) {
      expect(neutralTitle.en).not.toMatch(/codepend|relationship|trait|therap|score|sever/i)
    }
  })
})

describe('the registry', () => {
  it('finds a form by id and version, and the current one without a version', () => {
    expect(findInstrument('cta-40')).toBe(cta40)
    expect(findInstrument('cta-10', cta10.version)).toBe(cta10)
    expect(findInstrument('cta-40', '9.9')).toBeNull()
    expect(findInstrument('toString')).toBeNull()
    expect(() => getInstrument('cta-40', '9.9')).toThrow('No instrument cta-40 9.9')
  })
})
