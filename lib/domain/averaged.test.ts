import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareAveraged } from '@/lib/domain/averaged'
import type { ScoredResponse } from '@/lib/domain/comparison'
import { cta40 } from '@/lib/domain/instruments/cta-40'
import { gad7 } from '@/lib/domain/instruments/gad-7'
import type { ScaleScore } from '@/lib/domain/scoring'

const assumed = cta40.changeDefaults.TOTAL ?? null

function line(scores: readonly (number | null)[]): ScoredResponse[] {
  return scores.map((score, index) => ({
    id: `r${String(index).padStart(3, '0')}`,
    instrumentId: 'cta-40',
    instrumentVersion: cta40.version,
    referentId: 'partner',
    contact: 'often',
    episodeId: 'now',
    completedAt: new Date(Date.UTC(2026, 0, 1 + 28 * index)),
    scales: { TOTAL: { score, prorated: false } as ScaleScore },
  }))
}

describe('the mean of the first against the mean of the last', () => {
  it('is steadier than two single scores: two and two need 15.8 points, not 22.3', () => {
    const averaged = compareAveraged(cta40, line([60, 50, 45, 32, 28]), 2, assumed)
    expect(averaged).toMatchObject({ k: 2, from: 55, to: 30, points: -25, isBeyond: true })
    expect(averaged?.settings?.threshold).toBeCloseTo(15.778, 3)
    expect(compareAveraged(cta40, line([50, 50, 40, 40]), 2, assumed)?.isBeyond).toBe(false)
  })

  it.each([
    ['no score', [], 2],
    ['one score', [50], 1],
    ['three for two and two', [50, 40, 30], 2],
    ['blanks, which are no scores', [50, null, 40, 30], 2],
    ['no number at all', [50, 40, 30, 20], 0],
    ['half a number', [50, 40, 30, 20], 1.5],
  ])('is not there with %s', (_, scores, k) => {
    expect(compareAveraged(cta40, line(scores), k, assumed)).toBeNull()
  })

  it.each([
    ['no settings', null],
    ['SD 0', { ...(assumed as object), sd: 0 } as never],
    ['a reliability of 1', { ...(assumed as object), reliability: 1 } as never],
    ['published points, which say nothing of means', gad7.changeDefaults.SUM ?? null],
  ])('says points only with %s', (_, settings) => {
    const averaged = compareAveraged(cta40, line([60, 50, 32, 28]), 2, settings)
    expect(averaged).toMatchObject({ points: -25, isBeyond: false, settings: null })
  })

  it('turns over with the line, and does not care for the order it is given in', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 20 })
    fc.assert(
      fc.property(scores, (given) => {
        const there = compareAveraged(cta40, line(given), 2, assumed)
        const back = compareAveraged(cta40, line(given.toReversed()), 2, assumed)
        expect(back?.points).toBeCloseTo(-(there?.points ?? Number.NaN), 9)
        expect(compareAveraged(cta40, line(given).toReversed(), 2, assumed)).toEqual(there)
      }),
    )
  })
})
