import { describe, expect, test } from 'vitest'
import { type AheadFacts, type OpenForm, type PlannedSchedule, planAhead } from '@/lib/domain/calendar'
import type { ContactFacts } from '@/lib/domain/safe-contact'

const zone = 'Europe/London'
const now = new Date('2026-11-20T12:00:00Z')
const contact: ContactFacts = { choice: 'email', channels: ['email'], confirmedOn: '2026-11-01', stopped: null }

const schedule: PlannedSchedule = {
  ...{ id: 's', formId: 'cta-10', every: 1, unit: 'week', startsOn: '2026-11-13', sendsAt: '09:30', times: null },
  ...{ handledUntil: '2026-11-20', pausedAt: null, endedAt: null },
}
const form: OpenForm = {
  ...{ assignmentId: 'a', formId: 'cta-10', expiresAt: new Date('2026-12-01T23:59:59Z'), isLocked: false },
  ...{ reminded: 0, lastSentAt: new Date('2026-11-19T09:00:00Z'), isUnderWay: false, nextTryAt: null },
}
const facts: AheadFacts = {
  schedules: [],
  forms: [],
  contact,
  reminders: { reminderCount: 1, reminderAfterDays: 3, reminderAt: '10:15' },
}

const plan = (more: Partial<AheadFacts>) =>
  planAhead({ ...facts, ...more }, now, zone).map(({ kind, at, refusal, isStillOpen }) =>
    [kind, at.toISOString().slice(0, 16), refusal, isStillOpen ? 'open' : null].filter(Boolean).join(' '),
  )

describe('what is to come for a client', () => {
  test('is the next three days of a schedule; none while it rests, none after its end', () => {
    expect(plan({ schedules: [schedule] })).toEqual([
      'day 2026-11-27T09:30',
      'day 2026-12-04T09:30',
      'day 2026-12-11T09:30',
    ])
    expect(plan({ schedules: [{ ...schedule, times: 3 }] })).toEqual(['day 2026-11-27T09:30'])
    expect(plan({ schedules: [{ ...schedule, pausedAt: now }] })).toEqual([])
    expect(plan({ schedules: [{ ...schedule, endedAt: now }] })).toEqual([])
  })

  test('says of a day that contact must be gone through first, from the day it must', () => {
    const stale = { ...contact, confirmedOn: '2026-08-05' }
    expect(plan({ schedules: [schedule], contact: stale })).toEqual([
      'day 2026-11-27T09:30',
      'day 2026-12-04T09:30 PAUSED',
      'day 2026-12-11T09:30 PAUSED',
    ])
  })

  test('says of a day that the form before may still be open then', () => {
    expect(plan({ schedules: [{ ...schedule, times: 4 }], forms: [{ ...form, reminded: 1 }] })).toEqual([
      'day 2026-11-27T09:30 open',
      'last-day 2026-12-01T23:59',
      'day 2026-12-04T09:30',
    ])
  })

  test('is a reminder so many days after the message, and the last day of the link', () => {
    expect(plan({ forms: [form] })).toEqual(['reminder 2026-11-22T10:15', 'last-day 2026-12-01T23:59'])
    const stopped = { ...contact, stopped: { by: 'client' as const, what: 'reminders' as const } }
    expect(plan({ forms: [form], contact: stopped })[0]).toBe('reminder 2026-11-22T10:15 REMINDERS_STOPPED')
  })

  test.each<[string, Partial<OpenForm>, AheadFacts['reminders'], ContactFacts?]>([
    ['the practice wants none', {}, { ...facts.reminders, reminderCount: 0 }],
    ['the client wants none', { reminded: 0 }, facts.reminders, { ...contact, reminderCount: 0 }],
    ['it was reminded of as often as may be', { reminded: 1 }, facts.reminders],
    ['no message left', { lastSentAt: null }, facts.reminders],
    ['it is locked', { isLocked: true }, facts.reminders],
    ['one is on its way', { isUnderWay: true }, facts.reminders],
    ['its link ends before', {}, { ...facts.reminders, reminderAfterDays: 14 }],
    ['its moment is over', { lastSentAt: new Date('2026-11-10T09:00:00Z') }, facts.reminders],
  ])('promises no reminder when %s', (_name, more, reminders, wishes = contact) => {
    expect(plan({ forms: [{ ...form, ...more }], reminders, contact: wishes })).toEqual(['last-day 2026-12-01T23:59'])
  })

  test('is the next try of a message that did not go out yet, not one that leaves now', () => {
    const waiting = { ...form, lastSentAt: null, isUnderWay: true }
    expect(plan({ forms: [{ ...waiting, nextTryAt: new Date('2026-11-20T13:00:00Z') }] })[0]).toBe(
      'try 2026-11-20T13:00',
    )
    expect(plan({ forms: [{ ...waiting, nextTryAt: now }] })).toEqual(['last-day 2026-12-01T23:59'])
  })
})
