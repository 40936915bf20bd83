import type { AssignmentState, AssignmentStateCode } from '@/lib/domain/assignment-state'
import type { AssignableForm } from '@/lib/domain/forms'
import { formatDate, type Place } from '@/lib/format/dates'

const SHORT: Record<AssignmentStateCode, string> = {
  scheduled: 'Planned',
  'not-opened': 'Not opened',
  opened: 'Opened, not started',
  started: 'Started',
  locked: 'Locked',
  completed: 'Completed',
  expired: 'Expired',
  revoked: 'Revoked',
}

/**
 * A form on offer, short enough for a phone: "CTA-40 0.1.0, 40 questions, 8 minutes". What "0.1.0-draft" is a draft of
 * stands beside every result.
 */
export function nameFormOnOffer({ shortTitle, version, questionCount, approxMinutes }: AssignableForm): string {
  return `${shortTitle} ${version.split('-')[0] ?? version}, ${questionCount} questions, ${approxMinutes} minutes`
}

/** The state alone: "Not opened", "Started 12 of 40". */
export function formatAssignmentState(state: AssignmentState): string {
  return state.code === 'started' ? `Started, ${state.answered} of ${state.of} answered` : SHORT[state.code]
}

/** The state with its day: "Sent 18 Nov, not opened", "Expired 3 Dec, 12 of 40 answered". */
export function explainAssignmentState(
  state: AssignmentState,
  dates: { sentAt: Date; scheduledFor: Date | null },
  place: Place,
): string {
  const on = (at: Date | null) => (at ? ` ${formatDate(at, place)}` : '')
  switch (state.code) {
    case 'scheduled':
      return `Planned for${on(dates.scheduledFor)}`
    case 'not-opened':
      return `Sent${on(dates.sentAt)}, not opened`
    case 'opened':
      return `Opened${on(state.since)}, not started`
    case 'started':
      return `Started, ${state.answered} of ${state.of} answered`
    case 'locked':
      return `Locked${on(state.since)}: five wrong PINs`
    case 'expired':
      return `Expired${on(state.since)}${state.answered > 0 ? `, ${state.answered} of ${state.of} answered` : ''}`
    default:
      return `${SHORT[state.code]}${on(state.since)}`
  }
}

/** Said before sending again after five wrong PINs. */
export const LOCKED_ADVICE = 'Five wrong PINs: the client, or someone else. Speak before sending again.'
