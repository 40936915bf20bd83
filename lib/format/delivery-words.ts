import type { MessageKind, MessageReason, MessageState } from '@/lib/domain/delivery'
import { formatMoment, type Place } from '@/lib/format/dates'

type Words = { state: MessageState; reason: MessageReason | null; nextTryAt: Date | null; settledAt: Date | null }

/** What a message was, in a list of them. */
export const KIND_WORDS: Record<MessageKind, string> = { form: 'Form', reminder: 'Reminder' }

export const CHANNEL_WORDS = { email: 'E-mail' } as const

const REASONS: Record<MessageReason, string> = {
  UNREACHABLE: 'the mail server cannot be reached',
  TIMEOUT: 'the mail server does not answer',
  TLS: 'no safe connection to the mail server',
  SIGN_IN: 'the mail server does not take our password',
  BUSY: 'the mail server asks to come back later',
  INTERRUPTED: 'the program was stopped',
  REFUSED_SENDER: 'the mail server does not take our sender address',
  REFUSED_ADDRESS: 'the mail server does not take the client’s address',
  REFUSED: 'the mail server does not take the message',
  UNSURE: 'the mail server had it and fell silent. Ask them before sending again',
  NO_MAIL: 'no mail is set up here; copy it',
  DEMO: 'nothing of a demo practice is sent',
  NOT_NEEDED: 'no longer needed',
  CONTACT: 'their safe contact does not allow it any more',
  REPLACED: 'sent anew',
  BY_HAND: 'by hand',
}

/** Why a message is where it is: "the mail server cannot be reached". */
export function wordReason(reason: MessageReason): string {
  return REASONS[reason]
}

/** What became of a message: "E-mail sent 20 Nov 2026, 14:05". */
export function formatDelivery({ state, reason, nextTryAt, settledAt }: Words, place: Place): string {
  const why = reason ? REASONS[reason] : ''
  const at = settledAt ? ` ${formatMoment(settledAt, place)}` : ''
  switch (state) {
    case 'queued':
      return reason && nextTryAt
        ? `E-mail not sent yet: ${why}. Next try ${formatMoment(nextTryAt, place)}`
        : 'E-mail on its way'
    case 'sending':
      return 'E-mail on its way'
    case 'sent':
      return reason === 'BY_HAND' ? `Passed on by hand${at}` : `E-mail sent${at}`
    case 'held':
      return `In the outbox: ${why}`
    case 'failed':
      return `${reason === 'UNSURE' ? 'E-mail may have arrived, or not' : 'E-mail not sent'}: ${why}`
    default:
      return `E-mail not sent: ${why}`
  }
}

/** Whether somebody must look: it did not go out, and will not by itself. */
export function isDeliveryHot(state: MessageState): boolean {
  return state === 'failed'
}

/** Said when a message was put on its way. */
export function promiseDelivery(isMailOn: boolean): string {
  return isMailOn
    ? 'The e-mail is on its way to the address in their safe contact. How that goes stands beside the form.'
    : 'No mail is sent from here: the message waits in the outbox. Copy it here or there.'
}
