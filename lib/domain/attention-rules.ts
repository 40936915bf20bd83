import { deriveAssignmentState } from '@/lib/domain/assignment-state'
import {
  type AnswerSource,
  type AttentionCode,
  type AttentionFacts,
  type AttentionReason,
  attentionRank,
  sortReasons,
} from '@/lib/domain/attention'
import { findCheckInReasons, findScoreReasons } from '@/lib/domain/attention-answers'
import type { ClientFacts } from '@/lib/domain/overview-facts'
import { promiseDueOn } from '@/lib/domain/reading-promise'
import { CONFIRM_AFTER_DAYS, confirmState, PAUSE_AFTER_DAYS } from '@/lib/domain/safe-contact'
import { addDays, localDateOf, startOfLocalDay } from '@/lib/domain/wall-time'

/**
 * Every reason why this client needs someone, now or from a moment that can be foreseen, most pressing first. Pure: the
 * same facts at the same moment give the same reasons. An archived client has none.
 */
export function findAttention(facts: ClientFacts): AttentionReason[] {
  if (facts.archivedAt) return []
  return sortReasons([
    ...findTasks(facts),
    ...findUnreviewed(facts),
    ...findCheckInReasons(facts).map((each) => complete(each)),
    ...findScoreReasons(facts).map((each) => complete(each)),
    ...findMissed(facts),
    ...findReconfirm(facts),
  ])
}

type Found = { [C in AttentionCode]: { code: C; about: string; since: Date; facts: AttentionFacts[C] } }[AttentionCode]

function complete({ about, ...found }: Found, dueFrom: Date = found.since): AttentionReason {
  return { ...found, key: `${found.code}:${about}`, rank: attentionRank(found.code), dueFrom }
}

function findTasks(facts: ClientFacts): AttentionReason[] {
  const day = (at: Date) => localDateOf(at, facts.timeZone)
  const reasons = facts.privateTalks.map(({ flagId, askedAt, source }) =>
    complete({
      code: 'PRIVATE_TALK',
      about: flagId,
      since: askedAt,
      facts: { flagId, source: toSource(source, facts.timeZone) },
    }),
  )
  const review = facts.safetyReview
  if (review) {
    reasons.push(
      complete({
        code: 'SAFETY_REVIEW',
        about: review.id,
        since: review.openedAt,
        facts: {
          reviewId: review.id,
          openedOn: day(review.openedAt),
          renewedOn: review.renewedAt && day(review.renewedAt),
          source: review.source && toSource(review.source, facts.timeZone),
        },
      }),
    )
  }
  for (const each of facts.assignments) {
    const state = deriveAssignmentState(each, facts.now)
    if (state.code !== 'locked' || !each.lockedAt) continue
    reasons.push(
      complete({
        code: 'PIN_LOCKED',
        about: `${each.id}:${each.lockedAt.getTime()}`,
        since: each.lockedAt,
        facts: { assignmentId: each.id, formId: each.formId, on: day(each.lockedAt) },
      }),
    )
  }
  return [...reasons, ...findStopped(facts)]
}

function findStopped(facts: ClientFacts): AttentionReason[] {
  const stopped = facts.messagesStopped
  if (!stopped) return []
  const day = (at: Date) => localDateOf(at, facts.timeZone)
  const open = facts.assignments
    .filter((each) => deriveAssignmentState(each, facts.now).isOpen)
    .toSorted((a, b) => a.sentAt.getTime() - b.sentAt.getTime())
    .at(-1)
  return [
    complete({
      code: 'MESSAGES_STOPPED',
      about: String(stopped.at.getTime()),
      since: stopped.at,
      facts: {
        by: stopped.by,
        what: stopped.what,
        on: day(stopped.at),
        openForm: open ? { sentOn: day(open.sentAt), expiresOn: day(open.expiresAt) } : null,
      },
    }),
  ]
}

/** One for each unread answer, from the day after the promise's last day. */
function findUnreviewed(facts: ClientFacts): AttentionReason[] {
  const { timeZone: zone, readingPromiseWorkingDays: workingDays } = facts
  const answers = [
    ...facts.responses.map((each) => ({ ...each, kind: 'response' as const, formId: each.instrumentId })),
    ...facts.checkIns.map((each) => ({ ...each, kind: 'check-in' as const, formId: 'check-in' })),
  ]
  return answers
    .filter((each) => each.reviewedAt === null && !each.isMarkedInError)
    .map((each) => {
      const promisedOn = promiseDueOn(each.completedAt, workingDays, zone)
      const source = toSource(each, zone)
      return complete(
        {
          code: 'UNREVIEWED',
          about: each.id,
          since: each.completedAt,
          facts: { source, promisedOn, workingDays },
        },
        startOfLocalDay(addDays(promisedOn, 1), zone),
      )
    })
}

/**
 * Links that run out one after another while nothing is answered: due when the second has lapsed. A further one lapsing
 * is another occurrence; anything completed begins the count anew, and so does an episode of care.
 */
function findMissed(facts: ClientFacts): AttentionReason[] {
  const { timeZone: zone, now, episode } = facts
  const day = (at: Date) => localDateOf(at, zone)
  const completed = [...facts.responses, ...facts.checkIns].filter((each) => !each.isMarkedInError)
  const since = Math.max(0, ...completed.map((each) => each.completedAt.getTime()))
  const missed = facts.assignments
    .filter((each) => {
      const { code, isOpen } = deriveAssignmentState(each, now)
      return (code === 'expired' || isOpen) && each.expiresAt.getTime() > since
    })
    .filter((each) => !episode || day(each.sentAt) >= episode.startedOn)
    .toSorted((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime())
  const second = missed[1]
  if (!second) return []
  const lapsed = missed.filter((each) => each.expiresAt.getTime() < now.getTime())
  const counted = lapsed.length >= 2 ? lapsed : missed.slice(0, 2)
  const lapsedAt = new Date(second.expiresAt.getTime() + 1)
  return [
    complete(
      {
        code: 'MISSED_TWICE',
        about: counted.at(-1)?.id ?? second.id,
        since: second.expiresAt,
        facts: {
          links: counted.map((each) => ({
            assignmentId: each.id,
            formId: each.formId,
            sentOn: day(each.sentAt),
            lapsedOn: day(each.expiresAt),
            wasOpened: each.openedAt !== null || each.answered > 0,
          })),
          isScheduled: counted.slice(-2).every((each) => each.isOfLiveSchedule),
        },
      },
      lapsedAt,
    ),
  ]
}

/**
 * Asked again from the 90th day, and as another occurrence from the 120th, when schedules and reminders pause. Not where nothing is
 * ever sent: with contact in session only, or stopped altogether, no message can go where it is no longer safe.
 */
function findReconfirm(facts: ClientFacts): AttentionReason[] {
  const { contactConfirmedOn: confirmedOn, timeZone: zone } = facts
  if (!confirmedOn || facts.contactChoice === 'session' || facts.messagesStopped?.what === 'all') return []
  const isPaused = confirmState(confirmedOn, localDateOf(facts.now, zone)) === 'paused'
  const after = isPaused ? PAUSE_AFTER_DAYS : CONFIRM_AFTER_DAYS
  return [
    complete(
      {
        code: 'CONTACT_RECONFIRM',
        about: isPaused ? `${confirmedOn}:paused` : confirmedOn,
        since: startOfLocalDay(confirmedOn, zone),
        facts: { confirmedOn, pausesOn: addDays(confirmedOn, PAUSE_AFTER_DAYS), isPaused },
      },
      startOfLocalDay(addDays(confirmedOn, after), zone),
    ),
  ]
}

function toSource(
  source: { kind: AnswerSource['kind']; id: string; formId: string; completedAt: Date },
  zone: string,
): AnswerSource {
  const { kind, id, formId, completedAt } = source
  return { kind, id, formId, on: localDateOf(completedAt, zone) }
}
