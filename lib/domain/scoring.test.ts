import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cta10 } from '@/lib/domain/instruments/cta-10'
import { cta40 } from '@/lib/domain/instruments/cta-40'
import { defineInstrument, type Instrument } from '@/lib/domain/instruments/define'
import { FREQUENCY_BANDS, FREQUENCY_OPTIONS } from '@/lib/domain/instruments/frequency-words'
import { type AnswerSheet, answerSheetSchema, findBand, scoreAnswers } from '@/lib/domain/scoring'

type Vector = {
  id: string
  form: 'CTA-40' | 'CTA-10'
  answers: AnswerSheet
  expected: {
    scales: Record<string, { score: number | null; display: number | null; bandLabel: string | null }>
    flags: string[]
    standsOut: string[]
    totalSkipped: number
  }
}

const { vectors } = JSON.parse(
  readFileSync(new URL('./instruments/testdata/vectors.json', import.meta.url), 'utf8'),
) as { vectors: Vector[] }

describe('the worked answer sheets', () => {
  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_, { form, answers, expected }) => {
    const scored = scoreAnswers(form === 'CTA-40' ? cta40 : cta10, answers)
    expect(Object.keys(scored.scales)).toEqual(Object.keys(expected.scales))
    for (const [code, { score, display, bandLabel, ...counts }] of Object.entries(expected.scales)) {
      const scale = scored.scales[code]
      expect(scale, code).toMatchObject(counts)
      if (score === null) expect(scale?.score, code).toBeNull()
      else expect(scale?.score, code).toBeCloseTo(score, 4)
      expect(display === null, code).toBe(scale?.score === null)
      expect(scale?.band == null ? null : FREQUENCY_BANDS[scale.band]?.label, code).toBe(bandLabel)
    }
    expect(scored.flags).toEqual(expected.flags)
    expect(scored.standsOut).toEqual(expected.standsOut)
    expect(scored.skipped).toBe(expected.totalSkipped)
  })
})

const answer = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 1, arbitrary: fc.constant(null) },
)
const sheetOf = (instrument: Instrument): fc.Arbitrary<Record<string, number | null>> =>
  fc.record(Object.fromEntries(instrument.items.map((item) => [item.id, answer])))

describe('whatever is answered', () => {
  it('a score lies in 0 to 100, is null exactly when too much is missing, and is never 0 for a blank', () => {
    fc.assert(
      fc.property(sheetOf(cta40), (sheet) => {
        for (const scale of Object.values(scoreAnswers(cta40, sheet).scales)) {
          expect(scale.score === null).toBe(scale.missing > scale.maxMissing)
          expect(scale.answered + scale.missing).toBe(scale.items)
          if (scale.score === null) expect([scale.band, scale.prorated]).toEqual([null, false])
          else {
            expect(scale.score).toBeGreaterThanOrEqual(0)
            expect(scale.score).toBeLessThanOrEqual(100)
            expect(scale.band).toBe(Math.min(4, Math.floor(scale.score / 25 + 0.5)))
            expect(scale.prorated).toBe(scale.missing > 0)
          }
        }
      }),
    )
  })

  it('the order in which answers came changes nothing', () => {
    fc.assert(
      fc.property(sheetOf(cta40), fc.infiniteStream(fc.nat()), (sheet, random) => {
        const shuffled = Object.entries(sheet)
          .map((entry) => [random.next().value, entry] as const)
          .toSorted((a, b) => Number(a[0]) - Number(b[0]))
          .map(([, entry]) => entry)
        expect(scoreAnswers(cta40, Object.fromEntries(shuffled))).toEqual(scoreAnswers(cta40, sheet))
      }),
    )
  })

  it('answering one trait statement higher never lowers the total, and a turned one never raises it', () => {
    const traits = cta40.items.filter((item) => !item.id.startsWith('STR'))
    fc.assert(
      fc.property(sheetOf(cta40), fc.constantFrom(...traits), fc.integer({ min: 0, max: 3 }), (sheet, item, raw) => {
        const before = scoreAnswers(cta40, { ...sheet, [item.id]: raw }).scales.TOTAL?.score
        const after = scoreAnswers(cta40, { ...sheet, [item.id]: raw + 1 }).scales.TOTAL?.score
        fc.pre(typeof before === 'number' && typeof after === 'number')
        if (item.isReversed) expect(after).toBeLessThan(before as number)
        else expect(after).toBeGreaterThan(before as number)
      }),
    )
  })

  it('turning every answer over turns every score over, where nothing is reverse-keyed or missing', () => {
    const whole = fc.record(Object.fromEntries(cta10.items.map((item) => [item.id, fc.integer({ min: 0, max: 4 })])))
    fc.assert(
      fc.property(whole, (sheet) => {
        const turned = Object.fromEntries(Object.entries(sheet).map(([id, raw]) => [id, 4 - raw]))
        const [one, other] = [sheet, turned].map((each) => scoreAnswers(cta10, each).scales.SHORT?.score as number)
        expect((one as number) + (other as number)).toBeCloseTo(100, 9)
      }),
    )
  })

  it('a statement never reached counts as a blank in the scores but is told apart in the counts', () => {
    fc.assert(
      fc.property(sheetOf(cta40), (sheet) => {
        const reached = Object.fromEntries(Object.entries(sheet).filter(([, raw]) => raw !== null))
        const [asked, open] = [scoreAnswers(cta40, sheet), scoreAnswers(cta40, reached)]
        expect(open.scales).toEqual(asked.scales)
        expect(open.flags).toEqual(asked.flags)
        expect([open.skipped, open.notReached]).toEqual([0, asked.skipped])
        expect(asked.answered + asked.skipped).toBe(asked.of)
      }),
    )
  })
})

describe('bands', () => {
  it.each([
    [0, 0],
    [12.49, 0],
    [12.5, 1],
    [37.49, 1],
    [37.5, 2],
    [62.5, 3],
    [87.49, 3],
    [87.5, 4],
    [100, 4],
  ])('%s falls in band %s: the lower edge belongs to it', (score, band) => {
    expect(findBand(FREQUENCY_BANDS, score)).toBe(band)
  })
})

describe('flags', () => {
  const all = (raw: number | null) => Object.fromEntries(cta40.items.map((item) => [item.id, raw]))
  const mixed = { ...all(2), BND1: 3 }

  it.each([
    [0, ['SAFETY_REVIEW']],
    [1, ['SAFETY_REVIEW']],
    [2, []],
    [4, []],
    [null, ['SAFETY_UNANSWERED', 'ITEMS_SKIPPED']],
  ])('“I felt safe to disagree” answered %s: %s', (raw, flags) => {
    expect(scoreAnswers(cta40, { ...mixed, STR10: raw }).flags).toEqual(flags)
  })

  it('says all alike from 20 answers on CTA-40 and 8 on CTA-10, not below', () => {
    const first = (instrument: Instrument, count: number) =>
      Object.fromEntries(instrument.items.slice(0, count).map((item) => [item.id, 3]))
    expect(scoreAnswers(cta40, first(cta40, 20)).flags).toContain('UNIFORM_ANSWERS')
    expect(scoreAnswers(cta40, first(cta40, 19)).flags).not.toContain('UNIFORM_ANSWERS')
    expect(scoreAnswers(cta10, first(cta10, 8)).flags).toContain('UNIFORM_ANSWERS')
    expect(scoreAnswers(cta10, first(cta10, 7)).flags).not.toContain('UNIFORM_ANSWERS')
  })

  it('asks CTA-10 nothing about safety, since it holds no such statement', () => {
    expect(scoreAnswers(cta10, {}).flags).toEqual(['ITEMS_SKIPPED'])
  })
})

describe('what stands out', () => {
  const level = (traits: Record<string, number>) =>
    Object.fromEntries(
      cta40.items.map((item) => [
        item.id,
        item.isReversed ? 4 - (traits[item.id.slice(0, 3)] ?? 0) : (traits[item.id.slice(0, 3)] ?? 0),
      ]),
    )

  it('is exactly 25 points over the own mean of ten: on the edge counts', () => {
    // One trait at 12 of 12 and nothing elsewhere: mean 10, so 90 over. Keyed sums 9,6,6,6,6,6,6,6,6,3 have mean 6.
    const edge = { BND: 3, PPL: 2, REA: 2, COM: 2, MAN: 2, INT: 2, CON: 2, BLA: 2, EST: 2, IND: 1 }
    expect(scoreAnswers(cta40, level(edge)).standsOut).toEqual(['BND'])
    expect(scoreAnswers(cta40, { ...level(edge), IND1: 2 }).standsOut).toEqual([])
  })

  it('is not said with fewer than eight scorable traits', () => {
    const sheet = level({ BND: 4 })
    expect(scoreAnswers(cta40, { ...sheet, IND1: null, EST1: null }).standsOut).toEqual(['BND'])
    expect(scoreAnswers(cta40, { ...sheet, IND1: null, EST1: null, BLA1: null }).standsOut).toEqual([])
  })
})

describe('the parser of an answer sheet', () => {
  const says = (sheet: unknown) =>
    answerSheetSchema(cta10)
      .safeParse(sheet)
      .error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const range = 'Must be a whole number from 0 to 4, or null when skipped'

  it.each([
    [{ BND1: 5 }, `BND1: ${range}`],
    [{ BND1: -1 }, `BND1: ${range}`],
    [{ BND1: 2.5 }, `BND1: ${range}`],
    [{ BND1: '2' }, `BND1: ${range}`],
    [{ BND1: true }, `BND1: ${range}`],
    [{ BND1: Number.NaN }, `BND1: ${range}`],
    [{ BND2: 1 }, ': Unknown item: BND2'],
    [JSON.parse('{"__proto__": 1}'), ': Unknown item: __proto__'],
    [{ ['x'.repeat(99)]: 1 }, `: Unknown item: ${'x'.repeat(40)}`],
    [null, ': Answers must be an object of item ids'],
    [[1, 2], ': Answers must be an object of item ids'],
  ])('%j: %s', (sheet, message) => {
    expect(says(sheet)).toEqual([message])
  })

  it('lets skipped and unreached items through as they are', () => {
    expect(answerSheetSchema(cta10).parse({ BND1: 0, PPL1: null })).toEqual({ BND1: 0, PPL1: null })
  })

  it('stands before every score: nothing out of range is ever counted', () => {
    expect(() => scoreAnswers(cta10, { BND1: 9 })).toThrow(range)
  })
})

describe('an instrument that sums', () => {
  const spec = {
    ...cta10,
    id: 'sum-3',
    rule: 'sum',
    options: FREQUENCY_OPTIONS.slice(0, 4),
    items: [
      { id: 'A', isReversed: false },
      { id: 'B', isReversed: true },
      { id: 'C', isReversed: false },
    ],
    order: ['A', 'B', 'C'],
    bands: [
      { from: 0, label: 'Low', short: 'Low' },
      { from: 5, label: 'High', short: 'High' },
    ],
    bandsSource: 'A test',
    scales: [{ code: 'SUM', name: 'Sum', kind: 'overall', items: ['A', 'B', 'C'], maxMissing: 1, betterWhen: 'lower' }],
    primaryScale: 'SUM',
    strengthScale: null,
    safety: null,
    standsOut: null,
    statements: { en: { A: 'a', B: 'b', C: 'c' } },
    helpNotes: {},
    changeDefaults: {},
  } as const
  const instrument = defineInstrument(spec)

  it('adds the keyed answers and prorates for a blank', () => {
    expect(scoreAnswers(instrument, { A: 1, B: 1, C: 2 }).scales.SUM).toMatchObject({
      score: 5,
      band: 1,
      prorated: false,
    })
    expect(scoreAnswers(instrument, { A: 1, B: null, C: 2 }).scales.SUM).toMatchObject({
      score: 4.5,
      band: 0,
      prorated: true,
    })
    expect(scoreAnswers(instrument, { A: 1 }).scales.SUM).toMatchObject({ score: null, band: null })
  })
})
