import { findAttention } from '@/lib/domain/attention-rules'
import { cta40 } from '@/lib/domain/instruments/cta-40'
import type { ClientFacts, OverviewAssignment, OverviewCheckIn, OverviewResponse } from '@/lib/domain/overview-facts'
import { scoreAnswers } from '@/lib/domain/scoring'

export const ZONE = 'Europe/London'
// A Friday.
export const now = new Date('2026-11-20T09:00:00Z')
const DAY = 86_400_000
export const at = (days: number) => new Date(now.getTime() + days * DAY)
export const on = (days: number) => at(days).toISOString().slice(0, 10)

/** A client of whom nothing is known but when care began. */
export const nobody: ClientFacts = {
  now,
  timeZone: ZONE,
  readingPromiseWorkingDays: 3,
  archivedAt: null,
  responses: [],
  checkIns: [],
  assignments: [],
  privateTalks: [],
  safetyReview: null,
  messagesStopped: null,
  contactConfirmedOn: null,
  contactChoice: 'email',
  episode: { id: 'e', startedOn: on(-400), endedOn: null },
  nextScheduledOn: null,
}

/** An unread check-in about the same person, nothing in it of note. */
export function checkIn(days: number, more: Partial<OverviewCheckIn> = {}): OverviewCheckIn {
  return {
    id: `c${days}`,
    completedAt: at(days),
    reviewedAt: null,
    isMarkedInError: false,
    referentId: 'p',
    contact: 'often',
    mood: 6,
    respected: 6,
    ...more,
  }
}

/** Every statement answered alike, strengths apart. */
export function response(
  days: number,
  traits: number,
  more: Partial<OverviewResponse> = {},
  strengths = 2,
): OverviewResponse {
  const answers = Object.fromEntries(
    cta40.items.map((item) => {
      const raw = item.id.startsWith('STR') ? strengths : traits
      return [item.id, item.isReversed ? 4 - raw : raw]
    }),
  )
  return {
    id: `r${days}`,
    instrumentId: cta40.id,
    instrumentVersion: cta40.version,
    referentId: 'p',
    contact: 'often',
    episodeId: 'e',
    completedAt: at(days),
    reviewedAt: at(days + 0.1),
    isMarkedInError: false,
    scales: scoreAnswers(cta40, answers).scales,
    ...more,
  }
}

/** A form that was sent and not opened. */
export function asked(
  id: string,
  sentOn: number,
  expiresOn: number,
  more: Partial<OverviewAssignment> = {},
): OverviewAssignment {
  return {
    id,
    formId: 'check-in',
    sentAt: at(sentOn),
    dueOn: null,
    scheduledFor: null,
    openedAt: null,
    answered: 0,
    of: 11,
    expiresAt: at(expiresOn),
    revokedAt: null,
    completedAt: null,
    lockedAt: null,
    isOfLiveSchedule: false,
    ...more,
  }
}

export const source = { kind: 'check-in' as const, id: 's', formId: 'check-in', completedAt: at(-2) }
export const review = { id: 'v', openedAt: at(-6), renewedAt: null, source }
export const stopped = { at: at(-4), by: 'client', what: 'reminders' } as const

/** Every reason these facts give, foreseen ones too. */
export function find(facts: Partial<ClientFacts>) {
  return findAttention({ ...nobody, ...facts })
}

/** Codes of the reasons at work now. */
export function due(facts: Partial<ClientFacts>) {
  return find(facts)
    .filter((each) => each.dueFrom <= now)
    .map((each) => each.code)
}
