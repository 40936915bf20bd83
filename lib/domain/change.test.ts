import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  averagedThreshold,
  countPairs,
  describeTrend,
  judgeChange,
  measureError,
  resolveChangeSettings,
} from '@/lib/domain/change'
import { cta10 } from '@/lib/domain/instruments/cta-10'
import { cta40 } from '@/lib/domain/instruments/cta-40'
import type { ChangeSettings } from '@/lib/domain/instruments/define'

type Vectors = {
  reliableChange: {
    vectors: {
      id: string
      pre: number | null
      post: number
      change?: number
      sd?: number | null
      reliability?: number | null
      sem?: number
      sDiff?: number
      threshold?: number
      rci?: number
      classification: string
    }[]
    thresholdTable: {
      sd: number
      reliability: number
      sem: number
      sDiff: number
      rc80: number
      rc90: number
      rc95: number
    }[]
  }
  kendall: { series: number[]; concordant: number; discordant: number; S: number; tauA: number }[]
  averagedComparison: { k1: number; k2: number; sd: number; r: number; rc95: number }[]
}

const file = JSON.parse(
  readFileSync(new URL('./instruments/testdata/vectors.json', import.meta.url), 'utf8'),
) as Vectors

describe('the worked changes', () => {
  it.each(file.reliableChange.vectors.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    const settings = { sd: vector.sd ?? null, reliability: vector.reliability ?? null, confidence: 95 } as const
    const judged = judgeChange(vector.pre, vector.post, settings, 'lower')
    expect(judged.code).toBe(vector.classification)
    if (vector.rci === undefined) {
      expect(judged.rci).toBeNull()
      return
    }
    const error = measureError(settings)
    expect(judged.points).toBeCloseTo(vector.change as number, 4)
    expect(judged.rci).toBeCloseTo(vector.rci, 4)
    expect(judged.threshold).toBeCloseTo(vector.threshold as number, 3)
    expect(error?.sem).toBeCloseTo(vector.sem as number, 4)
    expect(error?.sDiff).toBeCloseTo(vector.sDiff as number, 4)
  })

  it.each(file.reliableChange.thresholdTable)('SD $sd and r $reliability', (row) => {
    const at = (confidence: 80 | 90 | 95) => measureError({ ...row, confidence })
    expect(at(95)?.sem).toBeCloseTo(row.sem, 2)
    expect(at(95)?.sDiff).toBeCloseTo(row.sDiff, 2)
    expect([at(80), at(90), at(95)].map((each) => each?.threshold.toFixed(1))).toEqual(
      [row.rc80, row.rc90, row.rc95].map((each) => each.toFixed(1)),
    )
  })

  it.each(file.kendall)('Kendall of $series', ({ series, concordant, discordant, S, tauA }) => {
    expect(countPairs(series)).toEqual({ n: series.length, concordant, discordant, S, tauA })
  })

  it.each(file.averagedComparison)('mean of $k1 against mean of $k2', ({ k1, k2, sd, r, rc95 }) => {
    expect(averagedThreshold({ sd, reliability: r, confidence: 95 }, k1, k2)).toBeCloseTo(rc95, 3)
  })
})

const usual = { sd: 18, reliability: 0.8, confidence: 95 } as const
const score = fc.integer({ min: 0, max: 120 }).map((keyed) => (100 * keyed) / 120)

describe('judging a change', () => {
  it.each([
    ['SD 0', { sd: 0 }],
    ['a negative SD', { sd: -1 }],
    ['r 1', { reliability: 1 }],
    ['r above 1', { reliability: 1.2 }],
    ['r below 0', { reliability: -0.1 }],
    ['SD not a number', { sd: Number.NaN }],
    ['r not a number', { reliability: Number.NaN }],
    ['an endless SD', { sd: Number.POSITIVE_INFINITY }],
    ['no SD', { sd: null }],
    ['no r', { reliability: null }],
  ])('says not configured with %s, and gives the points', (_, odd) => {
    expect(judgeChange(60, 30, { ...usual, ...odd }, 'lower')).toEqual({
      code: 'NOT_CONFIGURED',
      points: -30,
      rci: null,
      threshold: null,
    })
  })

  it.each([
    [null, 30],
    [30, null],
    [Number.NaN, 30],
  ])('says not computable from %s to %s, before it asks for settings', (pre, post) => {
    expect(judgeChange(pre, post, null, 'lower')).toMatchObject({ code: 'NOT_COMPUTABLE', points: null })
  })

  it('is the same size both ways, with the opposite word', () => {
    const opposite: Record<string, string> = {
      RELIABLE_IMPROVEMENT: 'RELIABLE_DETERIORATION',
      RELIABLE_DETERIORATION: 'RELIABLE_IMPROVEMENT',
      NO_RELIABLE_CHANGE: 'NO_RELIABLE_CHANGE',
    }
    fc.assert(
      fc.property(score, score, fc.constantFrom('lower' as const, 'higher' as const), (pre, post, betterWhen) => {
        const there = judgeChange(pre, post, usual, betterWhen)
        const back = judgeChange(post, pre, usual, betterWhen)
        const turned = judgeChange(pre, post, usual, betterWhen === 'lower' ? 'higher' : 'lower')
        expect(back.code).toBe(opposite[there.code])
        expect(turned.code).toBe(opposite[there.code])
        expect(back.points).toBeCloseTo(-(there.points as number), 9)
      }),
    )
  })

  it('has a word beyond error exactly when the points reach the threshold', () => {
    fc.assert(
      fc.property(score, score, fc.constantFrom(80 as const, 90 as const, 95 as const), (pre, post, confidence) => {
        const judged = judgeChange(pre, post, { ...usual, confidence }, 'lower')
        const isBeyond = Math.abs(post - pre) >= (judged.threshold as number)
        expect(judged.code !== 'NO_RELIABLE_CHANGE').toBe(isBeyond)
      }),
    )
  })

  it('counts a change of exactly the threshold as beyond it', () => {
    const { sDiff } = measureError({ ...usual, reliability: 0.5 }) ?? { sDiff: 0 }
    expect(judgeChange(0, 1.96 * sDiff, { ...usual, reliability: 0.5 }, 'lower').code).toBe('RELIABLE_DETERIORATION')
  })
})

describe('settings', () => {
  const own: ChangeSettings = {
    sd: 15,
    reliability: 0.9,
    confidence: 90,
    provenance: 'entered',
    kind: null,
    n: 40,
    source: 'Own',
  }

  it('are assumed for the two totals only: 22.3 and 32.7 points', () => {
    const threshold = (settings: ChangeSettings | null) => settings && measureError(settings)?.threshold.toFixed(1)
    expect(threshold(resolveChangeSettings(cta40, 'TOTAL'))).toBe('22.3')
    expect(threshold(resolveChangeSettings(cta10, 'SHORT'))).toBe('32.7')
    for (const { code } of cta40.scales) {
      expect(resolveChangeSettings(cta40, code)?.provenance, code).toBe(code === 'TOTAL' ? 'assumed' : undefined)
    }
  })

  it('a practice enters its own for one scale of one form', () => {
    const overrides = { 'cta-40/EXT': own }
    expect(resolveChangeSettings(cta40, 'EXT', overrides)).toBe(own)
    expect(resolveChangeSettings(cta40, 'TOTAL', overrides)?.provenance).toBe('assumed')
  })
})

describe('a trend', () => {
  it('is described from five scores on', () => {
    expect(describeTrend([5, 4, 3, 2])).toBeNull()
    expect(describeTrend([5, 4, 3, 2, 1])?.tauA).toBe(-1)
  })

  it('runs from -1 to 1 and turns over with the series', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 2, maxLength: 12 }), (series) => {
        const { tauA, concordant, discordant, n } = countPairs(series)
        expect(Math.abs(tauA)).toBeLessThanOrEqual(1)
        expect(concordant + discordant).toBeLessThanOrEqual((n * (n - 1)) / 2)
        expect(countPairs(series.toReversed()).tauA).toBeCloseTo(-tauA, 12)
      }),
    )
  })
})

describe('averaged comparisons', () => {
  it('need scores and settings', () => {
    expect(averagedThreshold({ ...usual, sd: null }, 2, 2)).toBeNull()
    expect(averagedThreshold(usual, 0, 2)).toBeNull()
    expect(averagedThreshold(usual, 1, 1)).toBeCloseTo(measureError(usual)?.threshold as number, 9)
  })
})
