import { describe, expect, it } from 'vitest'
import { cta10 } from '@/lib/domain/instruments/cta-10'
import { cta40 } from '@/lib/domain/instruments/cta-40'
import { type SummaryFacts, summarySentence } from '@/lib/format/summary-sentence'

const place = { locale: 'en-GB', timeZone: 'Europe/London' }
const today = new Date('2026-11-20T09:00:00Z')
const first = { completedAt: new Date('2026-06-03T10:00:00Z'), score: 50.8333, strength: 55, answered: 30, items: 30 }
const last = { completedAt: new Date('2026-11-18T10:00:00Z'), score: 25, strength: 75, answered: 30, items: 30 }
const settings = {
  sd: 18,
  reliability: 0.8,
  confidence: 95,
  provenance: 'assumed',
  kind: null,
  n: null,
  source: 'x',
  threshold: 22.313,
} as const
const change = { code: 'RELIABLE_IMPROVEMENT', noLabel: null, points: -25.8, settings, bothFell: false, first } as const
const facts: SummaryFacts = { instrument: cta40, last, change, isFolded: false, today }
const say = (more: Partial<SummaryFacts>) => summarySentence({ ...facts, ...more }, place).plain

describe('the summary sentence', () => {
  it.each([
    ['a change', {}, 'Traits 50.8 → 25.0 since 3 June, beyond assumed error (22.3); strengths 55.0 → 75.0.'],
    [
      'both fell',
      { change: { ...change, bothFell: true } },
      'Traits 50.8 → 25.0 since 3 June, beyond assumed error (22.3); strengths 55.0 → 75.0. Both fell: ask about distance.',
    ],
    [
      'contact changed',
      { change: { ...change, code: null, settings: null, noLabel: 'CONTACT_CHANGED' as const } },
      'Traits 50.8 → 25.0 since 3 June, no change label because contact changed; strengths 55.0 → 75.0.',
    ],
    ['one result', { change: null }, 'Traits 25.0, strengths 75.0 on 18 November; one result, nothing to compare yet.'],
    ['folded', { isFolded: true }, 'Folded while a safety review is open: these answers may describe staying safe.'],
    [
      'strengths not scorable',
      { last: { ...last, strength: null } },
      'Traits 50.8 → 25.0 since 3 June, beyond assumed error (22.3).',
    ],
    [
      'one result, no strengths',
      { change: null, last: { ...last, strength: null } },
      'Traits 25.0 on 18 November; one result, nothing to compare yet.',
    ],
    [
      'not scorable',
      { last: { ...last, score: null, answered: 23 } },
      'Traits not computable on 18 November: 7 of 30 statements were skipped.',
    ],
    [
      'the short form',
      {
        instrument: cta10,
        last: { ...last, strength: null },
        change: { ...change, first: { ...first, strength: null } },
      },
      'CTA-10 50.8 → 25.0 since 3 June, beyond assumed error (22.3).',
    ],
  ] as [string, Partial<SummaryFacts>, string][])('%s', (_, more, words) => {
    expect(say(more)).toBe(words)
  })

  it('gives its first clause apart, and its pairs so that they can be drawn and read out', () => {
    const { lead, rest } = summarySentence(facts, place)
    expect(lead).toEqual([
      { kind: 'text', text: 'Traits ' },
      { kind: 'pair', from: '50.8', to: '25.0' },
      { kind: 'text', text: ' since 3 June,' },
    ])
    expect(rest.filter((part) => part.kind === 'pair')).toEqual([{ kind: 'pair', from: '55.0', to: '75.0' }])
  })

  it('shows no figure while folded', () => {
    expect(say({ isFolded: true })).not.toMatch(/\d/)
  })
})
