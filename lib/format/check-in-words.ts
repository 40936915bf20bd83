import type { BoundaryKind, CheckInAnswers, CheckInConcern, CheckInKey } from '@/lib/domain/check-in'
import { CHECK_IN } from '@/lib/domain/check-in'
import { formatDateSince, type Place } from '@/lib/format/dates'

/** What a clinician reads beside each answer; the respondent's own questions stand in the messages. */
export const CHECK_IN_LABELS: Record<CheckInKey, string> = {
  mood: 'Mood',
  fulfilled: 'Fulfilled',
  respected: 'Respected',
  goingWell: 'Going well',
  needsImprovement: 'To improve',
  boundary: 'Limit held',
  boundaryKinds: 'Kind of limit',
  timeForSelf: 'Time for self',
  connectionOutside: 'Connection outside',
  bringToSession: 'For the session',
  safety: 'Felt safe to disagree',
}

export const PRIVATE_TALK_WORDS = 'Asked to talk privately first'

const BOUNDARIES: Record<BoundaryKind, string> = {
  physical: 'Physical',
  mental: 'Mental',
  material: 'Material',
  emotional: 'Emotional',
  sexual: 'Sexual',
}

export function formatBoundaryKind(kind: BoundaryKind): string {
  return BOUNDARIES[kind]
}

/** One answer in words. "Skipped" and "Not reached" are different things and never a zero. */
export function formatCheckInAnswer<Key extends CheckInKey>(key: Key, answer: CheckInAnswers[Key]): string {
  if (answer === undefined) return 'Not reached'
  if (answer === null) return 'Skipped'
  if (typeof answer === 'string') return answer
  if (typeof answer === 'boolean') return answer ? 'Yes' : 'No'
  if (typeof answer === 'number') return key === 'safety' ? sayFrequency(answer) : `${answer} of ${CHECK_IN.ratingMax}`
  return answer.length === 0 ? 'None' : answer.map(formatBoundaryKind).join(', ')
}

/** "Mood 2 of 10", or "Respected 7 → 3 since 28 October". */
export function formatConcern(concern: CheckInConcern, previousAt: Date | null, today: Date, place: Place): string {
  const measure = CHECK_IN_LABELS[concern.measure]
  if (concern.kind === 'low') return `${measure} ${concern.value} of ${CHECK_IN.ratingMax}`
  const since = previousAt ? ` since ${formatDateSince(previousAt, place, today)}` : ''
  return `${measure} ${concern.previous} → ${concern.value}${since}`
}

function sayFrequency(answer: number): string {
  return CHECK_IN.safetyOptions[answer]?.label.en ?? ''
}
