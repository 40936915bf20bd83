import { type ContactFacts, confirmState, decideSending, type SendingRefusal } from '@/lib/domain/safe-contact'
import { isTooSoon } from '@/lib/domain/schedule'
import { daysBetween, type LocalDate } from '@/lib/domain/wall-time'

/** What decides whether a client is among those a form is asked of together. */
export type AskedClient = {
  isArchived: boolean
  contact: ContactFacts
  /** The same form still waits for its answer. */
  isStillOpen: boolean
  /** One of their links is locked after five wrong PINs. */
  isLocked: boolean
  /** When the same form was last asked or answered; null for never. */
  lastAskedOn: LocalDate | null
}

export type AskingRefusal = SendingRefusal | 'ARCHIVED' | 'CONTACT_TO_CONFIRM' | 'LOCKED' | 'STILL_OPEN' | 'TOO_SOON'

/**
 * Why a form is not sent to a client among several; null when it is. Stricter than asking one client: nobody looks at
 * each of them, so whatever a clinician would stop at leaves the client out.
 */
export function refuseAsking(client: AskedClient, formId: string, today: LocalDate): AskingRefusal | null {
  if (client.isArchived) return 'ARCHIVED'
  const decision = decideSending(client.contact, 'message', today)
  if (!decision.isAllowed) return decision.reason
  if (client.contact && confirmState(client.contact.confirmedOn, today) !== 'ok') return 'CONTACT_TO_CONFIRM'
  if (client.isLocked) return 'LOCKED'
  if (client.isStillOpen) return 'STILL_OPEN'
  const { lastAskedOn } = client
  return lastAskedOn !== null && isTooSoon(formId, daysBetween(lastAskedOn, today)) ? 'TOO_SOON' : null
}
