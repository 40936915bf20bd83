import type { AssignmentFacts } from '@/lib/domain/assignment-state'
import type { FirstComparison, ScoredResponse } from '@/lib/domain/comparison'
import type { EpisodeSpan } from '@/lib/domain/episodes'
import type { AnswerKind } from '@/lib/domain/flags'
import type { ChangeSettings } from '@/lib/domain/instruments/define'
import type { ContactLevel } from '@/lib/domain/referents'
import type { ContactChoice } from '@/lib/domain/safe-contact'
import type { LocalDate } from '@/lib/domain/wall-time'

/** A scored response as the caseload needs it, with its label as it was stored; judged anew where `change` is absent. */
export type OverviewResponse = ScoredResponse & {
  reviewedAt: Date | null
  isMarkedInError: boolean
  change?: FirstComparison | null
}

export type OverviewCheckIn = {
  id: string
  completedAt: Date
  reviewedAt: Date | null
  isMarkedInError: boolean
  /** Null while it is not confirmed about whom. */
  referentId: string | null
  contact: ContactLevel | null
  mood: number | null
  respected: number | null
}

export type OverviewAssignment = AssignmentFacts & {
  id: string
  formId: string
  sentAt: Date
  dueOn: LocalDate | null
  /** A schedule asked it that has days to come. */
  isOfLiveSchedule: boolean
}

/** Answers something rests on. `formId` is an instrument's id, or `check-in`. */
export type OverviewSource = { kind: AnswerKind; id: string; formId: string; completedAt: Date }

/** Everything that decides what the caseload and Home show of one client. */
export type ClientFacts = {
  now: Date
  timeZone: string
  readingPromiseWorkingDays: number
  archivedAt: Date | null
  responses: readonly OverviewResponse[]
  checkIns: readonly OverviewCheckIn[]
  assignments: readonly OverviewAssignment[]
  /** Wishes to talk privately first that nobody has marked as done yet, the oldest first. */
  privateTalks: readonly { flagId: string; askedAt: Date; source: OverviewSource }[]
  /** The open safety review. */
  safetyReview: { id: string; openedAt: Date; renewedAt: Date | null; source: OverviewSource | null } | null
  /** Messages or reminders were stopped, and contact was not agreed again since. */
  messagesStopped: { at: Date; by: 'client' | 'practice'; what: 'reminders' | 'all' } | null
  /** How the client may be reached; null when no record was ever made. */
  contactChoice: ContactChoice | null
  /** Day the safe-contact record was last confirmed; null when it never was. */
  contactConfirmedOn: LocalDate | null
  /** The episode of care that runs now. */
  episode: EpisodeSpan | null
  /** Next day a schedule asks on, while it may; today included until it has. */
  nextScheduledOn: LocalDate | null
  changeSettings?: Readonly<Record<string, ChangeSettings | undefined>>
}
