import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findThreshold, judgeChange } from '@/lib/domain/change'
import type { Instrument } from '@/lib/domain/instruments/define'
import { gad7 } from '@/lib/domain/instruments/gad-7'
import { phq8 } from '@/lib/domain/instruments/phq-8'
import { currentInstruments } from '@/lib/domain/instruments/registry'
import { highestScore, mainScaleOf } from '@/lib/domain/instruments/score-range'
import { planInstrumentForm } from '@/lib/domain/respondent-steps'
import { scoreAnswers } from '@/lib/domain/scoring'

/** An answer sheet that adds up to a sum, its highest answers first. */
function sheetOf(instrument: Instrument, sum: number): Record<string, number> {
  let left = sum
  return Object.fromEntries(
    instrument.items.map(({ id }) => {
      const answer = Math.min(3, left)
      left -= answer
      return [id, answer]
    }),
  )
}

const bandAt = (instrument: Instrument, sum: number) => {
  const scored = scoreAnswers(instrument, sheetOf(instrument, sum)).scales.SUM
  return instrument.bands[scored?.band ?? -1]?.short
}

describe.each([
  [gad7, 21],
  [phq8, 24],
])('$shortTitle', (instrument, most) => {
  it('is one sum of answers from 0 to 3, asked of nobody but the client', () => {
    expect(highestScore(instrument, mainScaleOf(instrument))).toBe(most)
    expect(instrument.options.map((option) => option.label.en)).toEqual([
      'Not at all',
      'Several days',
      'More than half the days',
      'Nearly every day',
    ])
    const { questions } = planInstrumentForm(instrument)
    expect(questions.map((step) => step.question.kind)).toEqual([...instrument.items.map(() => 'statement'), 'private'])
    expect(instrument.windowDays).toBe(14)
  })

  it('adds up exactly, whatever was answered', () => {
    const answers = fc.array(fc.integer({ min: 0, max: 3 }), {
      minLength: instrument.items.length,
      maxLength: instrument.items.length,
    })
    fc.assert(
      fc.property(answers, (given) => {
        const sheet = Object.fromEntries(instrument.items.map(({ id }, index) => [id, given[index] ?? 0]))
        const { scales, flags } = scoreAnswers(instrument, sheet)
        expect(scales.SUM?.score).toBe(given.reduce((sum, each) => sum + each, 0))
        expect(flags).toEqual([])
      }),
    )
  })

  it('has no score once anything is skipped: its paper says nothing of blanks', () => {
    const [first] = instrument.items
    const { scales, flags } = scoreAnswers(instrument, { ...sheetOf(instrument, 9), [first?.id ?? '']: null })
    expect(scales.SUM).toMatchObject({ score: null, band: null, prorated: false })
    expect(flags).toEqual(['ITEMS_SKIPPED'])
  })

  it('keeps its notice, says whose it is and where its bands come from', () => {
    expect(instrument.licence).toMatch(/^Developed by Drs\. Robert L\. Spitzer, Janet B\.W\. Williams, Kurt Kroenke/)
    expect(instrument.licence).toMatch(/No permission required to reproduce, translate, display or distribute\.$/)
    expect(instrument.notice?.en).toBe(instrument.licence)
    expect(instrument.bandsSource).toMatch(/20(06|09)/)
    expect(instrument.neutralTitle.en).toBe('A short form')
  })
})

describe('their bands', () => {
  it.each([
    [0, 'Minimal'],
    [4, 'Minimal'],
    [5, 'Mild'],
    [9, 'Mild'],
    [10, 'Moderate'],
    [14, 'Moderate'],
    [15, 'Severe'],
    [21, 'Severe'],
  ])('GAD-7 of %i: %s', (sum, band) => {
    expect(bandAt(gad7, sum)).toBe(band)
  })

  it.each([
    [4, 'None'],
    [5, 'Mild'],
    [10, 'Moderate'],
    [14, 'Moderate'],
    [15, 'Moderately severe'],
    [19, 'Moderately severe'],
    [20, 'Severe'],
    [24, 'Severe'],
  ])('PHQ-8 of %i: %s', (sum, band) => {
    expect(bandAt(phq8, sum)).toBe(band)
  })
})

describe('their change', () => {
  const settings = (instrument: Instrument) => instrument.changeDefaults.SUM ?? null

  it('is looked for from published points on, with no index', () => {
    expect(findThreshold(settings(gad7) as never)).toBe(4)
    expect(findThreshold(settings(phq8) as never)).toBe(5)
    expect(judgeChange(15, 11, settings(gad7), 'lower')).toMatchObject({ code: 'RELIABLE_IMPROVEMENT', rci: null })
    expect(judgeChange(11, 14, settings(gad7), 'lower')).toMatchObject({ code: 'NO_RELIABLE_CHANGE', threshold: 4 })
    expect(judgeChange(5, 10, settings(phq8), 'lower')).toMatchObject({ code: 'RELIABLE_DETERIORATION', rci: null })
  })

  it('is marked as assumed where it was measured for another form', () => {
    expect(settings(gad7)?.provenance).toBe('cited')
    expect(settings(phq8)?.provenance).toBe('assumed')
  })

  it.each([0, -4, Number.NaN, Number.POSITIVE_INFINITY])('is not configured by %d points', (points) => {
    const odd = { ...settings(gad7), points } as never
    expect(judgeChange(15, 4, odd, 'lower')).toMatchObject({ code: 'NOT_CONFIGURED', threshold: null })
  })
})

it('nothing asks the ninth item of PHQ-9', () => {
  const asked = currentInstruments.flatMap((each) => Object.values(each.statements.en))
  expect(asked.filter((words) => /dead|hurting yourself/i.test(words))).toEqual([])
})
