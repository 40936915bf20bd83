import { expect, test } from 'vitest'
import { formatDays, formatForetold, formatLastDay, formatTurn } from '@/lib/format/schedule-words'

const place = { locale: 'en-GB', timeZone: 'Europe/London' }

test.each([
  [{ every: 4, unit: 'week', sendsAt: '09:30', times: 6 }, 'Every 4 weeks at 09:30, 6 times'],
  [{ every: 1, unit: 'week', sendsAt: '09:30', times: null }, 'Every week at 09:30'],
  [{ every: 2, unit: 'month', sendsAt: '18:00', times: 1 }, 'Every 2 months at 18:00, once'],
] as [Parameters<typeof formatTurn>[0], string][])('%o', (turn, words) => {
  expect(formatTurn(turn)).toBe(words)
})

test('the next days are said as a list, with the year where it is another', () => {
  expect(formatDays(['2026-12-18', '2027-01-15', '2027-02-12'], place, '2026-11-20')).toBe(
    '18 December, 15 January 2027 and 12 February 2027',
  )
})

test('what came of the last day is said', () => {
  expect(formatLastDay({ day: '2026-11-09', outcome: 'still-open' }, place, '2026-11-20')).toBe(
    '9 November: not asked, the last one was still open',
  )
})

test.each([
  [['2026-12-18', '2027-01-15'], true, 'First on Friday 18 December at 09:30, then 15 January 2027 and so on.'],
  [
    ['2027-01-15', '2027-02-12', '2027-03-12'],
    false,
    'First on Friday 15 January 2027 at 09:30, then 12 February 2027 and 12 March 2027.',
  ],
  [['2026-12-18'], false, 'Once, on Friday 18 December at 09:30.'],
])('%j of a schedule being typed are said, more to come: %s', (days, hasMore, words) => {
  expect(formatForetold({ sendsAt: '09:30', days, hasMore }, place, '2026-11-20')).toBe(words)
})

test('what is wrong with one being typed is said in its stead', () => {
  expect(formatForetold({ fault: 'Choose days, weeks or months' }, place, '2026-11-20')).toBe(
    'No days yet: Choose days, weeks or months.',
  )
})
