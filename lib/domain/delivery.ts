import { type ContactFacts, decideSending } from '@/lib/domain/safe-contact'
import type { LocalDate } from '@/lib/domain/wall-time'

/**
 * queued: waits, perhaps for another try. sending: in hand. sent: a mail server has it, or somebody passed it on by
 * hand. held: stands in the outbox to be copied. failed: somebody must look. dropped: no longer needed or allowed.
 */
export const MESSAGE_STATES = ['queued', 'sending', 'sent', 'held', 'failed', 'dropped'] as const

export type MessageState = (typeof MESSAGE_STATES)[number]

/** What a message is: the form itself, or a reminder of it. */
export const MESSAGE_KINDS = ['form', 'reminder'] as const

export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** What can be wrong with a try. The words stand in lib/format/delivery-words.ts. */
export const DELIVERY_FAULTS = [
  'UNREACHABLE',
  'TIMEOUT',
  'TLS',
  'SIGN_IN',
  'BUSY',
  'INTERRUPTED',
  'REFUSED_SENDER',
  'REFUSED_ADDRESS',
  'REFUSED',
  'UNSURE',
] as const

export type DeliveryFault = (typeof DELIVERY_FAULTS)[number]

export type MessageReason = DeliveryFault | 'NO_MAIL' | 'DEMO' | 'NOT_NEEDED' | 'CONTACT' | 'REPLACED' | 'BY_HAND'

/**
 * How a try ended. `isFinal`: the server said no, and would say it again. Not knowing is UNSURE: the server had the
 * message in hand when it fell silent. Trying again could send it twice, so a person decides.
 */
export type DeliveryOutcome = { isAccepted: true } | { isAccepted: false; fault: DeliveryFault; isFinal: boolean }

/** What a notice to a member of the practice can be. It is never held: nobody copies it. */
export type NoticeSendState = Exclude<MessageState, 'held'>

export type NoticeReason = DeliveryFault | 'NO_MAIL' | 'NOT_NEEDED'

/** What of a row says in whose hands it is. */
export type InHand = { state: string; claimId: string | null; handedAt: Date | null }

const IN_QUESTION: ReadonlySet<string> = new Set<MessageState>(['queued', 'sending', 'held'])

/**
 * What a worker that comes to a row may do: `take` it for one try, `leave` it as it is, or say that nobody can know
 * (`unsure`). Found in the hands of a worker that was killed, it is tried again, unless it had begun to leave.
 */
export function judgeClaim({ state, handedAt }: InHand): 'take' | 'leave' | 'unsure' {
  if (!IN_QUESTION.has(state)) return 'leave'
  return state === 'sending' && handedAt !== null ? 'unsure' : 'take'
}

/**
 * Whether what a worker learned still counts: it holds the row; or it was taken for dead and the row given up, and the
 * server did accept.
 */
export function isBelieved(row: InHand, claimId: string, outcome: DeliveryOutcome): boolean {
  if (row.claimId !== claimId) return false
  return row.state === 'sending' || (row.state === 'failed' && outcome.isAccepted)
}

const PAUSES_MINUTES = [1, 5, 15, 60, 180, 360, 720] as const

export type Settlement = { state: 'queued' | 'sent' | 'failed'; reason: DeliveryFault | null; nextTryAt: Date | null }

/**
 * What becomes of a message after a try.
 * @param attempts tries so far, this one included
 */
export function settleTry(outcome: DeliveryOutcome, attempts: number, now: Date): Settlement {
  if (outcome.isAccepted) return { state: 'sent', reason: null, nextTryAt: null }
  const minutes = PAUSES_MINUTES[attempts - 1]
  if (outcome.isFinal || outcome.fault === 'UNSURE' || minutes === undefined) {
    return { state: 'failed', reason: outcome.fault, nextTryAt: null }
  }
  return { state: 'queued', reason: outcome.fault, nextTryAt: new Date(now.getTime() + minutes * 60_000) }
}

/** What is known at the moment a message would leave. */
export type DispatchFacts = {
  kind: MessageKind
  completedAt: Date | null
  revokedAt: Date | null
  expiresAt: Date
  hasLink: boolean
  isArchived: boolean
  hasAddress: boolean
  contact: ContactFacts
}

/** Whether a message that waited may still leave. Between the wish and now, everything may have changed. */
export function decideDispatch(facts: DispatchFacts, now: Date, today: LocalDate): 'NOT_NEEDED' | 'CONTACT' | null {
  const isOver = facts.completedAt !== null || facts.revokedAt !== null || facts.expiresAt <= now || !facts.hasLink
  if (isOver || facts.isArchived) return 'NOT_NEEDED'
  const way = facts.kind === 'reminder' ? 'reminder' : 'message'
  return decideSending(facts.contact, way, today).isAllowed && facts.hasAddress ? null : 'CONTACT'
}
