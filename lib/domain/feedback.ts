import type { NoLabelReason } from '@/lib/domain/comparison'

/** How much more or less often something was reported, in steps a person can picture. */
export type Move = 'less' | 'a-little-less' | 'same' | 'a-little-more' | 'more'

/** Half an answer step and a whole one, on a scale of 0 to 100 with five answers. */
const HALF_STEP = 12.5
const WHOLE_STEP = 25

/**
 * What a difference in points comes to in answers: less than half a step is the same, less than a whole one a little.
 * @param points later minus earlier, on a scale of 0 to 100
 */
export function moveOf(points: number): Move {
  const size = Math.abs(points)
  if (size < HALF_STEP) return 'same'
  if (size < WHOLE_STEP) return points < 0 ? 'a-little-less' : 'a-little-more'
  return points < 0 ? 'less' : 'more'
}

/** Whether two times may be set beside each other for the client, and if not, what is said of it. */
export type Beside = 'yes' | 'contact' | 'no'

/** Points that carry no label of their own can still be told; those that mislead cannot. */
export function mayStandBeside(change: { noLabel: NoLabelReason | null } | null): Beside {
  if (!change) return 'no'
  switch (change.noLabel) {
    case null:
    case 'NOT_CONFIGURED':
      return 'yes'
    case 'NO_CONTACT':
    case 'CONTACT_CHANGED':
    case 'CONTACT_UNKNOWN':
      return 'contact'
    default:
      return 'no'
  }
}

/**
 * Traits that a sheet for home leaves to the conversation: whoever finds the paper could turn them against the client.
 */
export const FOR_TALK_ONLY: ReadonlySet<string> = new Set(['MAN', 'CON', 'BLA'])
