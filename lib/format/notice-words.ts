import type { NoticeReason, NoticeSendState } from '@/lib/domain/delivery'
import { formatMoment, type Place } from '@/lib/format/dates'
import { wordReason } from '@/lib/format/delivery-words'

type Notice = {
  formCount: number
  state: NoticeSendState
  reason: NoticeReason | null
  nextTryAt: Date | null
  settledAt: Date | null
}

/** Said to the member it was meant for. */
const TO_ONESELF: Partial<Record<NoticeReason, string>> = {
  REFUSED_ADDRESS: 'the mail server does not take your address',
  UNSURE: 'the mail server had it and fell silent',
  NO_MAIL: 'no mail is set up here',
}

/** What became of the last notice: "Sent 20 Nov 2026, 07:30, about 2 forms". */
export function formatNotice(notice: Notice | null, place: Place): string {
  if (!notice) return 'None so far'
  const { formCount, state, reason, nextTryAt, settledAt } = notice
  const why = reason ? (TO_ONESELF[reason] ?? wordReason(reason)) : ''
  const at = settledAt ? ` ${formatMoment(settledAt, place)}` : ''
  switch (state) {
    case 'queued':
      return reason && nextTryAt ? `Not sent yet: ${why}. Next try ${formatMoment(nextTryAt, place)}` : 'On its way'
    case 'sending':
      return 'On its way'
    case 'sent':
      return `Sent${at}, about ${formCount === 1 ? 'one form' : `${formCount} forms`}`
    case 'failed':
      return reason === 'UNSURE'
        ? `May have arrived, or not,${at}: ${why}`
        : `Not sent${at}: ${why}. The next one tells of the same forms`
    default:
      return `Not sent${at}: ${why}`
  }
}

/** Why no notice leaves from here at all. */
export function wordMuteness(isDemo: boolean): string {
  return isDemo
    ? 'Nothing is sent from a demo practice.'
    : 'No mail is set up on this server, so nothing is sent from here. What you choose holds once it is.'
}
