import type { AssignmentFacts } from '@/lib/domain/assignment-state'
import type { FirstComparison, ScoredResponse } from '@/lib/domain/comparison'
import type { ChangeSettings } from '@/lib/domain/instruments/define'
import type { LocalDate } from '@/lib/domain/wall-time'

/** A scored response as the caseload needs it, with its label as it was stored; judged anew where `change` is absent. */
export type OverviewResponse = ScoredResponse & {
  reviewedAt: Date | null
  isMarkedInError: boolean
  change?: FirstComparison | null
}

export type OverviewCheckIn = { id: string; completedAt: Date; reviewedAt: Date | null; isMarkedInError: boolean }

export type OverviewAssignment = AssignmentFacts & { id: string; formId: string; sentAt: Date; dueOn: LocalDate | null }

/** Everything that decides what the caseload shows of one client. */
export type ClientFacts = {
  now: Date
  timeZone: string
  readingPromiseWorkingDays: number
  archivedAt: Date | null
  responses: readonly OverviewResponse[]
  checkIns: readonly OverviewCheckIn[]
  assignments: readonly OverviewAssignment[]
  /** When the client asked to talk privately first and nobody has marked it as done yet; null when nothing waits. */
  privateTalkAskedAt: Date | null
  /** When the oldest safety review still open was opened. */
  safetyReviewOpenedAt: Date | null
  pinLockedAt: Date | null
  /** When messages or reminders were stopped, unless contact was agreed again since. */
  messagesStoppedAt: Date | null
  /** Day the safe-contact record was last confirmed; null when it never was. */
  contactConfirmedOn: LocalDate | null
  /** Next form of a schedule, where there are schedules. */
  nextScheduledOn: LocalDate | null
  changeSettings?: Readonly<Record<string, ChangeSettings | undefined>>
}
