import { expect, test } from 'vitest'
import { describeLocale, listCountryChoices, listTimeZoneChoices, nameCountry } from '@/lib/format/place-names'
import { wordPromise } from '@/lib/format/practice-words'
import { wordHandOver, wordResponsible } from '@/lib/format/team-words'

test('countries stand by name', () => {
  expect(nameCountry('GB')).toBe('United Kingdom')
  expect(listCountryChoices()[0]?.label).toBe('Afghanistan')
})

test('time zones are known ones, with the one in use among them', () => {
  const zones = listTimeZoneChoices('Asia/Calcutta').map((zone) => zone.value)
  expect(zones).toEqual(expect.arrayContaining(['Europe/London', 'UTC', 'Asia/Calcutta']))
  expect(new Set(zones).size).toBe(zones.length)
})

test('a locale is shown by what it does', () => {
  expect(describeLocale('en-GB')).toBe('United Kingdom: 3 November 2026, 1,234.5')
  expect(describeLocale('en-US')).toBe('United States: November 3, 2026, 1,234.5')
})

test('the promise counts in words', () => {
  expect(wordPromise(1)).toBe('within one working day')
  expect(wordPromise(3)).toBe('within 3 working days')
})

test.each([
  [0, 0, 'No clients', null],
  [1, 0, '1 client', 'their 1 client'],
  [12, 3, '12 clients, 3 archived', 'their 12 clients and 3 archived'],
  [0, 2, '2 archived', 'their 2 archived'],
])('%i under care and %i archived', (active, archived, responsible, handOver) => {
  expect(wordResponsible(active, archived)).toBe(responsible)
  expect(wordHandOver(active, archived)).toBe(handOver)
})
