import { describe, expect, it } from 'vitest'
import { type AskedClient, refuseAsking } from '@/lib/domain/asking'
import type { ContactFacts } from '@/lib/domain/safe-contact'
import { addDays } from '@/lib/domain/wall-time'

const today = '2026-11-20'
const daysAgo = (days: number) => addDays(today, -days)
const agreed: NonNullable<ContactFacts> = {
  ...{ choice: 'email', channels: [], confirmedOn: daysAgo(10), stopped: null },
}
const free: AskedClient = {
  ...{ isArchived: false, contact: agreed, isStillOpen: false, isLocked: false, lastAskedOn: null },
}

describe('among several, a client', () => {
  it.each([
    [{}, null],
    [{ isArchived: true }, 'ARCHIVED'],
    [{ contact: null }, 'NO_RECORD'],
    [{ contact: { ...agreed, choice: 'session' } }, 'SESSION_ONLY'],
    [{ contact: { ...agreed, choice: 'details', channels: ['post'] } }, 'NO_EMAIL'],
    [{ contact: { ...agreed, stopped: { by: 'client', what: 'all' } } }, 'STOPPED'],
    [{ contact: { ...agreed, confirmedOn: daysAgo(89) } }, null],
    [{ contact: { ...agreed, confirmedOn: daysAgo(90) } }, 'CONTACT_TO_CONFIRM'],
    [{ isLocked: true }, 'LOCKED'],
    [{ isStillOpen: true }, 'STILL_OPEN'],
  ] as [Partial<AskedClient>, string | null][])('with %o is left out for: %s', (facts, refusal) => {
    expect(refuseAsking({ ...free, ...facts }, 'cta-40', today)).toBe(refusal)
  })

  // The questionnaires ask about the past 28 and 7 days; the check-in about today.
  it.each([
    ['cta-40', 27, 'TOO_SOON'],
    ['cta-40', 28, null],
    ['cta-10', 6, 'TOO_SOON'],
    ['cta-10', 7, null],
    ['check-in', 0, 'TOO_SOON'],
    ['check-in', 1, null],
  ])('asked %s %i days ago: %s', (formId, days, refusal) => {
    expect(refuseAsking({ ...free, lastAskedOn: daysAgo(days) }, formId, today)).toBe(refusal)
  })
})
