import type { AssignmentState, AssignmentStateCode } from '@/lib/domain/assignment-state'
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
