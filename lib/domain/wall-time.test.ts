import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  daysBetween,
  endOfLocalDay,
  instantOf,
  isLocalDate,
  isTimeZone,
  localDateOf,
  startOfLocalDay,
  wallTimeOf,
  weekdayOf,
} from '@/lib/domain/wall-time'

const LONDON = 'Europe/London'
const zones = [
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/St_Johns',
  'Pacific/Apia',
  'UTC',
]
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1995-01-01', days))
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`)

describe('wall time', () => {
  it.each([
    ['winter', '2026-01-15', '10:00', LONDON, '2026-01-15T10:00:00.000Z'],
    ['summer', '2026-07-15', '10:00', LONDON, '2026-07-15T09:00:00.000Z'],
    ['in the hour that is skipped: moved forward by it', '2026-03-29', '01:30', LONDON, '2026-03-29T01:30:00.000Z'],
    ['in the hour that comes twice: the first', '2026-10-25', '01:30', LONDON, '2026-10-25T00:30:00.000Z'],
    ['the same in New York, skipped', '2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['the same in New York, twice', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['half an hour skipped on Lord Howe', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
    ['a zone off the hour', '2026-05-01', '00:00', 'Asia/Kolkata', '2026-04-30T18:30:00.000Z'],
  ])('%s', (_, date, time, zone, instant) => {
    expect(instantOf(date, time, zone).toISOString()).toBe(instant)
  })

  it('comes back as it was read, save in a skipped hour', () => {
    fc.assert(
      fc.property(anyDay, anyTime, fc.constantFrom(...zones), (date, time, zone) => {
        const instant = instantOf(date, time, zone)
        const back = `${localDateOf(instant, zone)} ${wallTimeOf(instant, zone)}`
        if (back === `${date} ${time}`) return
        // Only a gap may move it, and only forward, by less than two hours; Samoa once skipped a whole day.
        expect(back > `${date} ${time}`).toBe(true)
        expect(daysBetween(date, localDateOf(instant, zone))).toBeLessThanOrEqual(1)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['2026-02-30', '10:00'],
    ['2026-1-1', '10:00'],
    ['2026-01-01', '24:00'],
    ['2026-01-01', '9:00'],
  ])('refuses %s %s', (date, time) => {
    expect(() => instantOf(date, time, LONDON)).toThrow(RangeError)
  })
})

describe('days', () => {
  it('begin and end in the zone, 23 or 25 hours long when clocks change', () => {
    const hours = (date: string) =>
      (endOfLocalDay(date, LONDON).getTime() + 1 - startOfLocalDay(date, LONDON).getTime()) / 3_600_000
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-20')]).toEqual([23, 25, 24])
    expect(localDateOf(endOfLocalDay('2026-03-29', LONDON), LONDON)).toBe('2026-03-29')
  })

  it('begin at the first moment there is where midnight is skipped', () => {
    expect(startOfLocalDay('2026-09-06', 'America/Santiago').toISOString()).toBe('2026-09-06T04:00:00.000Z')
  })

  it('count and come back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1000, max: 1000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
        expect((weekdayOf(date) + days + 7000 - 1) % 7).toBe(weekdayOf(addDays(date, days)) - 1)
      }),
    )
    expect(weekdayOf('2026-11-20')).toBe(5)
    expect(weekdayOf('2026-11-22')).toBe(7)
  })

  it.each([
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-11-20T00:00', false],
    ['9999-01-01', false],
    ['', false],
  ])('%s is a day: %s', (text, isDay) => {
    expect(isLocalDate(text)).toBe(isDay)
  })

  it.each([
    ['Europe/London', true],
    ['Mars/Olympus', false],
    ['', false],
  ])('%s is a zone: %s', (zone, isZone) => {
    expect(isTimeZone(zone)).toBe(isZone)
  })
})
