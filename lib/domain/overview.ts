import { type AssignmentState, deriveAssignmentState } from '@/lib/domain/assignment-state'
import type { ChangeCode } from '@/lib/domain/change'
import {
  type ComparisonWarning,
  compareWithFirst,
  type FirstComparison,
  findFirst,
  isSameLine,
  type NoLabelReason,
  type SettingsUsed,
  sortByTime,
} from '@/lib/domain/comparison'
import type { Instrument } from '@/lib/domain/instruments/define'
import { currentInstruments, getInstrument } from '@/lib/domain/instruments/registry'
import type { ClientFacts, OverviewAssignment, OverviewResponse } from '@/lib/domain/overview-facts'
import { decideStatus, findMissed, type OverviewStatus } from '@/lib/domain/overview-status'
import { promiseDueOn } from '@/lib/domain/reading-promise'
import { CONFIRM_AFTER_DAYS, type ConfirmState, confirmState, PAUSE_AFTER_DAYS } from '@/lib/domain/safe-contact'
import { addDays, endOfLocalDay, type LocalDate, localDateOf, startOfLocalDay } from '@/lib/domain/wall-time'

export type LastScore = {
  responseId: string
  instrumentId: string
  instrumentVersion: string
  completedAt: Date
  score: number | null
  band: number | null
  prorated: boolean
  answered: number
  of: number
}

export type LastChange = {
  /** Null while it is not confirmed about whom the last result is: there is nothing to compare with. */
  firstId: string | null
  firstCompletedAt: Date | null
  points: number | null
  strengthPoints: number | null
  code: ChangeCode | null
  noLabel: NoLabelReason | null
  warnings: ComparisonWarning[]
  settings: SettingsUsed | null
  bothFell: boolean
}

export type SparkPoint = { at: Date; score: number; prorated: boolean }

/** What the caseload shows of a client. Numbers are stored even when folded: whoever shows them asks `isFolded`. */
export type ClientOverview = {
  status: OverviewStatus
  lastScore: LastScore | null
  /** Null without a score, and for the first one. */
  lastChange: LastChange | null
  /** The last score's own line: same person and version, scorable ones only, in time order. */
  spark: SparkPoint[]
  lastCompletedAt: Date | null
  nextDueOn: LocalDate | null
  unreadCount: number
  /** A safety review is open: bands, change and sparkline fold behind "Show". */
  isFolded: boolean
  isDue: boolean
  isOverdue: boolean
  isUnread: boolean
  isArchived: boolean
  /** Links that ran out unanswered, in a row: since the client last completed anything. */
  missedCount: number
  /** A form is open that they opened and have not finished. */
  isUnfinished: boolean
  contactState: ConfirmState | 'none'
  /** When this goes out of date by itself (a due day ends, a link runs out …); null when only an act changes it. */
  staleAt: Date | null
}

/** Sums up a client for the caseload. Pure: the same facts at the same moment give the same row. */
export function summariseClient(facts: ClientFacts): ClientOverview {
  const today = localDateOf(facts.now, facts.timeZone)
  const responses = sortByTime(facts.responses.filter((each) => !each.isMarkedInError))
  const checkIns = sortByTime(facts.checkIns.filter((each) => !each.isMarkedInError))
  const assignments = facts.assignments.map((each) => ({ ...each, state: deriveAssignmentState(each, facts.now) }))
  const isArchived = facts.archivedAt !== null
  const waiting = isArchived ? [] : assignments.filter((each) => isWaiting(each.state))
  const unread = [...responses, ...checkIns].filter((each) => each.reviewedAt === null)
  const last = findLastScored(responses)
  const completed = [...responses, ...checkIns].map((each) => each.completedAt)
  const known = { ...facts, today, responses, checkIns, assignments }
  return {
    status: decideStatus(known),
    lastScore: last && toLastScore(last.instrument, last.response),
    lastChange: last && toLastChange(last.instrument, responses, last.response, facts.changeSettings),
    spark: last ? toSpark(last.instrument, responses, last.response) : [],
    lastCompletedAt: latest(completed),
    nextDueOn: isArchived ? null : findNextDue(facts, assignments),
    unreadCount: unread.length,
    isFolded: facts.safetyReview !== null,
    isDue: waiting.some((each) => each.dueOn === null || each.dueOn >= today),
    isOverdue: waiting.some((each) => each.dueOn !== null && each.dueOn < today),
    isUnread: !isArchived && unread.length > 0,
    isArchived,
    missedCount: isArchived ? 0 : findMissed(known).count,
    isUnfinished: waiting.some(({ state }) => state.code === 'opened' || state.code === 'started'),
    contactState: facts.contactConfirmedOn === null ? 'none' : confirmState(facts.contactConfirmedOn, today),
    staleAt: isArchived ? null : findStaleAt(facts),
  }
}

type WithState = OverviewAssignment & { state: AssignmentState }

/** Asked of the client and not yet answered; a scheduled one is not asked yet. */
function isWaiting(state: AssignmentState): boolean {
  return state.isOpen && state.code !== 'scheduled'
}

/** The last result of the longest form the client has answered: CTA-40, and CTA-10 only where there is none. */
function findLastScored(responses: readonly OverviewResponse[]) {
  for (const { id } of currentInstruments) {
    const response = responses.findLast((each) => each.instrumentId === id)
    if (response) return { instrument: getInstrument(id, response.instrumentVersion), response }
  }
  return null
}

function toLastScore(instrument: Instrument, response: OverviewResponse): LastScore {
  const scale = response.scales[instrument.primaryScale]
  return {
    responseId: response.id,
    instrumentId: response.instrumentId,
    instrumentVersion: response.instrumentVersion,
    completedAt: response.completedAt,
    score: scale?.score ?? null,
    band: scale?.band ?? null,
    prorated: scale?.prorated ?? false,
    answered: scale?.answered ?? 0,
    of: scale?.items ?? 0,
  }
}

function toLastChange(
  instrument: Instrument,
  responses: readonly OverviewResponse[],
  response: OverviewResponse,
  overrides: ClientFacts['changeSettings'],
): LastChange | null {
  if (instrument.referent === 'asked' && response.referentId === null) return UNCONFIRMED
  const compared = response.change === undefined ? judge(instrument, responses, response, overrides) : response.change
  if (!compared) return null
  const { points, strengthPoints, code, noLabel, warnings, settings, bothFell } = compared
  const { withId: firstId, withCompletedAt: firstCompletedAt } = compared
  return { firstId, firstCompletedAt, points, strengthPoints, code, noLabel, warnings, settings, bothFell }
}

function judge(
  instrument: Instrument,
  responses: readonly OverviewResponse[],
  response: OverviewResponse,
  overrides: ClientFacts['changeSettings'],
): FirstComparison | null {
  const first = findFirst(instrument, responses, response)
  return first && compareWithFirst(instrument, first, response, overrides)
}

const UNCONFIRMED: LastChange = {
  firstId: null,
  firstCompletedAt: null,
  points: null,
  strengthPoints: null,
  code: null,
  noLabel: 'REFERENT_UNCONFIRMED',
  warnings: [],
  settings: null,
  bothFell: false,
}

function toSpark(instrument: Instrument, responses: readonly OverviewResponse[], last: OverviewResponse): SparkPoint[] {
  return responses.flatMap((each) => {
    if (each.id !== last.id && !isSameLine(instrument, each, last)) return []
    const scale = each.scales[instrument.primaryScale]
    if (!scale || scale.score === null) return []
    return [{ at: each.completedAt, score: scale.score, prorated: scale.prorated }]
  })
}

/** The earliest day something is due: what is out now, what is planned, what a schedule brings. */
function findNextDue(facts: ClientFacts, assignments: readonly WithState[]): LocalDate | null {
  const days = assignments
    .filter((each) => each.state.isOpen)
    .map((each) => each.dueOn ?? localDateOf(each.expiresAt, facts.timeZone))
  if (facts.nextScheduledOn) days.push(facts.nextScheduledOn)
  return days.toSorted()[0] ?? null
}

function findStaleAt(facts: ClientFacts): Date | null {
  const { now, timeZone: zone } = facts
  const open = facts.assignments.filter((each) => deriveAssignmentState(each, now).isOpen)
  const moments = [
    ...open.flatMap((each) => [
      each.scheduledFor,
      new Date(each.expiresAt.getTime() + 1),
      each.dueOn && startOfLocalDay(each.dueOn, zone),
      each.dueOn && startOfLocalDay(addDays(each.dueOn, 1), zone),
    ]),
    facts.nextScheduledOn && startOfLocalDay(addDays(facts.nextScheduledOn, 1), zone),
    ...[...facts.responses, ...facts.checkIns]
      .filter((each) => each.reviewedAt === null && !each.isMarkedInError)
      .map((each) => promiseDueOn(each.completedAt, facts.readingPromiseWorkingDays, zone))
      .map((day) => new Date(endOfLocalDay(day, zone).getTime() + 1)),
    ...[CONFIRM_AFTER_DAYS, PAUSE_AFTER_DAYS].map(
      (days) => facts.contactConfirmedOn && startOfLocalDay(addDays(facts.contactConfirmedOn, days), zone),
    ),
  ]
  const ahead = moments.filter((at): at is Date => at instanceof Date && at.getTime() > now.getTime())
  return ahead.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
}

function latest(dates: readonly Date[]): Date | null {
  return dates.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null
}
