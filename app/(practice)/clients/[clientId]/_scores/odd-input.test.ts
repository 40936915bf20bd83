import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { tellStory } from '@/app/(practice)/clients/[clientId]/_scores/tell-story'
import { ScoreChart } from '@/components/charts/score-chart'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import { compareWithFirst, type FirstComparison } from '@/lib/domain/comparison'
import type { ChangeSettings } from '@/lib/domain/instruments/define'
import { getInstrument } from '@/lib/domain/instruments/registry'
import { formatChange } from '@/lib/format/change-words'
import { type GivenForm, makeHistory } from '@/lib/testing/history-fixture'

const reading: Reading = {
  clientId: 'client',
  place: { locale: 'en-GB', timeZone: 'Europe/London' },
  now: new Date('2026-11-20T10:00:00Z'),
  params: {},
  responsibleName: 'Ines Calder',
  readingPromiseDays: 3,
  people: [
    { id: 'partner', kind: 'partner', hint: null },
    { id: 'mother', kind: 'parent', hint: null },
    { id: 'friend', kind: 'friend', hint: null },
  ],
  pronouns: '',
  isFolded: false,
}

const cta40 = getInstrument('cta-40')
const day = (index: number) => new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10)
const own = { referentId: null, contact: null }

/** What a clinician would be left with: a number that is none, or a drawing with nothing in it. */
function findFaults(history: readonly HistoryResponse[], params: Reading['params'] = {}): string[] {
  const story = tellStory(history, [], { ...reading, params })
  const said = JSON.stringify(story)
  const faults = [/NaN/, /Infinity/, /undefined/, /\d{2}\.\d{5}/].filter((odd) =>
    odd.test(JSON.stringify([story.summaries, story.rows, story.captions])),
  )
  const drawn = story.charts.map((chart) => renderToStaticMarkup(createElement(ScoreChart, chart.total)))
  return [
    ...faults.map(String),
    ...(said.includes('NaN') ? ['NaN'] : []),
    ...drawn.filter((html) => /NaN|Infinity|undefined/.test(html)).map(() => 'a drawing with no number'),
    ...drawn.filter((html) => !/class="pt|class="soft"|class="sq|<circle/.test(html)).map(() => 'an empty drawing'),
  ]
}

describe('odd histories come out as words', () => {
  const cases: [string, GivenForm[]][] = [
    ['nothing', []],
    ['one score', [{ at: day(0), answer: 2 }]],
    ['no score at all', [{ at: day(0), answer: '-' }]],
    [
      'one score among blanks',
      [
        { at: day(0), answer: '-' },
        { at: day(30), answer: 2 },
        { at: day(60), answer: '-' },
      ],
    ],
    [
      'everybody different',
      [
        { at: day(0), answer: 3, referentId: 'partner' },
        { at: day(30), answer: 1, referentId: 'mother' },
        { at: day(60), answer: 0, referentId: 'friend' },
        { at: day(90), answer: 4, referentId: null },
      ],
    ],
    ['one day for all', [3, 1, 2, 0, 4].map((answer) => ({ at: day(5), answer }))],
    [
      'GAD-7 alone',
      [0, 1, 2, 3, 1].map((answer, index) => ({ at: day(14 * index), answer, instrumentId: 'gad-7', ...own })),
    ],
    ['PHQ-8 once, skipped', [{ at: day(1), answer: '-', instrumentId: 'phq-8', ...own }]],
    [
      'both kinds together',
      [
        { at: day(0), answer: 3 },
        { at: day(1), answer: 3, instrumentId: 'gad-7', ...own },
        { at: day(30), answer: 1 },
        { at: day(31), answer: 0, instrumentId: 'gad-7', ...own },
      ],
    ],
  ]

  it.each(cases)('%s', (_, forms) => {
    const history = makeHistory(forms)
    for (const params of [{}, { about: 'all' }, { about: 'partner' }, { scale: 'STR' }, { scale: 'NONE' }] as const) {
      expect(findFaults(history, params), JSON.stringify(params)).toEqual([])
    }
  })

  it('a thousand administrations, on one day or over years', () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({ at: day(index), answer: index % 5 }))
    expect(findFaults(makeHistory(many))).toEqual([])
    expect(findFaults(makeHistory(many.map((form) => ({ ...form, at: day(0) }))))).toEqual([])
  }, 60_000)
})

describe('settings no change can be judged by', () => {
  const [first, last] = makeHistory([
    { at: day(0), answer: 3 },
    { at: day(30), answer: 1 },
  ]) as [HistoryResponse, HistoryResponse]
  const usual = cta40.changeDefaults.TOTAL as ChangeSettings

  it.each([
    ['SD 0', { sd: 0 }],
    ['a reliability of 1', { reliability: 1 }],
    ['no number', { sd: Number.NaN }],
    ['nothing', { sd: null, reliability: null }],
    ['no points', { sd: null, reliability: null, points: 0 }],
  ])('%s: points only, in words', (_, odd) => {
    const overrides = { 'cta-40/TOTAL': { ...usual, ...odd }, 'cta-40/STR': { ...usual, ...odd } }
    const change: FirstComparison = compareWithFirst(cta40, first, last, overrides)
    expect(change).toMatchObject({ noLabel: 'NOT_CONFIGURED', settings: null, rci: null })
    expect(change.points).toBeLessThan(0)
    expect(formatChange(change)).toBe('Points only: no error was set')
    expect(change.others?.STR).toMatchObject({ noLabel: 'NOT_CONFIGURED', settings: null })
    expect(findFaults([first, { ...last, change }])).toEqual([])
    expect(findFaults([first, { ...last, change }], { scale: 'STR' })).toEqual([])
  })
})

describe('a form that asks about nobody', () => {
  const gad = (answers: number[]): GivenForm[] =>
    answers.map((answer, index) => ({ at: day(14 * index), answer, instrumentId: 'gad-7', ...own }))

  it('tells its own sentence, by published points, on its own axis with its own bands', () => {
    const story = tellStory(makeHistory(gad([3, 1])), [], reading)
    expect(story.summaries.map((each) => each.sentence.plain)).toEqual([
      'GAD-7 21.0 → 7.0 since 1 January 2020, at least the published 4.0 points.',
    ])
    const [chart] = story.charts
    expect(chart?.total.axis).toEqual({ max: 21, ticks: [0, 5, 10, 15, 21] })
    expect(chart?.total.zones.map((zone) => [zone.name, zone.to])).toEqual([
      ['Minimal', 5],
      ['Mild', 10],
      ['Moderate', 15],
      ['Severe', 21],
    ])
    expect(chart?.total.caption).toMatch(/Toussaint et al\. 2020.*Spitzer et al\. 2006/)
    expect(story.about).toEqual({ options: [], words: 'the client', isEverybody: false })
    expect(story.columns.hasAbout).toBe(false)
  })

  it('stands beside whoever is shown, and is never joined to them', () => {
    const history = makeHistory([{ at: day(0), answer: 3 }, ...gad([2, 2]), { at: day(40), answer: 1 }])
    const story = tellStory(history, [], reading)
    expect(story.charts.map((chart) => chart.instrumentId)).toEqual(['cta-40', 'gad-7'])
    expect(story.summaries.map((each) => each.key)).toEqual(['partner', 'gad-7'])
    expect(story.caveats.join(' ')).toMatch(/draft.*published screening questionnaire/is)
  })
})

describe('two means', () => {
  it('stand beside the sentence from four scores on, with their working', () => {
    const forms = [3, 3, 2, 1].map((answer, index) => ({ at: day(28 * index), answer }))
    const [three] = tellStory(makeHistory(forms.slice(0, 3)), [], reading).summaries
    const [four] = tellStory(makeHistory(forms), [], reading).summaries
    expect(three?.averaged).toBeNull()
    expect(four?.averaged?.words).toMatch(
      /^Mean of the first two against the mean of the last two: \d+\.\d → \d+\.\d, beyond assumed error \(15\.8\)\.$/,
    )
    expect(four?.averaged?.steps.find((step) => step.id === 'threshold')?.value).toBe('15.7777')
    const folded = tellStory(makeHistory(forms), [], { ...reading, isFolded: true })
    expect(folded.summaries[0]?.averaged).toBeNull()
  })
})
