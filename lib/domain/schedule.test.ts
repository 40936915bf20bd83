import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findDue,
  foretellSchedule,
  nextOccurrences,
  nextSendingAt,
  occurrenceOn,
  refuseStart,
  type Schedule,
  scheduleSchema,
} from '@/lib/domain/schedule'
import { addDays, daysBetween, instantOf, type LocalDate, localDateOf, wallTimeOf } from '@/lib/domain/wall-time'

const HOUR = 3_600_000
/** An hour north, an hour south, half an hour, a change at midnight, and none at all. */
const ZONES = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Kolkata']
const FIRST = '2024-01-01'
const LAST = '2027-12-31'
const daily: Schedule = { formId: 'check-in', every: 1, unit: 'day', startsOn: FIRST, sendsAt: '09:30', times: null }

type Sent = { day: LocalDate; at: Date }

/** Lets a clock run from one moment to another and looks as often as `step` says; what was sent, and what was passed. */
function run(schedule: Schedule, zone: string, step: (at: Date) => number, from: Date, until: Date) {
  const sent: Sent[] = []
  const passed: LocalDate[] = []
  let handledUntil: LocalDate | null = null
  for (let at = from; at <= until; at = new Date(at.getTime() + step(at))) {
    const due = findDue(schedule, handledUntil, at, zone)
    passed.push(...due.passed)
    if (due.send) sent.push({ day: due.send, at })
    handledUntil = due.send ?? handledUntil
  }
  return { sent, passed }
}

describe('over four years of clock changes', () => {
  const times = ['00:00', '00:30', '01:30', '02:15', '02:30', '03:00', '09:30', '23:45']

  it.each(ZONES)('in %s every local date has exactly one, at its wall time', (zone) => {
    const days = daysBetween(FIRST, LAST) + 1
    for (const sendsAt of times) {
      const schedule = { ...daily, sendsAt }
      const from = new Date(instantOf(FIRST, '00:00', zone).getTime() - HOUR)
      const until = instantOf(LAST, '23:59', zone)
      // Looked at when it says it is next due, as the job does, and a minute before.
      let handledUntil: LocalDate | null = null
      let count = 0
      for (let at = nextSendingAt(schedule, null, zone); at && at <= until; ) {
        expect(findDue(schedule, handledUntil, new Date(at.getTime() - 60_000), zone).send).toBeNull()
        const due = findDue(schedule, handledUntil, at, zone)
        expect(due).toEqual({ send: addDays(FIRST, count), passed: [] })
        // A time that a change skips comes later the same day; one that comes twice is the first of the two.
        expect(localDateOf(at, zone)).toBe(due.send)
        const wall = wallTimeOf(at, zone)
        if (wall !== sendsAt) expect(wall > sendsAt).toBe(true)
        expect(at >= from).toBe(true)
        handledUntil = due.send
        count += 1
        at = nextSendingAt(schedule, handledUntil, zone)
      }
      expect(count).toBe(days)
    }
  })

  it('one is sent for each day however irregularly it is looked at, and none twice', () => {
    const anySchedule = fc.record({
      every: fc.integer({ min: 1, max: 9 }),
      unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
      sendsAt: fc.constantFrom(...times),
      startsOn: fc.integer({ min: 0, max: 400 }).map((days) => addDays(FIRST, days)),
      times: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
    })
    const naps = fc.array(fc.integer({ min: 6 * 60, max: 60 * 24 * 12 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(anySchedule, fc.constantFrom(...ZONES), naps, (part, zone, minutes) => {
        const schedule = { ...daily, ...part }
        let look = 0
        const step = () => (minutes[look++ % minutes.length] ?? 1) * 60_000
        const from = instantOf(schedule.startsOn, '00:00', zone)
        const until = instantOf(addDays(schedule.startsOn, 500), '12:00', zone)
        const { sent, passed } = run(schedule, zone, step, from, until)
        const handled = [...sent.map(({ day }) => day), ...passed].sort()
        expect(new Set(handled).size).toBe(handled.length)
        expect(handled).toEqual(nextOccurrences(schedule, schedule.startsOn, handled.length))
        for (const { day, at } of sent) expect(instantOf(day, schedule.sendsAt, zone) <= at).toBe(true)
        if (schedule.times !== null) expect(handled.length).toBeLessThanOrEqual(schedule.times)
      }),
      { numRuns: 200 },
    )
  })

  it('a machine that slept for a week catches up once', () => {
    const monday = instantOf('2026-11-16', '10:00', 'Europe/London')
    const due = findDue({ ...daily, startsOn: '2026-11-01' }, '2026-11-09', monday, 'Europe/London')
    expect(due.send).toBe('2026-11-16')
    expect(due.passed).toEqual([
      ...['2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13', '2026-11-14', '2026-11-15'],
    ])
  })

  it('a practice that moves to another zone asks no day twice', () => {
    const sentIn = instantOf('2026-11-20', '00:30', 'Asia/Kolkata')
    expect(findDue(daily, '2026-11-20', sentIn, 'America/New_York').send).toBeNull()
  })
})

describe('the days of a schedule', () => {
  it('months keep their day, or end with the month, and never drift', () => {
    const monthly = { ...daily, unit: 'month' as const, startsOn: '2027-12-31' }
    expect(nextOccurrences(monthly, '2027-12-31', 5)).toEqual([
      ...['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30'],
    ])
  })

  it('end after so many times', () => {
    const thrice = { ...daily, every: 4, unit: 'week' as const, startsOn: '2026-11-20', times: 3 }
    expect(nextOccurrences(thrice, '2026-11-20', 9)).toEqual(['2026-11-20', '2026-12-18', '2027-01-15'])
    expect(nextOccurrences(thrice, '2027-01-16', 9)).toEqual([])
    expect(nextSendingAt(thrice, '2027-01-15', 'Europe/London')).toBeNull()
  })

  it('are found from any day on as if counted from the first', () => {
    const anyPart = fc.record({
      every: fc.integer({ min: 1, max: 12 }),
      unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
    })
    fc.assert(
      fc.property(anyPart, fc.integer({ min: -50, max: 3000 }), (part, offset) => {
        const schedule = { ...daily, ...part }
        const from = addDays(FIRST, offset)
        let index = 0
        while (occurrenceOn(schedule, index) < from) index += 1
        expect(nextOccurrences(schedule, from, 1)).toEqual([occurrenceOn(schedule, index)])
      }),
    )
  })
})

describe('what a schedule may not be, in words', () => {
  const form = { formId: 'cta-40', every: '4', unit: 'week', startsOn: '2026-11-20', sendsAt: '09:30', times: '' }
  const wordsOf = (change: object) =>
    scheduleSchema.safeParse({ ...form, ...change }).error?.issues.map((issue) => issue.message) ?? []

  it('is read from a form', () => {
    expect(scheduleSchema.parse({ ...form, clientId: 'left out' })).toEqual({ ...form, every: 4, times: null })
    expect(scheduleSchema.parse({ ...form, formId: 'cta-10', every: 1, times: '6' })).toMatchObject({ times: 6 })
    expect(scheduleSchema.parse({ ...form, unit: 'month', every: 1 })).toMatchObject({ every: 1 })
    expect(scheduleSchema.parse({ ...form, formId: 'check-in', unit: 'day', every: 1 })).toMatchObject({ every: 1 })
  })

  it.each([
    [{ every: '3' }, 'CTA-40 asks about the past 28 days: ask it no more often than that'],
    [
      { formId: 'cta-10', unit: 'day', every: '6' },
      'CTA-10 asks about the past 7 days: ask it no more often than that',
    ],
    [{ every: '' }, 'Enter a whole number, 1 or more'],
    [{ every: 'often' }, 'Enter a whole number, 1 or more'],
    [{ every: '4.5' }, 'Enter a whole number, 1 or more'],
    [{ every: '60' }, 'At most every 52 weeks'],
    [{ unit: 'year' }, 'Choose days, weeks or months'],
    [{ startsOn: '2026-02-30' }, 'Enter a date such as 2026-11-20'],
    [{ sendsAt: '25:00' }, 'Enter a time such as 09:30'],
    [{ sendsAt: undefined }, 'Enter a time such as 09:30'],
    [{ times: '0' }, 'Enter a whole number, 1 or more'],
    [{ times: '999' }, 'At most 520 times; leave it blank for no end'],
    [{ formId: 'unknown' }, 'Choose a form from the list'],
  ])('%o', (change, words) => {
    expect(wordsOf(change)).toContain(words)
  })

  it.each([
    ['2026-11-19', '09:30', { startsOn: [expect.stringContaining('This day is over')] }],
    ['2026-11-20', '09:59', { sendsAt: [expect.stringContaining('Today this time is over')] }],
    ['2029-01-01', '09:30', { startsOn: [expect.stringContaining('within the next two years')] }],
    ['2026-11-20', '10:01', null],
    ['2026-11-21', '00:00', null],
  ])('begins %s at %s', (startsOn, sendsAt, refusal) => {
    const now = new Date('2026-11-20T10:00:00Z')
    expect(refuseStart({ ...daily, startsOn, sendsAt }, now, 'Europe/London')).toEqual(refusal)
  })
})

describe('a schedule still being typed', () => {
  const now = new Date('2026-11-20T12:00:00Z')
  const typed = { formId: 'cta-10', every: '2', unit: 'week', startsOn: '2026-11-23', sendsAt: '9:30', times: '' }
  const foretell = (fields: unknown) => foretellSchedule(fields, now, 'Europe/London', 3)

  it('comes to the days it will have', () => {
    const days = ['2026-11-23', '2026-12-07', '2026-12-21']
    expect(foretell(typed)).toEqual({ sendsAt: '09:30', days, hasMore: true })
    expect(foretell({ ...typed, times: '3' })).toEqual({ sendsAt: '09:30', days, hasMore: false })
    expect(foretell({ ...typed, times: '1' })).toEqual({ sendsAt: '09:30', days: days.slice(0, 1), hasMore: false })
  })

  it.each([
    [{ every: '' }, 'Enter a whole number, 1 or more'],
    [{ every: '3', unit: 'day' }, 'CTA-10 asks about the past 7 days: ask it no more often than that'],
    [{ startsOn: '2026-11-19' }, 'This day is over: choose today or a later day'],
    [{ startsOn: '' }, 'Enter a date such as 2026-11-20'],
    [{ sendsAt: 'soon' }, 'Enter a time such as 09:30'],
    [{ formId: 'nothing' }, 'Choose a form from the list'],
  ])('with %j says what is wrong', (part, fault) => {
    expect(foretell({ ...typed, ...part })).toEqual({ fault })
  })
})
