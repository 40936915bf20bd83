import { describe, expect, it } from 'vitest'
import { cta10 } from '@/lib/domain/instruments/cta-10'
import { cta40 } from '@/lib/domain/instruments/cta-40'
import { gad7 } from '@/lib/domain/instruments/gad-7'
import { scoreAnswers } from '@/lib/domain/scoring'
import { type CopiedResult, copyForRecord } from '@/lib/format/record-copy'

const place = { locale: 'en-GB', timeZone: 'Europe/London' }
const answers = Object.fromEntries(cta40.items.map((item) => [item.id, item.id.startsWith('PPL') ? 4 : 2]))
const sheet = scoreAnswers(cta40, { ...answers, IND1: null })

const result: CopiedResult = {
  instrument: cta40,
  scoringVersion: '1',
  completedAt: new Date('2026-11-18T23:30:00Z'),
  referent: { kind: 'partner' },
  isFromPaper: false,
  scales: sheet.scales,
  standsOut: sheet.standsOut,
  answered: sheet.answered,
  of: sheet.of,
  change: {
    firstCompletedAt: new Date('2026-06-03T10:00:00Z'),
    code: 'RELIABLE_IMPROVEMENT',
    noLabel: null,
    points: -25.8333,
    strengthPoints: 20,
    warnings: ['PRORATED'],
    settings: {
      sd: 18,
      reliability: 0.8,
      confidence: 95,
      provenance: 'assumed',
      kind: null,
      n: null,
      source: 'x',
      threshold: 22.313,
    },
  },
  isFolded: false,
}

const CAVEATS = [
  'draft',
  'not validated',
  'no norms',
  'own report about one relationship',
  'custody',
  'Do not bill',
  'Not a diagnosis',
]

describe('a result for another system’s record', () => {
  const copy = copyForRecord(result, place)

  it('names the form neutrally, its version, day, person and how much was answered', () => {
    expect(copy.split('\n').slice(0, 5)).toEqual([
      'Relationship patterns questionnaire',
      'CTA-40, version 0.1.0-draft (draft, not validated, no norms), scoring version 1.',
      'Completed 18 November 2026, over the past 4 weeks.',
      'About whom: Partner.',
      'Answered 39 of 40. Scores run from 0 to 100.',
    ])
  })

  it('says each score with its band, what it is based on, and what has none', () => {
    expect(copy).toContain('Overall codependency-traits score: 55.2, Sometimes reported, based on 29 of 30 answers')
    expect(copy).toContain('Interdependence strengths: 50.0, Sometimes reported')
    expect(copy).toContain('No personal interests or goals outside the relationship: not computable, 1 of 3 skipped')
    expect(copy).toContain('as a talking point: People-pleasing.')
    for (const scale of cta40.scales) expect(copy).toContain(`${scale.name}: `)
  })

  it('says the change with its caption', () => {
    expect(copy).toContain('Since the first, 3 June 2026: −25.8 points. Lower than first, beyond assumed error (22.3).')
    expect(copy).toContain('Strengths since the first: +20.0 points.')
    expect(copy).toContain('Assumes SD 18 and reliability .80')
    expect(copyForRecord({ ...result, change: null }, place)).toContain('nothing to compare yet')
  })

  it.each(CAVEATS)('always says: %s', (words) => {
    expect(copy).toContain(words)
    expect(copyForRecord({ ...result, isFolded: true }, place)).toContain(words)
  })

  it('holds back bands, stand-outs and change while a safety review is open', () => {
    const folded = copyForRecord({ ...result, isFolded: true }, place)
    expect(folded).toContain('These answers may describe staying safe.')
    expect(folded).not.toMatch(/reported\b|Stands out|Since the first|beyond|within assumed|points/)
    expect(folded).toContain('Overall codependency-traits score: 55.2')
  })

  it('says where it came from paper, and whom it waits to be confirmed about', () => {
    const paper = copyForRecord({ ...result, isFromPaper: true, referent: null }, place)
    expect(paper).toContain('entered from paper')
    expect(paper).toContain('About whom: To be confirmed.')
  })

  it('of the short form has its one total', () => {
    const short = scoreAnswers(cta10, Object.fromEntries(cta10.items.map((item) => [item.id, 2])))
    const text = copyForRecord(
      { ...result, instrument: cta10, scales: short.scales, standsOut: [], change: null },
      place,
    )
    expect(text).toContain('Short form score (CTA-10): 50.0, Sometimes reported')
    expect(text).not.toContain('Traits.')
  })

  it('of a published form says its sum, its band by its source, and its notice', () => {
    const answered = scoreAnswers(gad7, Object.fromEntries(gad7.items.map(({ id }) => [id, 2])))
    const copied = copyForRecord(
      {
        ...{ ...result, instrument: gad7, scales: answered.scales, standsOut: [], referent: null },
        ...{ answered: 7, of: 7, change: null },
      },
      place,
    )
    expect(copied).toContain('Answered 7 of 7. Scores run from 0 to 21.')
    expect(copied).toContain('GAD-7 score: 14.0, Moderate anxiety')
    expect(copied).toContain('Names of bands as published: Spitzer et al. 2006')
    expect(copied).toContain('No permission required to reproduce, translate, display or distribute.')
    expect(copied).not.toMatch(/About whom|draft|one relationship/)
  })

  it('says the change of every further score the practice had set something for', () => {
    const settings = { ...(result.change?.settings as object), provenance: 'entered', source: 'Own', threshold: 10.4 }
    const judged = { code: 'RELIABLE_IMPROVEMENT', noLabel: null, rci: 3.7, points: 20, settings }
    const change = { ...result.change, others: { STR: judged } } as unknown as CopiedResult['change']
    expect(copyForRecord({ ...result, change }, place)).toContain(
      'Interdependence strengths: Higher than first, beyond the error this practice entered (10.4). Change smaller than 10.4',
    )
    expect(copyForRecord({ ...result, change, isFolded: true }, place)).not.toContain('beyond the error')
  })

  it('carries no flag and nothing undefined', () => {
    expect(copy).not.toMatch(/SAFETY|UNIFORM|ITEMS_|undefined|null|NaN/)
  })
})
