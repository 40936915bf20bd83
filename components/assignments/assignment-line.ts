import type { AssignmentStateCode } from '@/lib/domain/assignment-state'

/** An assignment in words. */
export type AssignmentLine = {
  id: string
  formId: string
  formWords: string
  sentWords: string
  byName: string
  viaWords: string
  state: AssignmentStateCode
  stateWords: string
  dueWords: string
  untilWords: string
  /** Its last day as a message says it: "4 December". */
  lastDayWords: string
  /** The result or check-in it became. */
  resultHref: string | null
  /** What became of its message; null when none was sent. */
  delivery: { words: string; isHot: boolean } | null
  /** Whether the message may be sent again now. */
  maySend: boolean
  /** Whether a reminder may go out now; in words why not. Null for a form that waits for no answer. */
  reminder: { isAllowed: true } | { isAllowed: false; words: string } | null
}
