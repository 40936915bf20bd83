import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  mayRemindAgain,
  nextReminderMoment,
  reminderDueAt,
  reminderLeavesAt,
  reminderSettingsSchema,
} from '@/lib/domain/reminders'
import { addDays, daysBetween, endOfLocalDay, instantOf, localDateOf, wallTimeOf } from '@/lib/domain/wall-time'

const settings = { reminderCount: 2, reminderAfterDays: 3, reminderAt: '09:30' }
const LONDON = 'Europe/London'
/** An hour north and south, half an hour, a change at midnight, one that swallows the last hour of a day, and none. */
const ZONES = [
  ...[
    LONDON,
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'America/Nuuk',
    'Asia/Kolkata',
    'Pacific/Apia',
  ],
]

const anySettings = fc.record({
  reminderCount: fc.constantFrom(1, 2),
  reminderAfterDays: fc.integer({ min: 1, max: 14 }),
  reminderAt: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
})
const anyMoment = fc
  .integer({ min: Date.parse('2024-01-01') / 60_000, max: Date.parse('2036-01-01') / 60_000 })
  .map((minutes) => new Date(minutes * 60_000))

describe('when a form is reminded of', () => {
  it.each([
    ['sent in the evening: in the morning', '2026-11-20T23:50:00Z', '2026-11-23T09:30:00.000Z'],
    ['sent in the night: three days from that day', '2026-11-20T00:05:00Z', '2026-11-23T09:30:00.000Z'],
    ['clocks go forward between', '2026-03-27T20:00:00Z', '2026-03-30T08:30:00.000Z'],
    ['clocks go back between', '2026-10-23T20:00:00Z', '2026-10-26T09:30:00.000Z'],
    ['sent on the day before in London, after midnight there', '2026-07-01T23:30:00Z', '2026-07-05T08:30:00.000Z'],
  ])('%s', (_name, sent, due) => {
    expect(reminderDueAt(settings, new Date(sent), LONDON).toISOString()).toBe(due)
  })

  it('is one moment, on the day so many days later, at the wall time or the first after it', () => {
    fc.assert(
      fc.property(anySettings, anyMoment, fc.constantFrom(...ZONES), (chosen, sentAt, zone) => {
        const due = reminderDueAt(chosen, sentAt, zone)
        const sentOn = localDateOf(sentAt, zone)
        const dueOn = localDateOf(due, zone)
        expect(daysBetween(sentOn, dueOn)).toBe(chosen.reminderAfterDays)
        expect(due > sentAt).toBe(true)
        // Only a time that the clock skips is not kept to the minute.
        const isSkipped = wallTimeOf(instantOf(dueOn, chosen.reminderAt, zone), zone) !== chosen.reminderAt
        if (!isSkipped) expect(wallTimeOf(due, zone)).toBe(chosen.reminderAt)
        // Whatever hour of that day the message left, the moment is the same.
        expect(reminderDueAt(chosen, endOfLocalDay(sentOn, zone), zone)).toEqual(due)
      }),
      { numRuns: 1000 },
    )
  })

  it('on every day of three years, in every zone, there is exactly one', () => {
    for (const zone of ZONES) {
      for (const reminderAt of ['00:00', '02:15', '23:30']) {
        const daily = { reminderCount: 1, reminderAfterDays: 1, reminderAt }
        for (let at = instantOf('2024-01-01', '12:00', zone); at < new Date('2027-01-01'); ) {
          const due = reminderDueAt(daily, at, zone)
          expect(localDateOf(due, zone)).toBe(addDays(localDateOf(at, zone), 1))
          at = due
        }
      }
    }
  })

  it('one that must rest waits for the next day’s moment', () => {
    expect(nextReminderMoment(settings, new Date('2026-03-28T09:31:00Z'), LONDON).toISOString()).toBe(
      '2026-03-29T08:30:00.000Z',
    )
  })
})

describe('how often', () => {
  it('as often as is wished, and never a third time', () => {
    expect([0, 1, 2].map((count) => mayRemindAgain({ ...settings, reminderCount: count }, 0))).toEqual([
      ...[false, true, true],
    ])
    expect(mayRemindAgain({ ...settings, reminderCount: 9 }, 2)).toBe(false)
  })
})

describe('what a practice may decide', () => {
  const form = { reminderCount: '2', reminderAfterDays: '3', reminderAt: '09:30' }
  const wordsOf = (change: object) =>
    reminderSettingsSchema.safeParse({ ...form, ...change }).error?.issues.map((issue) => issue.message)

  it('is read from a form', () => {
    expect(reminderSettingsSchema.parse(form)).toEqual({ reminderCount: 2, reminderAfterDays: 3, reminderAt: '09:30' })
  })

  it.each([
    [{ reminderCount: '3' }, 'Choose how many'],
    [{ reminderAfterDays: '15' }, 'Enter a whole number of days, 1 to 14'],
    [{ reminderAt: '24:00' }, 'Enter a time such as 09:30'],
    [{ reminderAt: '' }, 'Enter a time such as 09:30'],
    [{ reminderAt: undefined }, 'Enter a time such as 09:30'],
  ])('%o: %s', (change, words) => {
    expect(wordsOf(change)).toEqual([words])
  })
})

describe('when one that is due leaves', () => {
  const due = '2026-11-23T09:30:00.000Z'

  it.each([
    ['on its way: at its time', '2026-11-22T20:00:00Z', due],
    ['at its time: now', due, due],
    ['an hour late: now', '2026-11-23T10:30:00.000Z', '2026-11-23T10:30:00.000Z'],
    ['late in the evening: the next morning', '2026-11-23T23:50:00Z', '2026-11-24T09:30:00.000Z'],
    ['in the night after: that morning', '2026-11-24T03:00:00Z', '2026-11-24T09:30:00.000Z'],
    ['a week later at noon: now', '2026-11-30T12:00:00.000Z', '2026-11-30T12:00:00.000Z'],
  ])('%s', (_name, now, leaves) => {
    expect(reminderLeavesAt(settings, new Date(due), new Date(now), LONDON).toISOString()).toBe(leaves)
  })

  it('is never before it is due, within three hours of the time of day, and a day and a half away at most', () => {
    fc.assert(
      fc.property(anySettings, anyMoment, anyMoment, fc.constantFrom(...ZONES), (chosen, sentAt, now, zone) => {
        const dueAt = reminderDueAt(chosen, sentAt, zone)
        const leaves = reminderLeavesAt(chosen, dueAt, now, zone)
        expect(leaves >= dueAt && leaves >= now).toBe(true)
        if (dueAt <= now) expect(leaves.getTime() - now.getTime()).toBeLessThan(36 * 3_600_000)
        // Asked again at that moment, it goes.
        expect(reminderLeavesAt(chosen, dueAt, leaves, zone)).toEqual(leaves)
      }),
      { numRuns: 1000 },
    )
  })
})
