import { describe, expect, test } from 'vitest'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import { LANGUAGES, parseLanguage } from '@/lib/domain/messages/languages'
import { TELLING_WORDS } from '@/lib/domain/neutral-words'

describe.each(LANGUAGES)('the catalogue in %s', (language) => {
  const messages = messagesFor(language)

  test('has no empty text and gives nothing away, opened or not', () => {
    for (const { path, text } of collectTexts(messages, language)) {
      expect(text.trim(), path).not.toBe('')
      expect(text, path).not.toMatch(TELLING_WORDS)
    }
  })

  test('titles every page with the one neutral word', () => {
    expect(messages.page.title).toBe('Questionnaire')
  })
})

describe('what is said before the form', () => {
  const { intro } = messagesFor('en')

  test.each([
    ['a starting point for talking', intro.lead, /starting point for talking with the person you are working with/],
    ['not a test', intro.lead, /Not a test you pass or fail/],
    ['no diagnosis', intro.lead, /diagnoses nothing/],
    ['anything may be skipped', `${intro.skip} ${intro.skipText}`, /Skip anything.*no penalty/],
    ['not watched in real time', intro.notLive, /Not watched live/],
    ['the reading promise', intro.readingPromise({ workingDays: 3 }), /^Read within 3 working days\.$/],
    ['the promise for one day', intro.readingPromise({ workingDays: 1 }), /^Read within one working day\.$/],
    ['where to turn in a crisis', intro.crisisText, /Help below for numbers to call/],
    ['where to turn with numbers off', intro.crisisTextWithoutNumbers, /local emergency number/],
    ['who sees it', intro.readersText({ name: 'Ines', colleagues: 0 }), /^Ines, and nobody else\.$/],
    ['who else sees it', intro.readersText({ name: 'Ines', colleagues: 1 }), /^Ines, and one colleague /],
    ['how many see it', intro.readersText({ name: 'Ines', colleagues: 3 }), /^Ines, and three colleagues /],
    ['the record and the law', intro.record, /part of your record, and law can require sharing/],
    ['history stays', intro.leavingText, /Your browser history stays/],
    ['last answers were read', intro.lastRead({ date: '23 October' }), /last answers were read on 23 October/],
  ])('%s', (_, text, expected) => {
    expect(text).toMatch(expected)
  })
})

test('the review sentence counts in words', () => {
  const { summary } = messagesFor('en').review
  expect(summary({ unanswered: 1, skipped: 1 })).toBe(
    'One is not answered and one is skipped. You can send it as it is.',
  )
  expect(summary({ unanswered: 12, skipped: 0 })).toBe('12 are not answered. You can send it as it is.')
  expect(summary({ unanswered: 0, skipped: 2 })).toBe('Two are skipped. You can send it as it is.')
  expect(summary({ unanswered: 0, skipped: 0 })).toBe('Everything is answered.')
})

test('an unknown language is read as English', () => {
  expect(parseLanguage('en-GB')).toBe('en')
  expect(parseLanguage('xx')).toBe('en')
  expect(parseLanguage(null)).toBe('en')
})

/** Numbers and words that stand in for whatever a sentence is made with. */
const SAMPLE = {
  position: 7,
  total: 40,
  triesLeft: 2,
  date: '3 December',
  kind: 'statements',
  count: 40,
  minutes: 8,
  openUntil: '3 December',
  name: 'Ines',
  colleagues: 2,
  workingDays: 3,
  days: 28,
  characters: 2000,
  unanswered: 2,
  skipped: 1,
  number: 7,
}

function collectTexts(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value === 'function') return collectTexts(value(SAMPLE), `${path}()`)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => collectTexts(part, `${path}.${key}`))
}
