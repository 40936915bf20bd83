import { FLAGS } from '@/lib/domain/scoring'

/** What an answer can ask a clinician to look at: the scoring's flags, and the client's wish to talk privately first. */
export const FLAG_CODES = [...FLAGS, 'PRIVATE_TALK'] as const
export type FlagCode = (typeof FLAG_CODES)[number]

/** What answers belong to: a scored response or a check-in. */
export const ANSWER_KINDS = ['response', 'check-in'] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]

/** Why answers were taken out of every score, chart, count and queue. */
export const VOID_KINDS = ['wrong-client', 'entered-in-error'] as const
export type VoidKind = (typeof VOID_KINDS)[number]

/** Flags someone dismisses one by one, with a reason. A safety review is closed as a whole instead. */
export const DISMISSIBLE_FLAGS = [
  'PRIVATE_TALK',
  'SAFETY_UNANSWERED',
  'UNIFORM_ANSWERS',
  'ITEMS_SKIPPED',
] as const satisfies readonly FlagCode[]

/** These ask for no more than a look at the answers: whoever reads them settles these too. */
const SETTLED_BY_READING: readonly string[] = ['UNIFORM_ANSWERS', 'ITEMS_SKIPPED']

export function isSettledByReading(code: FlagCode): boolean {
  return SETTLED_BY_READING.includes(code)
}

export function isDismissible(code: string): boolean {
  return (DISMISSIBLE_FLAGS as readonly string[]).includes(code)
}

export const REASON_MAX = 1000
