import { describe, expect, it } from 'vitest'
import { drawMapView } from '@/app/(practice)/clients/[clientId]/_scores/map-view'
import type { Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { tellStory } from '@/app/(practice)/clients/[clientId]/_scores/tell-story'
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

describe('where one relationship moved', () => {
  it('is said in points from the first to the newest, in the client’s pronouns, and equals the table', () => {
    const view = drawMapView(scored([50, 40], [40, 60]), reading)
    expect(view).toMatchObject({
      title: 'How she moved',
      words:
        'Traits fell 10.0 and strengths rose 20.0 since 3 June. Had both fallen, this line would ask about distance.',
    })
    expect(view?.rows).toEqual([
      { id: 'response-1', dateWords: '3 Jul, now', traitsWords: '40.0', strengthsWords: '60.0' },
      { id: 'response-0', dateWords: '3 Jun, first', traitsWords: '50.0', strengthsWords: '40.0' },
    ])
    expect(view?.drawing?.points).toHaveLength(2)
    expect(view?.drawing?.label).toContain('Path from traits 50.0 and strengths 40.0 on 3 June to')
    expect(drawMapView(scored([50, 40], [40, 60]), { ...reading, pronouns: '' })?.title).toBe('How they moved')
  })

  it('asks about distance where both fell, and says what stayed', () => {
    expect(drawMapView(scored([60, 60], [40, 40]), reading)?.words).toContain('Both fell: ask about distance.')
    expect(drawMapView(scored([60, 60], [60, 70]), reading)?.words).toBe(
      'Traits stayed where they were and strengths rose 10.0 since 3 June.',
    )
  })

  it('is words for one result, and leaves out those without both scores', () => {
    const one = drawMapView(scored([50, 40]), reading)
    expect(one).toMatchObject({
      drawing: null,
      rows: [],
      words: 'One result so far, traits 50.0 and strengths 40.0 on 3 June. A second one gives the map its path.',
    })
    const gap = drawMapView(scored([50, 40], [null, 40], [40, null], [30, 60]), reading)
    expect(gap?.drawing?.points.map((each) => each.id)).toEqual(['response-0', 'response-3'])
    expect(drawMapView(scored([null, null]), reading)?.words).toContain('too many statements were skipped')
  })

  it('is measured within an episode of care', () => {
    const [before, first, now] = scored([80, 20], [50, 40], [40, 60]) as [
      HistoryResponse,
      HistoryResponse,
      HistoryResponse,
    ]
    const change = now.change && { ...now.change, withId: first.id }
    const history = [
      { ...before, episodeId: 'earlier' },
      { ...first, change: null },
      { ...now, change },
    ]
    expect(drawMapView(history, reading)?.words).toContain('Traits fell 10.0 and strengths rose 20.0 since 3 July.')
    const begun = drawMapView(history.slice(0, 2), reading)
    expect(begun?.words).toContain('the first of this episode of care')
    expect(begun?.drawing?.points).toHaveLength(2)
  })

  it('is one map for a person, and none for a form without strengths', () => {
    const short = makeHistory([{ at: '2026-06-03', answer: 2, instrumentId: 'cta-10' }])
    expect(drawMapView(short, reading)).toBeNull()
    const both = makeHistory([
      { at: '2026-06-03', answer: 3 },
      { at: '2026-07-03', answer: 2, referentId: 'mother' },
    ])
    expect(tellStory(both, [], reading).map?.view?.words).toContain('One result so far')
    expect(tellStory(both, [], { ...reading, params: { about: 'all' } }).map).toBeNull()
  })

  it('leaves the server only unfolded, and says how many more there are', () => {
    const story = tellStory(scored([50, 40], [40, 60]), [], { ...reading, isFolded: true })
    expect(story.map).toEqual({ view: null })
    const many = drawMapView(scored(...Array.from({ length: 30 }, (): [number, number] => [50, 50])), reading)
    expect(many?.rows).toHaveLength(24)
    expect(many?.moreWords).toBe('6 earlier results stand in the score history.')
  })
})

/** Results a month apart with these traits and strengths; null: too many statements skipped. */
function scored(...pairs: [number | null, number | null][]): HistoryResponse[] {
  const forms = pairs.map((_, index): GivenForm => {
    return { at: new Date(Date.UTC(2026, 5 + index, 3)).toISOString().slice(0, 10), answer: 2 }
  })
  const history = makeHistory(forms)
  return history.map((response, index) => {
    const [traits, strengths] = pairs[index] ?? [null, null]
    const scales = {
      ...response.scales,
      TOTAL: { ...response.scales.TOTAL, score: traits },
      STR: { ...response.scales.STR, score: strengths },
    } as HistoryResponse['scales']
    const first = pairs[0] ?? [null, null]
    const bothFell = (traits ?? 100) < (first[0] ?? 0) && (strengths ?? 100) < (first[1] ?? 0)
    return { ...response, scales, change: response.change && { ...response.change, bothFell } }
  })
}
