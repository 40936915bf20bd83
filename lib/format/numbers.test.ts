import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCoefficient, formatPoints, formatReliability, formatScore, roundHalfUp } from '@/lib/format/numbers'

describe('numbers as people read them', () => {
  it.each([
    [56.25, '56.3'],
    [50.833333333333336, '50.8'],
    [16.666666666666668, '16.7'],
    [12.45, '12.5'],
    [0, '0.0'],
    [100, '100.0'],
    [null, ''],
    [undefined, ''],
    [Number.NaN, ''],
    [Number.POSITIVE_INFINITY, ''],
  ])('a score of %s reads %j', (score, words) => {
    expect(formatScore(score)).toBe(words)
  })

  it.each([
    [-25.833333333333332, '−25.8'],
    [2.5, '+2.5'],
    [-6.25, '−6.3'],
    [6.25, '+6.3'],
    [0, '0.0'],
    [-0, '0.0'],
    [-0.04, '0.0'],
    [null, ''],
    [Number.NaN, ''],
  ])('points of %s read %j', (points, words) => {
    expect(formatPoints(points)).toBe(words)
  })

  it('uses the reader’s decimal sign', () => {
    expect([formatScore(50.83, 'de-DE'), formatPoints(-25.83, 'de-DE')]).toEqual(['50,8', '−25,8'])
  })

  it('prints a reliability and a coefficient as journals do', () => {
    expect([0.8, 0.571, 0].map((each) => formatReliability(each))).toEqual(['.80', '.571', '.00'])
    expect([-0.8666, 1, 0].map((each) => formatCoefficient(each))).toEqual(['−0.87', '+1.00', '0.00'])
  })

  it('never differs from the exact half-up of a fraction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 30 }), (keyed, answered) => {
        fc.pre(keyed <= 4 * answered)
        const exact = Math.floor((2 * 1000 * keyed + 4 * answered) / (2 * 4 * answered)) / 10
        expect(roundHalfUp((100 * keyed) / (4 * answered))).toBe(exact)
      }),
      { numRuns: 2000 },
    )
  })

  it('a change turned round has the same figures', () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (points) => {
        expect(formatPoints(-points).replace(/^[−+]/, '')).toBe(formatPoints(points).replace(/^[−+]/, ''))
        expect(formatPoints(points)).not.toMatch(/-|NaN/)
      }),
    )
  })
})
