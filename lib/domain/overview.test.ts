import { describe, expect, it } from 'vitest'
import type { ScoredResponse } from '@/lib/domain/comparison'
import { cta10 } from '@/lib/domain/instruments/cta-10'
import { cta40 } from '@/lib/domain/instruments/cta-40'
import type { Instrument } from '@/lib/domain/instruments/define'
import { summariseClient } from '@/lib/domain/overview'
import type { ClientFacts, OverviewAssignment, OverviewCheckIn, OverviewResponse } from '@/lib/domain/overview-facts'
import { OVERVIEW_STATUSES } from '@/lib/domain/overview-status'
import { scoreAnswers } from '@/lib/domain/scoring'

const ZONE = 'Europe/London'
const now = new Date('2026-11-20T09:00:00Z')
const at = (days: number) => new Date(now.getTime() + days * 86_400_000)
const on = (days: number) => at(days).toISOString().slice(0, 10)

const nobody: ClientFacts = {
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
  contactChoice: 'email',
  episode: null,
  contactConfirmedOn: null,
  nextScheduledOn: null,
}

function response(
  days: number,
  raw: number,
  more: Partial<OverviewResponse> = {},
  of: Instrument = cta40,
): OverviewResponse {
  const answers = Object.fromEntries(of.items.map((item) => [item.id, item.isReversed ? 4 - raw : raw]))
  const base: ScoredResponse = {
    id: `${of.id}${days}`,
    instrumentId: of.id,
    instrumentVersion: of.version,
    referentId: 'p',
    contact: 'often',
    episodeId: 'e',
    completedAt: at(days),
    scales: scoreAnswers(of, answers).scales,
  }
  return { ...base, reviewedAt: at(days + 0.5), isMarkedInError: false, ...more }
}

function checkIn(days: number, more: Partial<OverviewCheckIn> = {}): OverviewCheckIn {
  const asked = { referentId: 'p', contact: 'often' as const, mood: 6, respected: 6 }
  return {
    id: `c${days}`,
    completedAt: at(days),
    reviewedAt: at(days + 0.5),
    isMarkedInError: false,
    ...asked,
    ...more,
  }
}

const stopped = { at: at(-4), by: 'client', what: 'reminders' } as const
const review = { id: 'v', openedAt: at(-6), renewedAt: null, source: null }

function talk(days: number) {
  const source = { kind: 'check-in' as const, id: 't', formId: 'check-in', completedAt: at(days) }
  return { flagId: 'f', askedAt: at(days), source }
}

function asked(more: Partial<OverviewAssignment> = {}): OverviewAssignment {
  return {
    id: 'a',
    formId: 'cta-40',
    sentAt: at(-2),
    dueOn: on(5),
    scheduledFor: null,
    isOfLiveSchedule: false,
    openedAt: null,
    answered: 0,
    of: 40,
    expiresAt: at(12),
    revokedAt: null,
    completedAt: null,
    lockedAt: null,
    ...more,
  }
}

describe('the status of a row', () => {
  const unread = { reviewedAt: null }
  const cases: [string, string | null, Partial<ClientFacts>][] = [
    ['no-form-yet', null, {}],
    ['reviewed', on(-9.5), { responses: [response(-40, 2), response(-10, 2)] }],
    ['scheduled', on(5), { assignments: [asked({ scheduledFor: at(5) })] }],
    ['reviewed', on(-9.5), { responses: [response(-10, 2)], assignments: [asked({ scheduledFor: at(5) })] }],
    ['not-opened', on(-2), { assignments: [asked()] }],
    ['not-opened', on(-2), { assignments: [asked({ dueOn: null })] }],
    ['opened', on(-1), { assignments: [asked({ openedAt: at(-1) })] }],
    ['started', on(5), { assignments: [asked({ openedAt: at(-1), answered: 12 })] }],
    ['due-today', on(0), { assignments: [asked({ dueOn: on(0), answered: 12, openedAt: at(-1) })] }],
    ['overdue', on(-3), { assignments: [asked({ dueOn: on(-3) }), asked({ dueOn: on(0) })] }],
    ['missed', on(-3), { assignments: [asked({ expiresAt: at(-3) })] }],
    ['missed', on(-3), { assignments: [asked({ expiresAt: at(-3) }), asked({ expiresAt: at(-9) })] }],
    ['not-opened', on(-2), { assignments: [asked({ expiresAt: at(-3) }), asked({ expiresAt: at(-9) }), asked()] }],
    ['reviewed', on(-0.5), { assignments: [asked({ expiresAt: at(-3) })], checkIns: [checkIn(-1)] }],
    ['no-form-yet', null, { assignments: [asked({ revokedAt: at(-1) })] }],
    ['check-in-unread', on(-1), { checkIns: [checkIn(-1, unread)], assignments: [asked({ dueOn: on(-3) })] }],
    ['unread', on(-2), { checkIns: [checkIn(-1, unread)], responses: [response(-2, 2, unread)] }],
    ['unread-past-promise', on(-8), { checkIns: [checkIn(-8, unread)], responses: [response(-2, 2, unread)] }],
    ['reviewed', on(-39.5), { responses: [response(-40, 2), response(-8, 2, { ...unread, isMarkedInError: true })] }],
    ['messages-stopped', on(-4), { messagesStopped: stopped, checkIns: [checkIn(-8, unread)] }],
    ['pin-locked', on(-1), { assignments: [asked({ lockedAt: at(-1) })], messagesStopped: stopped }],
    ['pin-locked', on(-1), { assignments: [asked({ lockedAt: at(-1) })] }],
    ['safety-review', on(-6), { safetyReview: review, assignments: [asked({ lockedAt: at(-1) })] }],
    ['private-talk', on(-2), { privateTalks: [talk(-2)], safetyReview: review }],
    ['archived', on(-7), { archivedAt: at(-7), privateTalks: [talk(-8)], assignments: [asked()] }],
  ]
  it.each(cases)('%s, of %s', (code, day, facts) => {
    expect(summariseClient({ ...nobody, ...facts }).status).toMatchObject({ code, on: day })
  })

  it('says how far, and how often missed', () => {
    const started = summariseClient({ ...nobody, assignments: [asked({ openedAt: at(-1), answered: 12 })] }).status
    expect(started).toMatchObject({ answered: 12, of: 40 })
    const missed = summariseClient({
      ...nobody,
      assignments: [asked({ expiresAt: at(-3) }), asked({ expiresAt: at(-9) })],
    }).status
    expect(missed.missed).toBe(2)
  })

  it('sorts by its rank, and every status has a place', () => {
    const ranks = cases.map(([code, , facts]) => [
      OVERVIEW_STATUSES.indexOf(code as never),
      summariseClient({ ...nobody, ...facts }).status.rank,
    ])
    for (const [place, rank] of ranks) expect(rank).toBe(place)
    expect(new Set(cases.map(([code]) => code))).toEqual(new Set(OVERVIEW_STATUSES))
  })
})

describe('the last score', () => {
  it('is that of CTA-40 even where a CTA-10 is newer, and of CTA-10 where there is no other', () => {
    const short = response(-1, 3, {}, cta10)
    expect(summariseClient({ ...nobody, responses: [response(-30, 2), short] }).lastScore).toMatchObject({
      instrumentId: 'cta-40',
      score: 50,
      band: 2,
    })
    expect(summariseClient({ ...nobody, responses: [short] }).lastScore).toMatchObject({
      instrumentId: 'cta-10',
      score: 75,
      band: 3,
      of: 10,
    })
  })

  it('carries the change against the first about the same person', () => {
    const responses = [
      response(-200, 4, { referentId: 'mother' }),
      response(-100, 3),
      response(-50, 2),
      response(-10, 1),
    ]
    const { lastChange, spark } = summariseClient({ ...nobody, responses })
    expect(lastChange).toMatchObject({
      firstId: 'cta-40-100',
      points: -50,
      code: 'RELIABLE_IMPROVEMENT',
      bothFell: true,
    })
    expect(spark.map((point) => point.score)).toEqual([75, 50, 25])
  })

  it('has no change when it is the first, and says why when nobody knows about whom', () => {
    expect(summariseClient({ ...nobody, responses: [response(-10, 1)] }).lastChange).toBeNull()
    const unconfirmed = { ...nobody, responses: [response(-100, 3), response(-10, 1, { referentId: null })] }
    expect(summariseClient(unconfirmed).lastChange).toMatchObject({
      noLabel: 'REFERENT_UNCONFIRMED',
      code: null,
      points: null,
    })
    expect(summariseClient(unconfirmed).spark).toHaveLength(1)
  })

  it('shows a label as it was stored, whatever the settings say now', () => {
    const first = response(-100, 3)
    const last = response(-10, 1)
    const fresh = summariseClient({ ...nobody, responses: [first, last] }).lastChange
    const stored = {
      withId: first.id,
      withCompletedAt: first.completedAt,
      scaleCode: 'TOTAL',
      rci: -1,
      ...(fresh as NonNullable<typeof fresh>),
      code: 'NO_RELIABLE_CHANGE' as const,
    }
    expect(fresh?.code).toBe('RELIABLE_IMPROVEMENT')
    const shown = summariseClient({ ...nobody, responses: [first, { ...last, change: stored }] }).lastChange
    expect(shown).toMatchObject({ code: 'NO_RELIABLE_CHANGE', firstId: first.id })
  })

  it('stays blank, not zero, when too much was skipped', () => {
    const empty = { ...response(-10, 1), scales: scoreAnswers(cta40, {}).scales }
    const { lastScore, lastChange, spark } = summariseClient({ ...nobody, responses: [response(-100, 3), empty] })
    expect(lastScore).toMatchObject({ score: null, band: null, answered: 0, of: 30 })
    expect(lastChange).toMatchObject({ code: 'NOT_COMPUTABLE' })
    expect(spark).toHaveLength(1)
  })

  it('leaves out what is marked in error', () => {
    const wrong = response(-5, 4, { isMarkedInError: true, reviewedAt: null })
    const row = summariseClient({ ...nobody, responses: [response(-10, 1), wrong] })
    expect([row.lastScore?.score, row.unreadCount, row.lastCompletedAt]).toEqual([25, 0, at(-10)])
  })
})

describe('what is due', () => {
  it.each([
    [{}, on(5), true, false],
    [{ dueOn: on(0) }, on(0), true, false],
    [{ dueOn: on(-1) }, on(-1), false, true],
    [{ dueOn: null }, on(12), true, false],
    [{ scheduledFor: at(3) }, on(5), false, false],
    [{ expiresAt: at(-1) }, null, false, false],
    [{ completedAt: at(-1) }, null, false, false],
    [{ lockedAt: at(-1) }, on(5), true, false],
  ])('%j: next %s, due %s, overdue %s', (more, nextDueOn, isDue, isOverdue) => {
    expect(summariseClient({ ...nobody, assignments: [asked(more)] })).toMatchObject({ nextDueOn, isDue, isOverdue })
  })

  it.each([
    [{}, 0, false],
    [{ openedAt: at(-1) }, 0, true],
    [{ openedAt: at(-2), answered: 4 }, 0, true],
    [{ openedAt: at(-2), expiresAt: at(-1) }, 1, false],
    [{ openedAt: at(-2), completedAt: at(-1) }, 0, false],
    [{ openedAt: at(-2), revokedAt: at(-1) }, 0, false],
  ])('%j: missed %s, opened and not finished %s', (more, missedCount, isUnfinished) => {
    const facts = { ...nobody, assignments: [asked(more)] }
    expect(summariseClient(facts)).toMatchObject({ missedCount, isUnfinished })
    const archived = summariseClient({ ...facts, archivedAt: at(0) })
    expect(archived).toMatchObject({ missedCount: 0, isUnfinished: false })
  })

  it('counts what was missed in a row: an answer begins anew', () => {
    const missed = [asked({ expiresAt: at(-9) }), asked({ expiresAt: at(-4) }), asked({ expiresAt: at(-1) })]
    expect(summariseClient({ ...nobody, assignments: missed }).missedCount).toBe(3)
    expect(summariseClient({ ...nobody, assignments: missed, responses: [response(-5, 1)] }).missedCount).toBe(2)
  })

  it('takes the earlier of what is out and what a schedule brings', () => {
    expect(summariseClient({ ...nobody, assignments: [asked()], nextScheduledOn: on(2) }).nextDueOn).toBe(on(2))
  })

  it('goes by the practice’s day, not by UTC', () => {
    const lateEvening = new Date('2026-11-20T23:30:00Z')
    const facts = { ...nobody, now: lateEvening, assignments: [asked({ dueOn: '2026-11-20' })] }
    expect(summariseClient(facts).isOverdue).toBe(false)
    expect(summariseClient({ ...facts, timeZone: 'Asia/Tokyo' }).isOverdue).toBe(true)
  })
})

describe('folding and contact', () => {
  it('folds while a safety review is open, and keeps the numbers for whoever unfolds them', () => {
    const row = summariseClient({ ...nobody, responses: [response(-10, 1)], safetyReview: review })
    expect(row.isFolded).toBe(true)
    expect(row.lastScore?.score).toBe(25)
    expect(summariseClient({ ...nobody, privateTalks: [talk(-6)] }).isFolded).toBe(false)
  })

  it('says when contact is to be confirmed', () => {
    const state = (days: number | null) =>
      summariseClient({ ...nobody, contactConfirmedOn: days === null ? null : on(days) }).contactState
    expect([null, -10, -94, -123].map(state)).toEqual(['none', 'ok', 'ask', 'paused'])
  })
})

describe('when a row goes out of date by itself', () => {
  it('is the end of the due day, the end of the link, the end of the promise, or nothing', () => {
    expect(summariseClient(nobody).staleAt).toBeNull()
    expect(summariseClient({ ...nobody, assignments: [asked({ dueOn: on(0) })] }).staleAt?.toISOString()).toBe(
      '2026-11-21T00:00:00.000Z',
    )
    expect(summariseClient({ ...nobody, assignments: [asked({ dueOn: null })] }).staleAt?.getTime()).toBe(
      at(12).getTime() + 1,
    )
    expect(summariseClient({ ...nobody, checkIns: [checkIn(-1, { reviewedAt: null })] }).staleAt?.toISOString()).toBe(
      '2026-11-25T00:00:00.000Z',
    )
    expect(summariseClient({ ...nobody, contactConfirmedOn: on(-100) }).staleAt?.toISOString()).toBe(
      '2026-12-10T00:00:00.000Z',
    )
  })
})
