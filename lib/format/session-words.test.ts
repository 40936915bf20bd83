import { expect, it } from 'vitest'
import { formatEveryWeeks, formatMinutesUntil, formatSessionSlot } from '@/lib/format/session-words'

const place = { locale: 'en-GB', timeZone: 'Europe/London' }
const slot = { startsOn: '2026-11-06', startsAt: '09:00', everyWeeks: 2 }

it.each([
  ['2026-11-20', 'Today 09:00, every second Friday'],
  ['2026-12-03', 'Tomorrow 09:00, every second Friday'],
  ['2026-11-21', 'Fri 4 Dec 09:00, every second Friday'],
  ['2026-12-20', 'Fri 1 Jan 2027 09:00, every second Friday'],
  ['2026-10-01', 'Fri 6 Nov 09:00, every second Friday'],
])('a slot seen on %s: %s', (today, words) => {
  expect(formatSessionSlot(slot, today, place)).toBe(words)
})

it('says every week plainly and every twelfth in words', () => {
  expect(formatSessionSlot({ ...slot, everyWeeks: 1 }, '2026-11-20', place)).toBe('Today 09:00, every Friday')
  expect(formatSessionSlot({ ...slot, everyWeeks: 12 }, '2026-11-06', place)).toBe('Today 09:00, every twelfth Friday')
  expect([1, 4].map(formatEveryWeeks)).toEqual(['Every week', 'Every 4 weeks'])
})

it.each([
  [18, 'in 18 min'],
  [60, 'in 1 h'],
  [125, 'in 2 h 5 min'],
  [0, 'now'],
  [-1, ''],
])('%i minutes before: %j', (minutes, words) => {
  expect(formatMinutesUntil(minutes)).toBe(words)
})
