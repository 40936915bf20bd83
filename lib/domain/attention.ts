import type { ChangeCode } from '@/lib/domain/change'
import type { SettingsUsed } from '@/lib/domain/comparison'
import type { AnswerKind } from '@/lib/domain/flags'
import type { ContactLevel } from '@/lib/domain/referents'
import { type LocalDate, startOfLocalDay } from '@/lib/domain/wall-time'

/** Why a client needs someone, the most pressing first: the order of this list is the order of Home. */
export const ATTENTION_CODES = [
  'PRIVATE_TALK',
  'SAFETY_REVIEW',
  'PIN_LOCKED',
  'MESSAGES_STOPPED',
  'UNREVIEWED',
  'CHECKIN_LOW',
  'CHECKIN_DOWN',
  'TRAITS_UP',
  'BOTH_DOWN',
  'MISSED_TWICE',
  'CONTACT_RECONFIRM',
] as const

export type AttentionCode = (typeof ATTENTION_CODES)[number]

/** Answers a reason rests on. `formId` is an instrument's id, or `check-in`. */
export type AnswerSource = { kind: AnswerKind; id: string; formId: string; on: LocalDate }

export type RatingNow = { measure: 'mood' | 'respected'; value: number; previous: number | null }

export type CheckInReasonFacts = {
  checkInId: string
  on: LocalDate
  ratings: RatingNow[]
  /** The check-in about the same person before it. */
  previousOn: LocalDate | null
  /** How much they were in touch, where both say the same. */
  contact: ContactLevel | null
}

/** Dates and figures, days in the practice's zone; never a name or a client's words. */
export type AttentionFacts = {
  PRIVATE_TALK: { flagId: string; source: AnswerSource }
  SAFETY_REVIEW: { reviewId: string; openedOn: LocalDate; renewedOn: LocalDate | null; source: AnswerSource | null }
  PIN_LOCKED: { assignmentId: string; formId: string; on: LocalDate }
  MESSAGES_STOPPED: {
    by: 'client' | 'practice'
    what: 'reminders' | 'all'
    on: LocalDate
    /** A form that can still be answered. */
    openForm: { sentOn: LocalDate; expiresOn: LocalDate } | null
  }
  UNREVIEWED: { source: AnswerSource; promisedOn: LocalDate; workingDays: number }
  CHECKIN_LOW: CheckInReasonFacts
  CHECKIN_DOWN: CheckInReasonFacts
  TRAITS_UP: {
    source: AnswerSource
    firstOn: LocalDate
    firstScore: number
    score: number
    code: ChangeCode
    points: number
    settings: SettingsUsed | null
  }
  BOTH_DOWN: {
    source: AnswerSource
    firstOn: LocalDate
    traits: { first: number; now: number }
    strengths: { first: number; now: number }
  }
  MISSED_TWICE: {
    links: { assignmentId: string; formId: string; sentOn: LocalDate; lapsedOn: LocalDate; wasOpened: boolean }[]
    /** The last two were asked by schedules that go on: the same will be asked again. */
    isScheduled: boolean
  }
  CONTACT_RECONFIRM: { confirmedOn: LocalDate; pausesOn: LocalDate; isPaused: boolean }
}

export type AttentionReason<C extends AttentionCode = AttentionCode> = {
  [Code in C]: {
    code: Code
    /** The code and what it is about. Another occurrence has another key, so that what was set aside stays what it was. */
    key: string
    rank: number
    /** When it began: what "oldest first" goes by. */
    since: Date
    /** From this moment on someone is needed; in the future where it can be foreseen. */
    dueFrom: Date
    facts: AttentionFacts[Code]
  }
}[C]

/** A reason somebody set aside: for good, or until the beginning of a day. */
export type LiveDecision = { key: string; kind: 'snoozed' | 'dismissed'; untilOn: LocalDate | null }

/** Place in the order of Home, 0 most pressing. */
export function attentionRank(code: AttentionCode): number {
  return ATTENTION_CODES.indexOf(code)
}

export function isAttentionCode(text: string): text is AttentionCode {
  return (ATTENTION_CODES as readonly string[]).includes(text)
}

/** Most pressing first, then the oldest. */
export function sortReasons<T extends Pick<AttentionReason, 'rank' | 'since' | 'key'>>(reasons: readonly T[]): T[] {
  return reasons.toSorted(
    (a, b) => a.rank - b.rank || a.since.getTime() - b.since.getTime() || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  )
}

/** Reasons as decisions leave them: a snoozed one is due when its snooze ends, a dismissed one stays away. */
export type WeighedReason = AttentionReason & { isDismissed: boolean }

export function weighReasons(
  reasons: readonly AttentionReason[],
  decisions: readonly LiveDecision[],
  zone: string,
): WeighedReason[] {
  const byKey = new Map(decisions.map((each) => [each.key, each]))
  return reasons.map((reason) => {
    const decision = byKey.get(reason.key)
    const ends = decision?.untilOn ? startOfLocalDay(decision.untilOn, zone) : null
    const dueFrom = ends && ends.getTime() > reason.dueFrom.getTime() ? ends : reason.dueFrom
    return { ...reason, dueFrom, isDismissed: decision?.kind === 'dismissed' }
  })
}

/** What Home sorts a client by: the most pressing reason at work now, null when nobody need look. */
export function topReason(reasons: readonly WeighedReason[], now: Date): { rank: number; since: Date } | null {
  const top = sortReasons(reasons.filter((each) => !each.isDismissed && each.dueFrom.getTime() <= now.getTime()))[0]
  return top ? { rank: top.rank, since: top.since } : null
}

/** The next moment a reason comes to work by itself; null when none is foreseen. */
export function nextDueAt(reasons: readonly WeighedReason[], now: Date): Date | null {
  const ahead = reasons
    .filter((each) => !each.isDismissed && each.dueFrom.getTime() > now.getTime())
    .map((each) => each.dueFrom.getTime())
  return ahead.length > 0 ? new Date(Math.min(...ahead)) : null
}

const SNOOZE_DAYS = 60
const SNOOZE_DAYS_SAFETY = 7

/**
 * A wish to talk alone and a safety review end by their own acts, each with its reason in the record: they are never
 * dismissed here, and put off for a week at most, so that no client who may be in danger drops out of sight.
 */
export function isDismissibleReason(code: AttentionCode): boolean {
  return code !== 'PRIVATE_TALK' && code !== 'SAFETY_REVIEW'
}

/** How many days from today a reason may be put off at most. */
export function maxSnoozeDays(code: AttentionCode): number {
  return isDismissibleReason(code) ? SNOOZE_DAYS : SNOOZE_DAYS_SAFETY
}
