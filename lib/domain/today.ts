import { type CheckInConcern, type CheckInRatings, findConcerns } from '@/lib/domain/check-in'
import type { FirstComparison } from '@/lib/domain/comparison'
import { previousSessionOn, type SessionSlot } from '@/lib/domain/session-slot'
import { addDays, type LocalDate, localDateOf } from '@/lib/domain/wall-time'

type Answered = { id: string; completedAt: Date; reviewedAt: Date | null }

/** A scored form. Score and change are null while a safety review is open: they stay on the server. */
export type TodayResult = Answered & {
  kind: 'response'
  formId: string
  formVersion: string
  score: number | null
  strength: number | null
  change: FirstComparison | null
}

export type TodayCheckIn = Answered & CheckInRatings & { kind: 'check-in'; referentId: string | null }

export type TodayAnswer = TodayResult | TodayCheckIn

/** A form that was asked and waits. */
export type TodayForm = {
  formId: string
  sentAt: Date
  dueOn: LocalDate | null
  openedAt: Date | null
  answered: number
  of: number
}

/** What is known of a client who comes today. */
export type TodayFacts = {
  on: LocalDate
  timeZone: string
  slot: SessionSlot
  /** Those that count, in any order. */
  answers: readonly TodayAnswer[]
  /** An answer that asked to talk privately first, while nobody has resolved it. */
  talkAnswerId: string | null
  safetyReviewOpenedAt: Date | null
  /** The latest note of a session before today. */
  lastNote: { on: LocalDate; isOwn: boolean } | null
  /** Forms that wait, in any order. */
  forms: readonly TodayForm[]
}

export type TodayNextStep = 'review' | 'read-check-in' | 'show-form' | 'open'

/** The line of a session today: the one thing that is new since last time, or that nothing is. */
export type TodayLine = {
  isFirstSession: boolean
  /** What is new: unread before read, then the newest; null when nothing is. */
  answer: TodayAnswer | null
  isPrivateTalk: boolean
  /** Ratings worth an eye, of the check-in shown. */
  concerns: CheckInConcern[]
  /** The check-in before the one shown, whoever it was about. */
  previousMood: number | null
  unreadBeside: number
  /** What "nothing new" counts from; null when the client was never here. */
  since: { kind: 'note' | 'session'; on: LocalDate; isOwn: boolean } | null
  form: TodayForm | null
  safetyReviewOpenedAt: Date | null
  nextStep: TodayNextStep
}

/**
 * What to know before a session, since the last session or the note of it, whichever came later. An answer nobody has
 * read is new however old it is; one asked to be talked about alone comes before all others.
 */
export function describeToday(facts: TodayFacts): TodayLine {
  const since = findLastTime(facts)
  const newest = facts.answers.toSorted((a, b) => b.completedAt.getTime() - a.completedAt.getTime())
  const unread = newest.filter((each) => each.reviewedAt === null)
  const talk = newest.find((each) => each.id === facts.talkAnswerId) ?? null
  const isSince = (each: TodayAnswer) => since === null || localDateOf(each.completedAt, facts.timeZone) > since.on
  const answer = talk ?? unread[0] ?? newest.find(isSince) ?? null
  const form = answer ? null : (facts.forms.toSorted(byDueDay)[0] ?? null)
  const isFirstSession = since === null && facts.answers.every((each) => isRecent(each, facts))
  return {
    isFirstSession,
    answer,
    isPrivateTalk: talk !== null,
    ...compareRatings(answer, newest),
    unreadBeside: unread.filter((each) => each.id !== answer?.id).length,
    since,
    form,
    safetyReviewOpenedAt: facts.safetyReviewOpenedAt,
    nextStep: decideNextStep(answer, talk !== null, isFirstSession && form === null),
  }
}

/** Answers longer ago are of somebody known, whose slot or notes are merely not kept here. */
const BEFORE_FIRST_DAYS = 28

function isRecent({ completedAt }: TodayAnswer, { on, timeZone }: TodayFacts): boolean {
  return localDateOf(completedAt, timeZone) >= addDays(on, -BEFORE_FIRST_DAYS)
}

function findLastTime({ slot, on, lastNote }: TodayFacts): TodayLine['since'] {
  const session = previousSessionOn(slot, on)
  if (lastNote && (session === null || lastNote.on >= session)) return { kind: 'note', ...lastNote }
  return session === null ? null : { kind: 'session', on: session, isOwn: false }
}

function compareRatings(answer: TodayAnswer | null, newest: readonly TodayAnswer[]) {
  if (answer?.kind !== 'check-in') return { concerns: [], previousMood: null }
  const before = newest.filter((each) => each.kind === 'check-in' && each.completedAt < answer.completedAt)
  const isSamePerson = (each: TodayAnswer) =>
    each.kind === 'check-in' && each.referentId !== null && each.referentId === answer.referentId
  const previous = before.find(isSamePerson)
  const concerns = findConcerns(answer, previous?.kind === 'check-in' ? previous : null)
  return { concerns, previousMood: before[0]?.kind === 'check-in' ? before[0].mood : null }
}

function decideNextStep(answer: TodayAnswer | null, isTalk: boolean, isBare: boolean): TodayNextStep {
  if (isBare && !answer) return 'show-form'
  if (!answer || isTalk || answer.reviewedAt) return 'open'
  return answer.kind === 'response' ? 'review' : 'read-check-in'
}

/** The one due first; those without a day last. */
function byDueDay(a: TodayForm, b: TodayForm): number {
  if (a.dueOn !== b.dueOn) return (a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1
  return b.sentAt.getTime() - a.sentAt.getTime()
}
