import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextDigestAt, noticeSettingsSchema, planNext } from '@/lib/domain/notices'
import { addDays, daysBetween, instantOf, localDateOf } from '@/lib/domain/wall-time'

const LONDON = 'Europe/London'
const HOUR = 3_600_000
const at = (text: string) => new Date(`${text}:00Z`)
const daily = (noticeAt = '07:30') => ({ noticePace: 'daily' as const, noticeAt })

describe('when a member is told', () => {
  it('never of nothing, never when they want none, and at once when they want each', () => {
    const now = at('2026-11-20T10:00')
    const state = { waitingSince: now, lastDay: null }
    expect(planNext(daily(), { ...state, waitingSince: null }, now, LONDON)).toEqual({ kind: 'never' })
    expect(planNext({ ...daily(), noticePace: 'none' }, state, now, LONDON)).toEqual({ kind: 'never' })
    expect(planNext({ ...daily(), noticePace: 'each' }, state, now, LONDON)).toEqual({ kind: 'now', onDay: null })
  })

  it.each([
    ['in the night', '2026-11-20T03:00', '2026-11-20T07:30'],
    ['a moment before', '2026-11-20T07:29', '2026-11-20T07:30'],
    ['at that very minute', '2026-11-20T07:30', '2026-11-21T07:30'],
    ['after it', '2026-11-20T10:00', '2026-11-21T07:30'],
    ['on a Friday in summer', '2026-07-17T10:00', '2026-07-18T06:30'],
  ])('of a form that comes in %s, with the next daily notice', (_when, came, told) => {
    expect(nextDigestAt('07:30', null, at(came), LONDON)).toEqual(at(told))
  })

  it('late, when the machine was off, and not again that day', () => {
    const noon = at('2026-11-20T12:00')
    const waitingSince = at('2026-11-19T18:00')
    expect(planNext(daily(), { waitingSince, lastDay: null }, noon, LONDON)).toEqual({
      kind: 'now',
      onDay: '2026-11-20',
    })
    expect(planNext(daily(), { waitingSince, lastDay: '2026-11-20' }, noon, LONDON)).toEqual({
      kind: 'later',
      at: at('2026-11-21T07:30'),
    })
  })

  it('past midnight for the day before, so that the new day keeps its own', () => {
    const state = { waitingSince: at('2026-11-19T18:00'), lastDay: null }
    expect(planNext(daily('23:50'), state, at('2026-11-20T00:10'), LONDON)).toEqual({
      kind: 'now',
      onDay: '2026-11-19',
    })
  })

  it('tomorrow, when the time was moved to later on a day that had its notice', () => {
    const state = { waitingSince: at('2026-11-20T08:10'), lastDay: '2026-11-20' }
    const plan = planNext(daily('09:00'), state, at('2026-11-20T08:30'), LONDON)
    expect(plan).toEqual({ kind: 'later', at: at('2026-11-21T09:00') })
  })

  it.each([
    ['skipped: an hour later by the sun, the same day', '2026-03-29', '01:30', '2026-03-29T01:30'],
    ['twice: the first of the two', '2026-10-25', '01:30', '2026-10-25T00:30'],
  ])('on the day clocks change and the time comes %s', (_name, day, noticeAt, told) => {
    const before = instantOf(addDays(day, -1), '12:00', LONDON)
    expect(nextDigestAt(noticeAt, null, before, LONDON)).toEqual(at(told))
    const after = nextDigestAt(noticeAt, day, at(told), LONDON)
    expect(localDateOf(after, LONDON)).toBe(addDays(day, 1))
  })

  it('once a calendar day at most, of every form, within a day or little more, whatever the zone and its clocks do', () => {
    const zone = fc.constantFrom(LONDON, 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kolkata')
    const start = fc.constantFrom('2026-03-06', '2026-03-27', '2026-09-04', '2026-10-02', '2026-10-23', '2026-10-30')
    const time = fc.constantFrom('00:00', '00:30', '01:30', '02:15', '02:30', '07:30', '23:59')
    const comings = fc.array(fc.integer({ min: 0, max: 6 * 24 * 60 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(zone, start, time, comings, (timeZone, day, noticeAt, minutes) => {
        const begin = instantOf(day, '00:00', timeZone).getTime()
        const forms = minutes.map((minute) => new Date(begin + minute * 60_000)).sort((a, b) => +a - +b)
        const told = runQueue(forms, noticeAt, timeZone)
        const days = told.map(({ onDay }) => onDay)
        expect(new Set(days).size).toBe(days.length)
        expect(told.flatMap(({ told: of }) => of)).toEqual(forms)
        for (const { at: when, onDay, told: of } of told) {
          expect(when).toEqual(instantOf(onDay, noticeAt, timeZone))
          for (const form of of) expect(when.getTime() - form.getTime()).toBeLessThanOrEqual(25.5 * HOUR)
        }
        expect(days.every((each) => daysBetween(day, each) >= 0)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})

/** What the queue does with plans: it runs one at its time, and a form that comes in asks at once. */
function runQueue(forms: Date[], noticeAt: string, zone: string) {
  const notices: { at: Date; onDay: string; told: Date[] }[] = []
  const coming = [...forms]
  let untold: Date[] = []
  let planned: Date | null = null
  while (coming.length > 0 || planned !== null) {
    const next = coming[0]
    const isForm = next !== undefined && (planned === null || next < planned)
    const now: Date = isForm ? next : (planned as Date)
    if (isForm) untold = [...untold, coming.shift() as Date]
    const lastDay = notices.at(-1)?.onDay ?? null
    const plan = planNext(daily(noticeAt), { waitingSince: untold[0] ?? null, lastDay }, now, zone)
    planned = plan.kind === 'later' ? plan.at : null
    if (plan.kind !== 'now') continue
    notices.push({ at: now, onDay: plan.onDay ?? '', told: untold })
    untold = []
  }
  return notices
}

describe('the setting', () => {
  it.each([
    ['07:30', '07:30'],
    ['7:30', '07:30'],
    ['07:30:00', '07:30'],
  ])('takes the time %s', (typed, kept) => {
    expect(noticeSettingsSchema.parse({ noticePace: 'daily', noticeAt: typed }).noticeAt).toBe(kept)
  })

  it.each([
    ['daily', '24:00'],
    ['daily', ''],
    ['hourly', '07:30'],
  ])('refuses %s at "%s"', (noticePace, noticeAt) => {
    expect(noticeSettingsSchema.safeParse({ noticePace, noticeAt }).success).toBe(false)
  })
})
