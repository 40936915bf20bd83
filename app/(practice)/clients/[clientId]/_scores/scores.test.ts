import { describe, expect, it } from 'vitest'
import { chooseScores } from '@/app/(practice)/clients/[clientId]/_scores/choose-scores'
import type { MissedForm } from '@/app/(practice)/clients/[clientId]/_scores/missed-forms'
import type { Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { drawCharts } from '@/app/(practice)/clients/[clientId]/_scores/score-charts'
import { arrangeScoreRows, listCaptions } from '@/app/(practice)/clients/[clientId]/_scores/score-rows'
import { summarisePeople } from '@/app/(practice)/clients/[clientId]/_scores/score-summary'
import { chooseProfile, drawProfile } from '@/app/(practice)/clients/[clientId]/_scores/trait-profile'
import type { ScoredRow, ScoreRow } from '@/components/assessments/score-row'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import { type GivenForm, makeHistory } from '@/lib/testing/history-fixture'

const reading: Reading = {
  clientId: 'client',
  place: { locale: 'en-GB', timeZone: 'Europe/London' },
  now: new Date('2026-11-20T10:00:00Z'),
  params: {},
  responsibleName: 'Ines Calder',
  readingPromiseDays: 3,
  people: [
    { id: 'partner', kind: 'partner', hint: 'D.' },
    { id: 'mother', kind: 'parent', hint: null },
  ],
  pronouns: 'she/her',
  isFolded: false,
}

const twice: GivenForm[] = [
  { at: '2026-06-03', answer: 3 },
  { at: '2026-11-18', answer: 1, reviewed: null },
]

const missed: MissedForm = {
  id: 'missed',
  instrumentId: 'cta-40',
  at: new Date('2026-09-23T00:00:00Z'),
  rowWords: 'Missed. Link not opened.',
  gapWords: 'Missed 23 Sept',
}

describe('the score history', () => {
  it('says of each form its score, its band and its change in words, the newest first', () => {
    const [now, first] = scored(rowsOf(twice).rows)
    expect(now).toMatchObject({
      dateWords: '18 Nov 2026',
      changeWords: 'Lower than first, beyond assumed error (22.3)',
      isBeyond: true,
      isUnread: true,
      reviewHref: '/clients/client/notes/new?cite=response-1',
    })
    expect(first).toMatchObject({ isFirst: true, changeWords: 'First score of this episode', readByName: 'I. Calder' })
    expect(listCaptions(makeHistory(twice), reading)).toHaveLength(1)
  })

  it('puts a missed form where it was due', () => {
    const kinds = rowsFor(makeHistory(twice), [missed]).rows.map((row) => row.kind)
    expect(kinds).toEqual(['score', 'missed', 'score'])
  })

  it('leaves the score of a form with too many blanks empty, and says why', () => {
    const [row] = scored(rowsOf([{ at: '2026-06-03', answer: '-' }]).rows)
    expect(row).toMatchObject({ scoreWords: '', whyWords: '30 of 30 skipped', bandWords: '', changeWords: '' })
  })

  it('says nothing that a safety review folds', () => {
    const folded = JSON.stringify(rowsFor(makeHistory(twice), [], { ...reading, isFolded: true }))
    for (const word of ['Often', 'Rarely', 'Lower', 'error', '−', '+', 'base']) expect(folded).not.toContain(word)
    expect(folded).toContain('"isFolded":true')
  })

  it('sorts by score with blanks last, and shows the last page when a later one is asked', () => {
    const history = makeHistory([
      { at: '2026-01-05', answer: 1 },
      { at: '2026-02-05', answer: '-' },
      { at: '2026-03-05', answer: 4 },
    ])
    const page = arrangeScoreRows(
      {
        shown: history,
        missed: [],
        isEverybody: false,
        table: { sort: { id: 'score', isDescending: false }, page: 9, hidden: [] },
        pageSize: 2,
      },
      reading,
    )
    expect(page).toMatchObject({ page: 2, total: 3 })
    expect(scored(page.rows)[0]?.whyWords).toBe('30 of 30 skipped')
  })

  it('shows a page of a thousand', () => {
    const forms = Array.from({ length: 1000 }, (_, index): GivenForm => {
      const at = new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10)
      return { at, answer: index % 5, change: null }
    })
    const many = forms.map((form, index) => ({ ...makeHistory([form])[0], id: `many-${index}` }) as HistoryResponse)
    expect(rowsFor(many, []).rows).toHaveLength(20)
    expect(drawCharts(many, [], reading)[0]?.total.points).toHaveLength(1000)
  })
})

describe('whose scores', () => {
  const history = makeHistory([
    { at: '2026-06-03', answer: 3 },
    { at: '2026-07-03', answer: 2, referentId: 'mother' },
    { at: '2026-08-03', answer: 1 },
  ])

  it('are the last one’s unless the address names another; nobody we know is nobody', () => {
    expect(chooseScores(history, reading).about).toBe('partner')
    expect(chooseScores(history, { ...reading, params: { about: 'mother' } }).shown).toHaveLength(1)
    expect(chooseScores(history, { ...reading, params: { about: 'stranger' } }).about).toBe('partner')
    expect(chooseScores(history, { ...reading, params: { about: ['mother', 'all'] } }).about).toBe('partner')
  })

  it('are never joined: everybody is one sentence each and no line', () => {
    const choice = chooseScores(history, { ...reading, params: { about: 'all' } })
    expect(summarisePeople(choice, reading).map((each) => each.about)).toEqual(['Partner (D.)', 'Parent'])
    const partner = drawCharts(chooseScores(history, reading).shown, [], reading)
    expect(partner[0]?.total.points.map((point) => point.id)).toEqual(['response-0', 'response-2'])
  })

  it('count none that is marked in error', () => {
    const voided = { at: new Date(), kind: 'wrong-client' as const, reason: 'Wrong row', byName: 'Ines Calder' }
    const choice = chooseScores(makeHistory([{ at: '2026-06-03', answer: 3, voided }]), reading)
    expect(choice.counted).toEqual([])
    expect(choice.voided).toHaveLength(1)
  })
})

describe('the chart', () => {
  it('has a ribbon from the second score on, and says what beyond means beside the newest', () => {
    const [one] = drawCharts(makeHistory(twice.slice(0, 1)), [], reading)
    expect(one?.total.ribbon).toBeNull()
    const [both] = drawCharts(makeHistory(twice), [missed], reading)
    expect(both?.total.ribbon).toMatchObject({ words: 'Within assumed error: first score ± 22.3' })
    expect(both?.total.points.at(-1)?.nowWords).toMatch(/^\d+\.\d, lower than first, beyond assumed error$/)
    expect(both?.total.gaps).toMatchObject([{ words: 'Missed 23 Sept' }])
    expect(both?.total.caption).toContain('Does not show what caused a change.')
  })

  it('never puts two forms on one axis', () => {
    const history = makeHistory([...twice, { at: '2026-11-19', answer: 2, instrumentId: 'cta-10' }])
    expect(drawCharts(history, [], reading).map((chart) => chart.title)).toEqual([
      'Traits over time',
      'CTA-10 over time',
    ])
  })
})

describe('the trait profile', () => {
  const history = makeHistory([
    { at: '2026-06-03', answer: 3 },
    { at: '2026-07-03', answer: 2 },
    { at: '2026-08-03', answer: 1, standsOut: ['PPL'] },
  ])

  it('is the latest, held against first and previous, unless the address names another', () => {
    expect(chooseProfile(history, reading)).toMatchObject({ now: { id: 'response-2' }, previous: { id: 'response-1' } })
    const second = chooseProfile(history, { ...reading, params: { result: 'response-1' } })
    expect(second).toMatchObject({ now: { id: 'response-1' }, first: { id: 'response-0' }, previous: null })
    expect(chooseProfile(history, { ...reading, params: { result: 'nobody’s' } })?.now.id).toBe('response-2')
  })

  it('keeps the order of the instrument, and folded shows only what is now', () => {
    const choice = chooseProfile(history, reading)
    const view = choice && drawProfile(choice, reading)
    expect(view?.traits.map((row) => row.id).slice(0, 3)).toEqual(['BND', 'PPL', 'REA'])
    expect(view?.notes.join(' ')).toContain('People-pleasing')
    const folded = choice && drawProfile(choice, { ...reading, isFolded: true })
    expect(folded).toMatchObject({ notes: [], dates: { now: '3 Aug' } })
    expect(JSON.stringify(folded)).not.toContain('first')
  })
})

function rowsOf(forms: readonly GivenForm[]) {
  return rowsFor(makeHistory(forms), [])
}

function rowsFor(shown: readonly HistoryResponse[], missedForms: readonly MissedForm[], reader = reading) {
  const table = { sort: { id: 'date' as const, isDescending: true }, page: 1, hidden: [] }
  return arrangeScoreRows({ shown, missed: missedForms, isEverybody: false, table, pageSize: 20 }, reader)
}

function scored(rows: readonly ScoreRow[]): ScoredRow[] {
  return rows.filter((row): row is ScoredRow => row.kind === 'score')
}
