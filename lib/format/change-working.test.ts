import { describe, expect, it } from 'vitest'
import { compareAveraged } from '@/lib/domain/averaged'
import { compareWithFirst, type SettingsUsed } from '@/lib/domain/comparison'
import { cta40 } from '@/lib/domain/instruments/cta-40'
import { gad7 } from '@/lib/domain/instruments/gad-7'
import { scoreAnswers } from '@/lib/domain/scoring'
import { explainChange, formatAveraged } from '@/lib/format/change-working'
import { explainScores } from '@/lib/format/score-working'
import { makeHistory } from '@/lib/testing/history-fixture'

const place = { locale: 'en-GB', timeZone: 'Europe/London' }
const today = new Date('2026-11-20T10:00:00Z')
const assumed: SettingsUsed = { ...(cta40.changeDefaults.TOTAL as SettingsUsed), threshold: 22.312856 }

function valuesOf(settings: SettingsUsed, rci: number | null, from = 50.8333333, to = 25) {
  const steps = explainChange(
    {
      first: { score: from, at: new Date('2026-06-03T09:00:00Z') },
      now: { score: to, at: new Date('2026-11-18T09:00:00Z') },
      ...{ points: to - from, rci, settings },
    },
    place,
    today,
  )
  return Object.fromEntries(steps.map((step) => [step.id, step.value || step.formula]))
}

describe('how a change was worked out', () => {
  it('shows every number at full precision to four decimals, with its formula', () => {
    expect(valuesOf(assumed, -2.2692)).toEqual({
      first: '50.8333',
      now: '25.0000',
      points: '−25.8333',
      sd: '18',
      r: '.80',
      sem: '8.0498',
      diff: '11.3842',
      z: '1.96',
      threshold: '22.3129',
      rci: '−2.2692',
      source: 'Assumed, not measured for this questionnaire: Borrowed from other measures of codependency',
      since: 'As the questionnaire declares',
    })
  })

  it('says since when a practice has used its own', () => {
    const own = {
      ...assumed,
      provenance: 'entered' as const,
      n: 1212,
      source: 'Own',
      setAt: new Date('2026-06-01T09:00:00Z'),
    }
    expect(valuesOf(own, 1)).toMatchObject({
      source: 'Entered by this practice: Own, n = 1,212',
      since: 'Set 1 June, in force when the form came',
    })
  })

  it('computes no error and no index from published points', () => {
    const points = { ...(gad7.changeDefaults.SUM as SettingsUsed), threshold: 4 }
    expect(Object.keys(valuesOf(points, null, 15, 9))).toEqual([
      'first',
      'now',
      'points',
      'threshold',
      'source',
      'since',
    ])
  })

  it('has no sign on nothing', () => {
    expect(valuesOf(assumed, 0, 25, 25)).toMatchObject({ points: '0.0000', rci: '0.0000' })
  })

  // What a reader would do with a pocket calculator.
  it('can be worked out again from what it shows', () => {
    const [first, last] = makeHistory([
      { at: '2026-06-03', answer: 3 },
      { at: '2026-11-18', answer: 1 },
    ])
    const change = first && last && compareWithFirst(cta40, first, last)
    if (!first || !last || !change?.settings) throw new Error('no label')
    const shown = valuesOf(change.settings, change.rci, first.scales.TOTAL?.score ?? 0, last.scales.TOTAL?.score ?? 0)
    const number = (id: string) => Number(shown[id]?.replace('−', '-'))
    const sem = number('sd') * Math.sqrt(1 - number('r'))
    expect(number('sem')).toBeCloseTo(sem, 4)
    expect(number('threshold')).toBeCloseTo(number('z') * Math.SQRT2 * sem, 4)
    expect(number('rci')).toBeCloseTo((number('now') - number('first')) / (Math.SQRT2 * sem), 3)
  })
})

describe('two means in words', () => {
  const means = (provenance: SettingsUsed['provenance']) => ({
    ...{ k: 2, from: 55, to: 30, points: -25, isBeyond: true },
    settings: { ...assumed, provenance, threshold: 15.7777 },
  })

  it.each([
    ['assumed', 'beyond assumed error (15.8)'],
    ['entered', 'beyond the error this practice entered (15.8)'],
    ['cited', 'a reliable change (15.8)'],
  ] as const)('by whose numbers they were judged: %s', (provenance, clause) => {
    expect(formatAveraged(means(provenance))).toBe(
      `Mean of the first two against the mean of the last two: 55.0 → 30.0, ${clause}.`,
    )
  })

  it('are points only without settings, and say when they lie within', () => {
    expect(formatAveraged({ ...means('assumed'), settings: null, isBeyond: false })).toMatch(/30\.0, points only\.$/)
    expect(formatAveraged({ ...means('assumed'), isBeyond: false })).toMatch(/within assumed error \(15\.8\)\.$/)
  })

  it('of one score are not there', () => {
    expect(compareAveraged(cta40, makeHistory([{ at: '2026-06-03', answer: 3 }]), 2, assumed)).toBeNull()
  })
})

describe('how a score was worked out', () => {
  it('names its statements as they were asked, its formula and its value', () => {
    const answers = Object.fromEntries(cta40.items.map(({ id }) => [id, id === 'BND1' ? null : 1]))
    const worked = explainScores(cta40, scoreAnswers(cta40, answers).scales, cta40.order, place)
    expect(worked.map((each) => each.code).slice(0, 2)).toEqual(['TOTAL', 'STR'])
    expect(worked[0]).toMatchObject({ formula: '100 × 39 ÷ (4 × 29)', value: '33.6207' })
    expect(worked.find((each) => each.code === 'BND')).toMatchObject({ formula: 'No score: 1 of 3 skipped', value: '' })
    expect(worked[1]?.statements).toMatch(/^\d+(, \d+){8} and \d+$/)
  })

  it('of a published form is the sum of its answers', () => {
    const answers = Object.fromEntries(gad7.items.map(({ id }) => [id, 2]))
    expect(explainScores(gad7, scoreAnswers(gad7, answers).scales, gad7.order, place)).toEqual([
      {
        code: 'SUM',
        name: 'GAD-7 score',
        statements: '1, 2, 3, 4, 5, 6 and 7',
        formula: 'sum of 7 answers',
        value: '14.0000',
      },
    ])
  })
})
