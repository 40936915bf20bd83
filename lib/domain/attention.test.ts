import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ATTENTION_CODES,
  attentionRank,
  isDismissibleReason,
  maxSnoozeDays,
  nextDueAt,
  topReason,
  weighReasons,
} from '@/lib/domain/attention'
import { findAttention } from '@/lib/domain/attention-rules'
import type { ClientFacts } from '@/lib/domain/overview-facts'
import { asked, at, checkIn, find, nobody, now, on, review, stopped, ZONE } from '@/lib/testing/attention-facts'

describe('what was set aside', () => {
  const reasons = find({ safetyReview: review, messagesStopped: stopped })

  it('does not decide the place of a client', () => {
    expect(topReason(weighReasons(reasons, [], ZONE), now)).toEqual({ rank: 1, since: at(-6) })
    const put = [{ key: 'SAFETY_REVIEW:v', kind: 'snoozed' as const, untilOn: on(3) }]
    const weighed = weighReasons(reasons, put, ZONE)
    expect(topReason(weighed, now)).toEqual({ rank: 3, since: at(-4) })
    expect(nextDueAt(weighed, now)?.toISOString()).toBe(`${on(3)}T00:00:00.000Z`)
    expect(topReason(weighed, at(4))).toEqual({ rank: 1, since: at(-6) })
  })

  it('stays away for good when dismissed, and is never waited for', () => {
    const dismissed = reasons.map(({ key }) => ({ key, kind: 'dismissed' as const, untilOn: null }))
    const weighed = weighReasons(reasons, dismissed, ZONE)
    expect(topReason(weighed, at(1000))).toBeNull()
    expect(nextDueAt(weighed, now)).toBeNull()
  })

  it('is never a danger for good: those two are put off a week at most', () => {
    const firm = ATTENTION_CODES.filter((code) => !isDismissibleReason(code))
    expect(firm).toEqual(['PRIVATE_TALK', 'SAFETY_REVIEW'])
    expect(firm.map(maxSnoozeDays)).toEqual([7, 7])
    expect(maxSnoozeDays('MISSED_TWICE')).toBe(60)
  })
})

const anyCheckIn = fc.record({
  days: fc.integer({ min: -60, max: -1 }),
  mood: fc.option(fc.integer({ min: 0, max: 10 })),
  respected: fc.option(fc.integer({ min: 0, max: 10 })),
  referentId: fc.constantFrom('p', 'q', null),
  isRead: fc.boolean(),
})
const anyLink = fc.record({
  sent: fc.integer({ min: -60, max: -1 }),
  open: fc.integer({ min: 1, max: 30 }),
  isLocked: fc.boolean(),
})

it('law: ranks are those of the codes, keys differ, nothing begins after it is due, and time changes nothing before the next moment named', () => {
  fc.assert(
    fc.property(
      fc.array(anyCheckIn, { maxLength: 6 }),
      fc.array(anyLink, { maxLength: 5 }),
      fc.option(fc.integer({ min: -140, max: 0 })),
      (checks, links, confirmed) => {
        const facts: ClientFacts = {
          ...nobody,
          checkIns: checks.map(({ days, isRead, ...rest }, index) =>
            checkIn(days, { ...rest, id: `c${index}`, reviewedAt: isRead ? now : null }),
          ),
          assignments: links.map(({ sent, open, isLocked }, index) =>
            asked(`a${index}`, sent, sent + open, { lockedAt: isLocked ? at(sent) : null }),
          ),
          contactConfirmedOn: confirmed === null ? null : on(confirmed),
        }
        const reasons = findAttention(facts)
        expect(reasons.map((each) => each.rank)).toEqual(reasons.map((each) => attentionRank(each.code)))
        expect(reasons.map((each) => each.rank)).toEqual(reasons.map((each) => each.rank).toSorted((a, b) => a - b))
        expect(new Set(reasons.map((each) => each.key)).size).toBe(reasons.length)
        expect(reasons.every((each) => each.since <= each.dueFrom)).toBe(true)
        const weighed = weighReasons(reasons, [], ZONE)
        const next = nextDueAt(weighed, now)
        if (next) expect(topReason(weighed, new Date(next.getTime() - 1))).toEqual(topReason(weighed, now))
      },
    ),
  )
})
