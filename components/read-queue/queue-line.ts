import type { AnswerKind } from '@/lib/domain/flags'

/** One form that waits to be read, in words. */
export type QueueLine = {
  kind: AnswerKind
  id: string
  clientName: string
  clientHref: string
  readHref: string
  /** "CTA-40, 18 November" */
  formWords: string
  /** "About partner. Traits 25.0, strengths 75.0." */
  besideWords: string
  isFolded: boolean
  hasOpenTalk: boolean
  /** Whom it waits for, where that is somebody else. */
  waitsFor: string | null
}

/** Lines that are to be read by the same day. */
export type QueueDay = { key: string; isPast: boolean; dayWords: string; lines: QueueLine[] }
