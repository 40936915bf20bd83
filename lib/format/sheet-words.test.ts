import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveOf } from '@/lib/domain/feedback'
import { cta40 } from '@/lib/domain/instruments/cta-40'
import { currentInstruments } from '@/lib/domain/instruments/registry'
import { REFERENT_KINDS } from '@/lib/domain/referents'
import { buildSheet, NOTHING_TO_TELL, SHEET_WITHHELD, type SheetFacts, type ToldResult } from '@/lib/format/sheet-words'

const place = { locale: 'en-GB', timeZone: 'Europe/London' }
const traits = cta40.scales.filter((scale) => scale.kind === 'trait')

function told(on: string, score: number, change: Record<string, number | null> = {}): ToldResult {
  return {
    completedAt: new Date(`${on}T12:00:00Z`),
    total: score,
    strengths: 100 - score,
    traits: { ...Object.fromEntries(traits.map((scale) => [scale.code, score])), ...change },
  }
}

const facts: SheetFacts = {
  last: told('2026-11-18', 25, { PPL: 45, IND: 60, REA: 20, COM: 70 }),
  first: told('2026-06-03', 50, { PPL: 60, IND: 90, REA: 25, COM: null }),
  beside: 'yes',
  isWithinError: false,
  about: 'partner',
}

const text = (given: SheetFacts) => JSON.stringify(buildSheet(given, place))

describe('how far something moved', () => {
  it('counts in answer steps: under half a step is the same', () => {
    expect([0, 12.4, -12.4, 12.5, -24.9, 25, -25, 100].map(moveOf)).toEqual([
      ...['same', 'same', 'same', 'a-little-more', 'a-little-less', 'more', 'less', 'more'],
    ])
  })

  it('says of a fall what it says of a rise of the same size', () => {
    const turned = {
      less: 'more',
      'a-little-less': 'a-little-more',
      same: 'same',
      'a-little-more': 'a-little-less',
      more: 'less',
    }
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (points) => {
        expect(moveOf(-points)).toBe(turned[moveOf(points)])
      }),
    )
  })
})

describe('the sheet for a client', () => {
  it('says what came less and more often, by how much, and nothing of what is missing', () => {
    const sheet = buildSheet(facts, place)
    expect(sheet.sentence).toBe(
      'Compared with 3 June 2026: giving way, holding back and being thrown off came less often; listening, keeping to each other’s limits and finding answers together came more often.',
    )
    expect(sheet.groups.map((group) => group.title)).toEqual([
      'Less often than the first time',
      'A little less often than the first time',
      'About as often as the first time',
    ])
    expect(sheet.groups[1]?.lines).toEqual(['Putting what somebody else wants before what you want'])
    // One of the two times this was left open: it is in no group.
    expect(text(facts)).not.toContain('without saying it')
  })

  it('tells a difference within the error as none', () => {
    expect(buildSheet({ ...facts, isWithinError: true }, place).sentence).toContain('thrown off came about as often;')
  })

  it('sets nothing beside when contact was not the same, and says why', () => {
    const sheet = buildSheet({ ...facts, beside: 'contact' }, place)
    expect(sheet.sentence).toBe('')
    expect(sheet.opening.join(' ')).toContain('in touch')
    expect(sheet.groups.map((group) => group.title)).toEqual(['Often', 'Sometimes', 'Rarely'])
  })

  it('tells a first result in the words of its answers', () => {
    const sheet = buildSheet({ ...facts, first: null, beside: 'no' }, place)
    expect(sheet.groups[0]).toEqual({
      id: 'Often',
      title: 'Often',
      lines: ['Hoping to be understood without saying it'],
    })
    expect(sheet.together).toMatch(/: often\.$/)
  })

  it('has nothing to say of a result without scores, and never NaN', () => {
    const blank = { ...told('2026-11-18', 0), total: null, strengths: null, traits: {} }
    const sheet = buildSheet({ ...facts, last: blank, first: blank }, place)
    expect([sheet.groups, sheet.together, sheet.sentence]).toEqual([[], '', ''])
  })

  // On a kitchen table it must say nothing about what it is, and give nobody anything to hold against the client.
  it('never names a form, a trait, a judgement or a person', () => {
    const scores = fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: null })
    const result = fc.record({
      completedAt: fc.constant(new Date('2026-11-18T12:00:00Z')),
      total: scores,
      strengths: scores,
      traits: fc.record(Object.fromEntries(traits.map((scale) => [scale.code, scores]))),
    })
    const any = fc.record({
      last: result,
      first: fc.option(result, { nil: null }),
      beside: fc.constantFrom('yes' as const, 'contact' as const, 'no' as const),
      isWithinError: fc.boolean(),
      about: fc.option(fc.constantFrom(...REFERENT_KINDS), { nil: null }),
    })
    const names = cta40.scales.filter((scale) => scale.name !== 'Blaming').map((scale) => scale.name.toLowerCase())
    const forms = currentInstruments.flatMap((each) => [each.shortTitle, each.clinicianTitle, each.clientTitle.en])
    fc.assert(
      fc.property(any, (given) => {
        const words = text(given)
        expect(words).not.toMatch(
          /codepend|therap|trait|score|\bpoints\b|\bband|severe|mild|moderate|abnormal|positive|negative/i,
        )
        expect(words).not.toMatch(
          /improv|better|worse|progress|recover|reliab|diagnos|control|manipul|blam|relationship|NaN|null/i,
        )
        expect(words).not.toMatch(/RELIABLE|DETERIORATION|NOT_COMPUTABLE/)
        for (const name of [...names, ...forms]) expect(words.toLowerCase()).not.toContain(name.toLowerCase())
      }),
    )
  })

  it('keeps to itself while a review is open', () => {
    for (const words of [SHEET_WITHHELD, NOTHING_TO_TELL]) expect(words).not.toMatch(/codepend|abus|severe/i)
  })
})
