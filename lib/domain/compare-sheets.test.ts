import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ComparedSheet, compareSheets } from '@/lib/domain/compare-sheets'
import { getInstrument } from '@/lib/domain/instruments/registry'
import { scoreAnswers } from '@/lib/domain/scoring'

const cta40 = getInstrument('cta-40')
const cta10 = getInstrument('cta-10')
const same = { left: cta40, right: cta40 }

const answer = fc.option(fc.integer({ min: 0, max: 4 }), { freq: 8, nil: null })
const sheets = fc
  .record(Object.fromEntries(cta40.items.map((item) => [item.id, answer])))
  .map((answers) => sheetOf(answers as Record<string, number | null>))

describe('two administrations side by side', () => {
  it('differ by the same points either way round', () => {
    fc.assert(
      fc.property(sheets, sheets, (left, right) => {
        const forth = compareSheets(left, right, same)
        const back = compareSheets(right, left, same)
        for (const [index, scale] of forth.scales.entries()) {
          const other = back.scales[index]?.points ?? null
          expect(scale.points === null ? null : scale.points + (other ?? Number.NaN)).toBe(other === null ? null : 0)
        }
        const movedBack = new Map([...back.movedMost, ...back.others].map((item) => [item.id, item.moved]))
        for (const item of [...forth.movedMost, ...forth.others]) {
          const other = movedBack.get(item.id) ?? null
          expect(item.moved === null ? null : item.moved + (other ?? Number.NaN)).toBe(other === null ? null : 0)
        }
      }),
    )
  })

  it('name every statement once, those that moved two or more first, the rest as asked', () => {
    fc.assert(
      fc.property(sheets, sheets, (left, right) => {
        const { movedMost, others } = compareSheets(left, right, same)
        const ids = [...movedMost, ...others].map((item) => item.id)
        expect(ids.toSorted()).toEqual(cta40.order.toSorted())
        const sizes = movedMost.map((item) => Math.abs(item.moved ?? 0))
        expect(sizes.every((size) => size >= 2)).toBe(true)
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
        expect(others.every((item) => Math.abs(item.moved ?? 0) < 2)).toBe(true)
        expect(others.map((item) => item.id)).toEqual(cta40.order.filter((id) => others.some((item) => item.id === id)))
      }),
    )
  })

  it('count a reverse statement the other way round, and never subtract a blank', () => {
    const left = sheetOf({ ...all(2), BND3: 0, PPL1: null })
    const right = sheetOf({ ...all(2), BND3: 3, PPL1: 4 })
    const { movedMost, others } = compareSheets(left, right, same)
    expect(movedMost).toEqual([{ id: 'BND3', left: 0, right: 3, moved: 3, counted: -3 }])
    expect(others.find((item) => item.id === 'PPL1')).toMatchObject({ left: null, right: 4, moved: null })
  })

  it('subtract nothing across versions or forms', () => {
    const left = sheetOf(all(0), { instrumentVersion: '0.0' })
    const across = compareSheets(left, sheetOf(all(4)), same)
    expect(across).toMatchObject({ isSameForm: false, warnings: ['OTHER_VERSION'], movedMost: [] })
    expect(across.scales.every((scale) => scale.points === null)).toBe(true)
    const short = { ...sheetOf(all(4)), instrumentId: 'cta-10', instrumentVersion: cta10.version }
    const other = compareSheets(sheetOf(all(1)), short, { left: cta40, right: cta10 })
    expect(other.warnings).toEqual(['OTHER_FORM'])
    expect(other.others).toHaveLength(40)
  })

  it('warn of another person, one nobody confirmed, changed contact, blanks and days close together', () => {
    const left = sheetOf({ ...all(2), BND1: null }, { completedAt: new Date('2026-11-10') })
    const warningsOf = (more: Partial<ComparedSheet>) => compareSheets(left, sheetOf(all(2), more), same).warnings
    expect(warningsOf({ referentId: 'mother' })).toEqual(['OTHER_REFERENT', 'PRORATED', 'UNDER_14_DAYS'])
    expect(warningsOf({ referentId: null, contact: 'none' })).toEqual([
      'REFERENT_UNCONFIRMED',
      'CONTACT_CHANGED',
      'PRORATED',
      'UNDER_14_DAYS',
    ])
    expect(warningsOf({ completedAt: new Date('2026-11-24') })).toEqual(['PRORATED'])
  })
})

function all(value: number): Record<string, number | null> {
  return Object.fromEntries(cta40.items.map((item) => [item.id, value]))
}

function sheetOf(answers: Record<string, number | null>, more: Partial<ComparedSheet> = {}): ComparedSheet {
  return {
    instrumentId: 'cta-40',
    instrumentVersion: cta40.version,
    referentId: 'partner',
    contact: 'often',
    completedAt: new Date(more.instrumentVersion ? '2026-06-03' : '2026-11-18'),
    answers,
    scales: scoreAnswers(cta40, answers).scales,
    ...more,
  }
}
