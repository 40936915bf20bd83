import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { cta40 } from '@/lib/domain/instruments/cta-40'
import { ALL_SUGGESTIONS, findSuggestion, listSuggestions, offerSuggestions } from '@/lib/domain/library/library'
import { LIBRARY_TRAITS } from '@/lib/domain/library/suggestion'

/** What each version said when it was first used: other words are a new version, so that a plan keeps what was given. */
const FROZEN: Record<string, string> = {
  'bla-close-an-account@1': 'fc8c2fe283da',
  'bla-own-one-fault@1': '6fc639480a1c',
  'bla-own-one-feeling@1': 'dc031a86ea94',
  'bla-shared-problem@1': 'b0af3dc1e893',
  'bnd-map-limits@1': '44fc2e953e6d',
  'bnd-no-without-guilt@1': '57ed56813d31',
  'bnd-one-limit@1': '5867b50d39a3',
  'bnd-own-hours@1': '0d334e229c4e',
  'bnd-true-yes@1': '93a542973de1',
  'com-plain-and-firm@1': 'a4d11b4e05aa',
  'com-say-back@1': 'aa906d7c12c3',
  'com-stop-word@1': 'c771e9e9ca94',
  'com-time-and-place@1': '9b03825605e1',
  'com-write-it-first@1': 'e03300864b58',
  'con-before-checking@1': '0b555c1f2fa4',
  'con-owner-decides@1': '65808885fb00',
  'con-support-not-solve@1': '39249f5d7bfa',
  'con-whose-is-it@1': 'c8d73cc1af3e',
  'est-approval-log@1': 'c3bc5e53df1f',
  'est-fair-sentence@1': 'ff1208b00bda',
  'est-scheduled-care@1': '73842305802d',
  'est-source-outside@1': '1f3d86bcc743',
  'ind-hobby-hour@1': 'd031f5e324ed',
  'ind-kinds-of-love@1': 'd5b91fc96878',
  'ind-one-contact@1': 'bf2afa1922c3',
  'ind-own-goals@1': '11c6ed1550ef',
  'int-name-for-myself@1': 'b3af5afaea26',
  'int-near-and-far@1': '89fc645d59e0',
  'int-one-feeling@1': '0bbc1ee18edf',
  'int-planned-talk@1': '8df1d292a52a',
  'man-ask-someone-easy@1': 'c9d23c1a6936',
  'man-ask-this-person@1': '6c338faae324',
  'man-no-shaming@1': '8238c2cf6249',
  'man-what-i-wanted@1': 'b20c763a2ced',
  'ppl-keeping-small@1': '60377ed01b53',
  'ppl-let-them-be-displeased@1': '860cc7a510be',
  'ppl-needs-first@1': 'c9b7eccb5d2f',
  'ppl-small-preference@1': '9cb485d310ad',
  'rea-body-signs@1': 'a562264205ad',
  'rea-pause@1': '5aef8553fbaa',
  'rea-settle-alone@1': '27fe4fa72084',
  'rea-trigger-journal@1': 'f07391fb8d06',
}

const printOf = (text: unknown) => createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 12)

describe('the practice library', () => {
  it('has three to five suggestions for every trait the questionnaire measures', () => {
    const traits = cta40.scales.filter((scale) => scale.kind === 'trait').map((scale) => scale.code)
    expect([...LIBRARY_TRAITS]).toEqual(traits)
    for (const trait of LIBRARY_TRAITS) {
      expect(listSuggestions(trait).length, trait).toBeGreaterThanOrEqual(3)
      expect(listSuggestions(trait).length, trait).toBeLessThanOrEqual(5)
    }
  })

  it('names every version once, with a title that fits a line and words that fit a card', () => {
    const keys = ALL_SUGGESTIONS.map(({ id, version }) => `${id}@${version}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { id, title, words } of ALL_SUGGESTIONS) {
      expect(title.length, id).toBeLessThanOrEqual(80)
      expect(words.length, id).toBeGreaterThan(60)
      expect(words.length, id).toBeLessThanOrEqual(400)
    }
    expect(new Set(ALL_SUGGESTIONS.map(({ title }) => title)).size).toBe(ALL_SUGGESTIONS.length)
  })

  it('labels nobody: no name of a condition, a trait or a verdict is handed to a client', () => {
    const labels =
      /codepend|narciss|abus|toxic|disorder|patholog|diagnos|symptom|patient|victim|manipulat|controlling|reactiv|improve|severe|abnormal|healthy|unhealthy/i
    const labelled = ALL_SUGGESTIONS.filter(({ title, words }) => labels.test(`${title} ${words}`))
    expect(labelled.map(({ id }) => id)).toEqual([])
  })

  it('holds back what asks someone to confront or set a limit while a safety review is open', () => {
    const { offered, heldBack } = offerSuggestions('BND', true)
    expect(heldBack).toBe(2)
    expect(offered.some((each) => each.isConfronting)).toBe(false)
    for (const trait of LIBRARY_TRAITS) {
      expect(offerSuggestions(trait, true).offered.length, trait).toBeGreaterThanOrEqual(3)
      expect(offerSuggestions(trait, false).heldBack).toBe(0)
    }
  })

  it('finds the version a plan was given, and nothing it never had', () => {
    expect(findSuggestion('bnd-one-limit', '1')?.title).toBe('One limit, said once')
    expect(findSuggestion('bnd-one-limit')?.version).toBe('1')
    expect(findSuggestion('bnd-one-limit', '99')).toBeNull()
    expect(findSuggestion('nothing')).toBeNull()
  })

  it('never edits a version that may stand on a plan', () => {
    const now = Object.fromEntries(
      ALL_SUGGESTIONS.map(({ id, version, title, words, isConfronting }) => [
        `${id}@${version}`,
        printOf([title, words, isConfronting]),
      ]),
    )
    expect(now).toEqual(FROZEN)
  })
})

describe('the client’s pages', () => {
  it('know nothing of the library: a suggestion reaches a client by their clinician alone', () => {
    const pages = import.meta.glob<string>(
      ['/app/q/**/*.ts', '/components/respondent/**/*', '/lib/domain/messages/**/*'],
      {
        query: '?raw',
        import: 'default',
        eager: true,
      },
    )
    const texts = Object.entries(pages)
    expect(texts.length).toBeGreaterThan(30)
    expect(
      texts.filter(([, text]) => /domain\/library|lib\/plans|components\/plans/.test(text)).map(([path]) => path),
    ).toEqual([])
  })
})
