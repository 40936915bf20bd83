import { expect, test } from 'vitest'
import { COUNTRIES } from '@/lib/domain/countries'
import { defaultLocale } from '@/lib/domain/locales'
import { practiceFields } from '@/lib/domain/practice-fields'
import { defaultQuickExit, quickExitField } from '@/lib/domain/quick-exit'

test('the list of countries is whole and without doubles', () => {
  expect(COUNTRIES).toHaveLength(249)
  expect(new Set(COUNTRIES).size).toBe(249)
})

test.each([
  ['GB', 'en-GB'],
  ['US', 'en-US'],
  ['DE', 'en-GB'],
  ['', 'en-GB'],
])('a practice in %j starts with dates as in %s', (country, locale) => {
  expect(defaultLocale(country)).toBe(locale)
})

test.each(['0', '31', '-1', '3.5', 'three', '', ' ', '003'])('%j is no number of days to read within', (days) => {
  expect(practiceFields.readingPromiseDays.safeParse(days).success).toBe(false)
})

test('days come as a number', () => {
  expect(practiceFields.readingPromiseDays.parse(' 30 ')).toBe(30)
})

test.each(['UK', 'gb', 'ZZ', ''])('%j is no country', (country) => {
  expect(practiceFields.country.safeParse(country).success).toBe(false)
})

// Times of messages and of days stand on it: a zone nobody knows would stop them all.
test.each(['', ' ', 'Mars/Olympus', 'Europe/Londinium', 'London', 'GMT+25', '../etc/localtime', 'x'.repeat(10_000)])(
  '%j is no time zone, and is said so',
  (zone) => {
    const parsed = practiceFields.timeZone.safeParse(zone)
    expect(parsed.success).toBe(false)
    expect(parsed.error?.issues.map(({ message }) => message)).toContain('Choose a time zone from the list')
  },
)

// Whoever presses "Leave now" must land on something harmless, over https, and nowhere else.
test.each([
  'http://www.bbc.co.uk',
  'javascript:alert(1)',
  'https://user:word@example.org/',
  'https://localhost/',
  'www.bbc.co.uk',
  'data:text/html,x',
  '',
])('%j is no address to leave for', (address) => {
  expect(quickExitField.safeParse(address).success).toBe(false)
})

test('an address is kept as the browser would write it', () => {
  expect(quickExitField.parse(' https://WWW.example.org ')).toBe('https://www.example.org/')
  for (const country of ['GB', 'US', 'DE']) {
    expect(quickExitField.parse(defaultQuickExit(country))).toBe(defaultQuickExit(country))
  }
})
