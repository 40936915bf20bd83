import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareWithFirst,
  compareWithPrevious,
  describeSeriesTrend,
  findFirst,
  findPrevious,
  type ScoredResponse,
  splitIntoSeries,
} from '@/lib/domain/comparison'
import { cta40 } from '@/lib/domain/instruments/cta-40'
import type { ChangeSettings } from '@/lib/domain/instruments/define'
import type { ScaleScore } from '@/lib/domain/scoring'

const DAY = 86_400_000
const START = Date.parse('2026-06-03T10:00:00Z')

function scaleOf(score: number | null, prorated = false): ScaleScore {
  return { items: 30, answered: 30, missing: 0, maxMissing: 6, keyedSum: 0, score, band: null, prorated }
}

function response(id: string, days: number, total: number | null, more: Partial<ScoredResponse> = {}): ScoredResponse {
  return {
    id,
    instrumentId: 'cta-40',
    instrumentVersion: cta40.version,
    referentId: 'partner',
    contact: 'often',
    episodeId: 'now',
    completedAt: new Date(START + days * DAY),
    scales: { TOTAL: scaleOf(total), STR: scaleOf(50) },
    ...more,
  }
}

const first = response('a', 0, 60)

describe('against the first', () => {
  it('says the points, the code and the settings it was judged by', () => {
    expect(compareWithFirst(cta40, first, response('b', 60, 30))).toMatchObject({
      withId: 'a',
      points: -30,
      strengthPoints: 0,
      code: 'RELIABLE_IMPROVEMENT',
      noLabel: null,
      warnings: [],
      settings: { sd: 18, reliability: 0.8, provenance: 'assumed', threshold: expect.closeTo(22.313, 3) },
      bothFell: false,
    })
  })

  const silent: [string, Partial<ScoredResponse>, Partial<ScoredResponse>][] = [
    ['DIFFERENT_VERSION', {}, { instrumentVersion: '0.2' }],
    ['DIFFERENT_VERSION', {}, { instrumentId: 'cta-10' }],
    ['DIFFERENT_REFERENT', {}, { referentId: 'mother' }],
    ['REFERENT_UNCONFIRMED', {}, { referentId: null }],
    ['REFERENT_UNCONFIRMED', { referentId: null }, { referentId: null }],
    ['NO_CONTACT', {}, { contact: 'none' }],
    ['NO_CONTACT', { contact: 'none' }, { contact: 'none' }],
    ['NO_CONTACT', { contact: 'none' }, {}],
    ['CONTACT_CHANGED', {}, { contact: 'little' }],
    ['CONTACT_CHANGED', { contact: 'little' }, {}],
    ['CONTACT_UNKNOWN', {}, { contact: null }],
  ]
  it.each(silent)('%s: no label, whatever the points', (noLabel, of, on) => {
    const compared = compareWithFirst(cta40, { ...first, ...of }, response('b', 60, 20, on))
    expect(compared).toMatchObject({ noLabel, code: null, settings: null, rci: null, points: -40 })
  })

  it('keeps the label while the same contact, however little, stays the same', () => {
    const compared = compareWithFirst(
      cta40,
      { ...first, contact: 'little' },
      response('b', 60, 20, { contact: 'little' }),
    )
    expect(compared.code).toBe('RELIABLE_IMPROVEMENT')
  })

  it('is not computable without a score on either side', () => {
    for (const [pre, post] of [
      [null, 30],
      [60, null],
    ] as const) {
      const compared = compareWithFirst(cta40, response('a', 0, pre), response('b', 60, post))
      expect(compared).toMatchObject({
        code: 'NOT_COMPUTABLE',
        noLabel: 'NOT_COMPUTABLE',
        points: null,
        bothFell: false,
      })
    }
  })

  it('is not configured where a practice blanked its numbers', () => {
    const blank: ChangeSettings = {
      sd: null,
      reliability: null,
      confidence: 95,
      provenance: 'entered',
      kind: null,
      n: null,
      source: 'x',
    }
    const compared = compareWithFirst(cta40, first, response('b', 60, 30), { 'cta-40/TOTAL': blank })
    expect(compared).toMatchObject({ code: 'NOT_CONFIGURED', noLabel: 'NOT_CONFIGURED', points: -30, settings: null })
  })

  it('uses a practice’s own numbers and stores them', () => {
    const own: ChangeSettings = {
      sd: 15,
      reliability: 0.9,
      confidence: 90,
      provenance: 'cited',
      kind: 'retest',
      n: 90,
      source: 'X 2030',
    }
    const compared = compareWithFirst(cta40, first, response('b', 60, 48), { 'cta-40/TOTAL': own })
    expect(compared).toMatchObject({
      code: 'RELIABLE_IMPROVEMENT',
      settings: { ...own, threshold: expect.closeTo(11.03, 2) },
    })
  })

  it('says that both fell when traits and strengths did, contact or not', () => {
    const low = { TOTAL: scaleOf(55), STR: scaleOf(40) }
    expect(compareWithFirst(cta40, first, response('b', 60, 0, { scales: low })).bothFell).toBe(true)
    expect(compareWithFirst(cta40, first, response('b', 60, 0, { scales: low, contact: 'none' })).bothFell).toBe(true)
    expect(compareWithFirst(cta40, first, response('b', 60, 0, { scales: low, referentId: 'mother' })).bothFell).toBe(
      false,
    )
    expect(compareWithFirst(cta40, first, response('b', 60, 55)).bothFell).toBe(false)
  })

  it.each([
    [13.9, []],
    [13.4, ['UNDER_14_DAYS']],
    [0, ['UNDER_14_DAYS']],
  ])('%s days apart warns %j: a few hours short of two weeks are two weeks', (days, warnings) => {
    expect(compareWithFirst(cta40, first, response('b', days, 30)).warnings).toEqual(warnings)
  })

  it('warns of another person and of a prorated score on either side', () => {
    const prorated = { TOTAL: scaleOf(40, true), STR: scaleOf(50) }
    expect(
      compareWithFirst(cta40, first, response('b', 60, 0, { scales: prorated, referentId: 'x' })).warnings,
    ).toEqual(['OTHER_REFERENT', 'PRORATED'])
    expect(compareWithFirst(cta40, { ...first, scales: prorated }, response('b', 60, 30)).warnings).toEqual([
      'PRORATED',
    ])
  })
})

describe('against the previous', () => {
  it('is points only', () => {
    const compared = compareWithPrevious(cta40, first, response('b', 60, 20))
    expect(compared.points).toBe(-40)
    expect(compared).not.toHaveProperty('code')
  })
})

describe('which is first, which is previous', () => {
  const unscorable = response('u', 1, null)
  const mother = response('m', 2, 70, { referentId: 'mother' })
  const earlierEpisode = response('e', -90, 80, { episodeId: 'then' })
  const second = response('b', 30, 50)
  const third = response('c', 60, 40)
  const all = [third, mother, second, unscorable, earlierEpisode, { ...first, completedAt: new Date(START + 3 * DAY) }]

  it('the first is the earliest scorable one about the same person, with the same version, in this episode', () => {
    expect(findFirst(cta40, all, third)?.id).toBe('a')
    expect(findFirst(cta40, all, second)?.id).toBe('a')
    expect(findFirst(cta40, all, all.at(-1) as ScoredResponse)).toBeNull()
    expect(findFirst(cta40, all, mother)).toBeNull()
    expect(findFirst(cta40, all, response('n', 90, 30, { referentId: null }))).toBeNull()
    expect(findFirst(cta40, all, response('n', 90, 30, { instrumentVersion: '0.2' }))).toBeNull()
  })

  it('the previous is the one just before on the same line, across episodes', () => {
    expect(findPrevious(cta40, all, third)?.id).toBe('b')
    expect(findPrevious(cta40, all, all.at(-1) as ScoredResponse)?.id).toBe('e')
  })

  it('asks for no person where the instrument asks for none', () => {
    const general = { ...cta40, referent: 'none' as const }
    const alone = [
      response('x', 0, 60, { referentId: null, contact: null }),
      response('y', 60, 20, { referentId: null, contact: null }),
    ]
    const found = findFirst(general, alone, alone[1] as ScoredResponse)
    expect(found?.id).toBe('x')
    expect(compareWithFirst(general, found as ScoredResponse, alone[1] as ScoredResponse).code).toBe(
      'RELIABLE_IMPROVEMENT',
    )
  })
})

describe('lines', () => {
  it('break where the person or the version changes, and nobody unconfirmed joins one', () => {
    const all = [
      response('a', 0, 60),
      response('b', 10, 55, { referentId: 'mother' }),
      response('c', 20, 50),
      response('d', 30, 45, { instrumentVersion: '0.2' }),
      response('e', 40, 40, { referentId: null }),
      response('f', 50, 40, { referentId: null }),
      response('g', 60, 40, { instrumentId: 'cta-10' }),
    ]
    const lines = splitIntoSeries(cta40, all.toReversed()).map((series) => series.responses.map((each) => each.id))
    expect(lines).toEqual([['a', 'c'], ['b'], ['d'], ['e'], ['f']])
  })

  it('hold every response once, in time order', () => {
    const any = fc.array(
      fc.record({
        days: fc.integer({ min: 0, max: 400 }),
        who: fc.constantFrom('p', 'm', null),
        version: fc.constantFrom('1', '2'),
      }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(any, (list) => {
        const all = list.map((each, index) =>
          response(`r${index}`, each.days, 50, { referentId: each.who, instrumentVersion: each.version }),
        )
        const lines = splitIntoSeries(cta40, all)
        expect(lines.flatMap((line) => line.responses.map((each) => each.id)).toSorted()).toEqual(
          all.map((each) => each.id).toSorted(),
        )
        for (const { responses, referentId, instrumentVersion } of lines) {
          for (const each of responses)
            expect([each.referentId, each.instrumentVersion]).toEqual([referentId, instrumentVersion])
          const times = responses.map((each) => each.completedAt.getTime())
          expect(times).toEqual(times.toSorted((a, b) => a - b))
          if (referentId === null) expect(responses).toHaveLength(1)
        }
      }),
    )
  })

  it('have a trend from five scorable responses', () => {
    const scores = [60, 55, null, 50, 45, 40]
    const [line] = splitIntoSeries(
      cta40,
      scores.map((score, index) => response(`r${index}`, index * 30, score)),
    )
    expect(line && describeSeriesTrend(cta40, line)).toMatchObject({ n: 5, tauA: -1 })
    const [short] = splitIntoSeries(
      cta40,
      scores.slice(1).map((score, index) => response(`r${index}`, index * 30, score)),
    )
    expect(short && describeSeriesTrend(cta40, short)).toBeNull()
  })
})
