import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  isSessionOn,
  minutesUntil,
  nextSessionOn,
  previousSessionOn,
  type SessionSlot,
  sessionSlotFields,
} from '@/lib/domain/session-slot'
import { addDays, daysBetween, instantOf, wallTimeOf, weekdayOf } from '@/lib/domain/wall-time'

const LONDON = 'Europe/London'
const fortnightly: SessionSlot = { startsOn: '2026-11-06', startsAt: '09:00', everyWeeks: 2 }

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))
const anySlot = fc.record({
  startsOn: anyDay,
  startsAt: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`),
  everyWeeks: fc.integer({ min: 1, max: 12 }),
})

describe('a session slot', () => {
  it('lies on its first day and every two weeks from it, never before', () => {
    const days = ['2026-10-23', '2026-11-06', '2026-11-13', '2026-11-20', '2026-12-04', '2027-01-01']
    expect(days.map((day) => isSessionOn(fortnightly, day))).toEqual([false, true, false, true, true, true])
  })

  it('comes next on or after a day, and last strictly before it', () => {
    expect(nextSessionOn(fortnightly, '2026-11-20')).toBe('2026-11-20')
    expect(nextSessionOn(fortnightly, '2026-11-21')).toBe('2026-12-04')
    expect(nextSessionOn(fortnightly, '2026-01-01')).toBe('2026-11-06')
    expect(previousSessionOn(fortnightly, '2026-11-20')).toBe('2026-11-06')
    expect(previousSessionOn(fortnightly, '2026-11-21')).toBe('2026-11-20')
    expect(previousSessionOn(fortnightly, '2026-11-06')).toBeNull()
  })

  it('is on its weekday, a whole number of turns from its first day, and nowhere between', () => {
    fc.assert(
      fc.property(anySlot, anyDay, (slot, from) => {
        const next = nextSessionOn(slot, from)
        expect(isSessionOn(slot, next)).toBe(true)
        expect(weekdayOf(next)).toBe(weekdayOf(slot.startsOn))
        expect(next >= from && next >= slot.startsOn).toBe(true)
        expect(daysBetween(slot.startsOn, next) % (7 * slot.everyWeeks)).toBe(0)
        const after = nextSessionOn(slot, addDays(next, 1))
        expect(daysBetween(next, after)).toBe(7 * slot.everyWeeks)
        expect(previousSessionOn(slot, after)).toBe(next)
        const between = addDays(next, 1 + (daysBetween(next, from) ** 2 % (7 * slot.everyWeeks - 1)))
        expect(isSessionOn(slot, between)).toBe(false)
      }),
    )
  })

  it('keeps its wall time through a clock change', () => {
    const slot: SessionSlot = { startsOn: '2026-03-20', startsAt: '09:00', everyWeeks: 1 }
    for (let day = slot.startsOn; day < '2026-12-31'; day = nextSessionOn(slot, addDays(day, 1))) {
      expect(wallTimeOf(instantOf(day, slot.startsAt, LONDON), LONDON)).toBe('09:00')
    }
  })

  it('counts the minutes on the wall of the practice', () => {
    const at = (iso: string) => new Date(iso)
    expect(minutesUntil('09:00', '2026-11-20', at('2026-11-20T08:42:00Z'), LONDON)).toBe(18)
    expect(minutesUntil('09:00', '2026-11-20', at('2026-11-20T08:41:30Z'), LONDON)).toBe(19)
    expect(minutesUntil('09:00', '2026-11-20', at('2026-11-20T09:00:00Z'), LONDON)).toBe(0)
    expect(minutesUntil('09:00', '2026-07-03', at('2026-07-03T08:10:00Z'), LONDON)).toBe(-10)
    // The night the clocks go forward is an hour short.
    expect(minutesUntil('09:00', '2026-03-29', at('2026-03-29T00:00:00Z'), LONDON)).toBe(480)
  })
})

describe('the fields of a slot', () => {
  const schema = z.object(sessionSlotFields)
  const faultsOf = (fields: Record<string, unknown>) =>
    schema.safeParse(fields).error?.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`)
  const good = { startsOn: '2026-11-06', startsAt: '09:00', everyWeeks: '2' }

  it.each([
    ['09:00', '09:00'],
    ['9:05', '09:05'],
    ['23:59:00', '23:59'],
    [' 00:00 ', '00:00'],
  ])('takes the time %j', (typed, stored) => {
    expect(schema.parse({ ...good, startsAt: typed })).toEqual({ ...good, startsAt: stored, everyWeeks: 2 })
  })

  it.each(['25:00', '24:00', '09:60', '9', 'noon', '', '09:00:30', undefined])('refuses the time %j', (startsAt) => {
    expect(faultsOf({ ...good, startsAt })).toEqual(['startsAt: Enter a time such as 09:00'])
  })

  it.each(['0', '13', '1.5', '-1', '', 'two', undefined])('refuses every %j weeks', (everyWeeks) => {
    expect(faultsOf({ ...good, everyWeeks })).toEqual(['everyWeeks: Choose 1 to 12 weeks'])
  })

  it.each(['2026-02-30', '6 November', '', '0001-01-01'])('refuses the day %j', (startsOn) => {
    expect(faultsOf({ ...good, startsOn })).toEqual(['startsOn: Enter a date such as 2026-11-20'])
  })
})
