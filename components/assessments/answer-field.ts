import type { AnswerKind } from '@/lib/domain/flags'

/** The name under which an act knows the answers it is about. */
export const ANSWER_FIELD: Record<AnswerKind, string> = { response: 'responseId', 'check-in': 'checkInId' }
