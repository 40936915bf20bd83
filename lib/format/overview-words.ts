import type { LastChange, LastScore, SparkPoint } from '@/lib/domain/overview'
import type { OverviewStatus } from '@/lib/domain/overview-status'
import type { LocalDate } from '@/lib/domain/wall-time'
import { FIRST_SCORE, formatChange } from '@/lib/format/change-words'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatScore } from '@/lib/format/numbers'

/** What a client's row says: "Unread since 12 Nov, past promise", "Started, 12 of 40 answered". */
export function formatStatus(status: OverviewStatus, place: Place, today: LocalDate): string {
  const on = status.on ? formatDateSince(status.on, place, today, 'short') : ''
  switch (status.code) {
    case 'private-talk':
      return `Asked to talk privately first, ${on}`
    case 'safety-review':
      return `Safety review open since ${on}`
    case 'pin-locked':
      return `PIN locked ${on}`
    case 'messages-stopped':
      return `Messages stopped ${on}`
    case 'unread-past-promise':
      return `Unread since ${on}, past promise`
    case 'unread':
      return `Unread since ${on}`
    case 'check-in-unread':
      return `Check-in unread since ${on}`
    case 'overdue':
      return `Overdue since ${on}`
    case 'missed':
      return `${countTimes(status.missed ?? 1)}, last link ran out ${on}`
    case 'due-today':
      return 'Due today'
    case 'started':
      return `Started, ${status.answered ?? 0} of ${status.of ?? 0} answered`
    case 'opened':
      return `Opened ${on}, not started`
    case 'not-opened':
      return `Sent ${on}, not opened`
    case 'scheduled':
      return `Planned for ${on}`
    case 'reviewed':
      return `Reviewed ${on}`
    case 'no-form-yet':
      return 'No form yet'
    case 'archived':
      return `Archived ${on}`
  }
}

/** Why the last score's cell is blank, or null when it has a score. */
export function formatLastScoreGap(last: LastScore): string | null {
  return last.score === null ? 'Not scorable' : null
}

/** The change cell beside the last score. Fold it yourself while a safety review is open. */
export function formatLastChange(last: LastScore, change: LastChange | null, locale = 'en-GB'): string {
  if (last.score === null) return `Not computable: ${last.of - last.answered} of ${last.of} skipped`
  if (!change) return FIRST_SCORE
  const words = formatChange(change, locale)
  return change.bothFell ? `${words}. Both fell: ask about distance` : words
}

/** The sparkline in words, for those who cannot see it: "6 scores, from 50.8 to 25.0". */
export function formatSpark(points: readonly SparkPoint[], locale = 'en-GB'): string {
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return 'No score yet'
  if (points.length === 1) return `One score, ${formatScore(first.score, locale)}`
  return `${points.length} scores, from ${formatScore(first.score, locale)} to ${formatScore(last.score, locale)}`
}

function countTimes(times: number): string {
  if (times === 1) return 'Missed once'
  return times === 2 ? 'Missed twice' : `Missed ${times} times`
}
