import type { AssignmentState } from '@/lib/domain/assignment-state'
import type { ClientFacts, OverviewAssignment, OverviewCheckIn, OverviewResponse } from '@/lib/domain/overview-facts'
import { isPastPromise } from '@/lib/domain/reading-promise'
import { type LocalDate, localDateOf } from '@/lib/domain/wall-time'

/** What a client's row says, the most pressing first: the order of this list is the order of the caseload. */
export const OVERVIEW_STATUSES = [
  'private-talk',
  'safety-review',
  'pin-locked',
  'messages-stopped',
  'unread-past-promise',
  'unread',
  'check-in-unread',
  'overdue',
  'missed',
  'due-today',
  'started',
  'opened',
  'not-opened',
  'scheduled',
  'reviewed',
  'no-form-yet',
  'archived',
] as const

export type OverviewStatusCode = (typeof OVERVIEW_STATUSES)[number]

export type OverviewStatus = {
  code: OverviewStatusCode
  /** Place in the order above, 0 first: what the caseload sorts by. */
  rank: number
  /** The day it speaks of, in the practice's zone. */
  on: LocalDate | null
  /** started: questions answered or skipped, of how many. missed: links that ran out in a row. */
  answered: number | null
  of: number | null
  missed: number | null
}

type StatusFacts = Omit<ClientFacts, 'responses' | 'checkIns' | 'assignments'> & {
  today: LocalDate
  /** In time order, without those marked in error. */
  responses: readonly OverviewResponse[]
  checkIns: readonly OverviewCheckIn[]
  assignments: readonly (OverviewAssignment & { state: AssignmentState })[]
}

/** The one status of a client's row: the first reason that applies, in the order of OVERVIEW_STATUSES. */
export function decideStatus(facts: StatusFacts): OverviewStatus {
  if (facts.archivedAt) return status('archived', dayOf(facts, facts.archivedAt))
  return findTask(facts) ?? findUnread(facts) ?? findAsked(facts) ?? findReviewed(facts) ?? status('no-form-yet', null)
}

function findTask(facts: StatusFacts): OverviewStatus | null {
  const talk = facts.privateTalks[0]
  if (talk) return status('private-talk', dayOf(facts, talk.askedAt))
  if (facts.safetyReview) return status('safety-review', dayOf(facts, facts.safetyReview.openedAt))
  const locked = facts.assignments.find((each) => each.state.code === 'locked')?.lockedAt
  if (locked) return status('pin-locked', dayOf(facts, locked))
  if (facts.messagesStopped) return status('messages-stopped', dayOf(facts, facts.messagesStopped.at))
  return null
}

function findUnread(facts: StatusFacts): OverviewStatus | null {
  const results = facts.responses.filter((each) => each.reviewedAt === null)
  const checkIns = facts.checkIns.filter((each) => each.reviewedAt === null)
  const past = [...results, ...checkIns]
    .map((each) => each.completedAt)
    .filter((at) => isPastPromise(at, facts.readingPromiseWorkingDays, facts.timeZone, facts.today))
    .toSorted((a, b) => a.getTime() - b.getTime())
  if (past[0]) return status('unread-past-promise', dayOf(facts, past[0]))
  if (results[0]) return status('unread', dayOf(facts, results[0].completedAt))
  if (checkIns[0]) return status('check-in-unread', dayOf(facts, checkIns[0].completedAt))
  return null
}

function findAsked(facts: StatusFacts): OverviewStatus | null {
  const open = facts.assignments.filter((each) => each.state.isOpen).toSorted(byDueDay)
  const waiting = open.filter((each) => each.state.code !== 'scheduled')
  const overdue = waiting.find((each) => each.dueOn !== null && each.dueOn < facts.today)
  if (overdue) return status('overdue', overdue.dueOn)
  const dueToday = waiting.find((each) => each.dueOn === facts.today)
  if (dueToday) return status('due-today', facts.today)
  const started = waiting.find((each) => each.state.code === 'started')
  if (started) return { ...status('started', started.dueOn), answered: started.answered, of: started.of }
  const opened = waiting.find((each) => each.state.code === 'opened')
  if (opened) return status('opened', dayOf(facts, opened.openedAt ?? opened.sentAt))
  if (waiting[0]) return status('not-opened', dayOf(facts, waiting[0].sentAt))
  const missed = findMissed(facts)
  if (missed.last) return { ...status('missed', dayOf(facts, missed.last)), missed: missed.count }
  const planned = open[0]?.scheduledFor
  const plannedOn = planned ? dayOf(facts, planned) : facts.nextScheduledOn
  return plannedOn && facts.responses.length + facts.checkIns.length === 0 ? status('scheduled', plannedOn) : null
}

function findReviewed(facts: StatusFacts): OverviewStatus | null {
  const read = [...facts.responses, ...facts.checkIns]
    .flatMap((each) => each.reviewedAt ?? [])
    .toSorted((a, b) => b.getTime() - a.getTime())
  return read[0] ? status('reviewed', dayOf(facts, read[0])) : null
}

/** Links that ran out unanswered since the client last completed anything. */
export function findMissed(facts: StatusFacts): { count: number; last: Date | null } {
  const completed = [...facts.responses, ...facts.checkIns].map((each) => each.completedAt.getTime())
  const since = Math.max(0, ...completed)
  const lapsed = facts.assignments
    .filter((each) => each.state.code === 'expired' && each.expiresAt.getTime() > since)
    .map((each) => each.expiresAt)
    .toSorted((a, b) => a.getTime() - b.getTime())
  return { count: lapsed.length, last: lapsed.at(-1) ?? null }
}

/** Earliest due day first; without one, after those that have one; then the order they were sent in. */
function byDueDay(a: OverviewAssignment, b: OverviewAssignment): number {
  if (a.dueOn !== b.dueOn) return (a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1
  return a.sentAt.getTime() - b.sentAt.getTime()
}

function status(code: OverviewStatusCode, on: LocalDate | null): OverviewStatus {
  return { code, rank: OVERVIEW_STATUSES.indexOf(code), on, answered: null, of: null, missed: null }
}

function dayOf(facts: StatusFacts, at: Date): LocalDate {
  return localDateOf(at, facts.timeZone)
}
