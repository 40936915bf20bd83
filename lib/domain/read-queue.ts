import type { AnswerKind } from '@/lib/domain/flags'

/** Whose answers a clinician works through: those of their own clients, or everybody's of the practice. */
export const QUEUE_SCOPES = ['mine', 'all'] as const
export type QueueScope = (typeof QUEUE_SCOPES)[number]

/** One form nobody has read, and where it lies. */
export type QueuedAnswer = { kind: AnswerKind; id: string; clientId: string }

/** What an address says of the queue; null when it names none. */
export function readQueueScope(value: unknown): QueueScope | null {
  return QUEUE_SCOPES.find((known) => known === value) ?? null
}

/** What "Reviewed, next" gives back: the way on, and who had read these answers before, if anybody had. */
export type WentOn = { clientId: string; nextHref: string; earlier: { byName: string; onWords: string } | null }
