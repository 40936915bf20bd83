import type { AheadThing, CalendarFilter, CalendarWay } from '@/lib/domain/calendar'
import type { MessageKind, MessageReason, MessageState } from '@/lib/domain/delivery'
import type { SendingRefusal } from '@/lib/domain/safe-contact'
import { formatMoment, type Place } from '@/lib/format/dates'

type Words = { state: MessageState; reason: MessageReason | null; nextTryAt: Date | null; settledAt: Date | null }

/** What a message was, in a list of them. */
export const KIND_WORDS: Record<MessageKind, string> = { form: 'Form', reminder: 'Reminder' }

/** By which way a form came to a client. Only what is known is said: what was shown may not have been taken. */
export const WAY_WORDS: Record<CalendarWay, string> = {
  email: 'E-mail',
  shown: 'Shown in session',
  renewed: 'Shown in session',
  copied: 'By hand',
  code: 'Short code',
  'handed-over': 'Clinician’s device',
  paper: 'Paper',
  day: 'E-mail',
}

/** What became of a way that is no message: it is over with the act itself. */
export const ACT_WORDS: Record<Exclude<CalendarWay, 'email' | 'day'>, string> = {
  shown: 'Link and code shown on the screen',
  renewed: 'Renewed link and code shown on the screen',
  copied: 'Link shown to copy, after “Is this how they asked?”',
  code: 'Short code typed: the form was opened by it',
  'handed-over': 'Device handed over',
  paper: 'Answers entered from paper',
}

/** Why nothing may go out to a client, within a sentence. */
export const REFUSAL_WORDS: Record<SendingRefusal, string> = {
  NO_RECORD: 'it is not written down how they may be reached',
  SESSION_ONLY: 'they asked to be reached in session only',
  NO_EMAIL: 'they agreed to no e-mail',
  STOPPED: 'all contact is stopped',
  REMINDERS_STOPPED: 'reminders are stopped',
  PAUSED: 'ask first whether contact is still the same',
}

/** Why a schedule's day passed without a form. */
export const DAY_WORDS: Record<'still-open' | 'held' | 'passed', string> = {
  'still-open': 'Not sent: the last one was still open',
  held: 'Not sent: their safe contact did not allow it',
  passed: 'Not sent: the program was not running on that day',
}

export const CALENDAR_FILTER_WORDS: Record<CalendarFilter, string> = {
  all: 'All',
  email: 'E-mail',
  'in-person': 'In person or by hand',
  'not-sent': 'Not sent',
}

const AHEAD_WORDS: Record<AheadThing['kind'], string> = {
  day: 'Will be sent',
  reminder: 'Will be sent as reminders are set now, unless it is finished before',
  try: 'Next try',
  'last-day': 'Last day of its link',
}

/** What is to come, as things stand now: "Will not be sent: reminders are stopped". */
export function formatAhead({ kind, refusal, isStillOpen }: AheadThing): string {
  if (refusal === 'PAUSED') return 'Will be held unless contact is confirmed by then'
  if (refusal) return `Will not be sent: ${REFUSAL_WORDS[refusal]}`
  return isStillOpen ? 'Will be sent if the one before is finished by then' : AHEAD_WORDS[kind]
}

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
    : 'No mail is sent from here: the message waits in the outbox to be copied.'
}
