import { averagedThreshold } from '@/lib/domain/change'
import { type ScoredResponse, type SettingsUsed, sortByTime } from '@/lib/domain/comparison'
import type { ChangeSettings, Instrument } from '@/lib/domain/instruments/define'

/** The mean of the first scores of a line against the mean of its last: steadier than two single ones. */
export type AveragedComparison = {
  k: number
  from: number
  to: number
  /** Later minus earlier mean at full precision. */
  points: number
  isBeyond: boolean
  /** What it was judged by; `threshold` is the one of these means. Null: points only. */
  settings: SettingsUsed | null
}

/** How many scores each mean is taken over on a client's page. */
export const AVERAGED_OVER = 2

/**
 * Compares the mean of the first `k` scorable responses of a line with the mean of its last `k`. Null where there are
 * fewer than 2k, so that no score counts on both sides. Published points say nothing of means: they judge none.
 * @param line responses of one line and episode, none marked in error
 * @param configured what to judge by, such as resolveChangeSettings gives; null for points only
 */
export function compareAveraged(
  instrument: Instrument,
  line: readonly ScoredResponse[],
  k: number,
  configured: ChangeSettings | null,
): AveragedComparison | null {
  const scores = sortByTime(line).flatMap((each) => each.scales[instrument.primaryScale]?.score ?? [])
  if (!Number.isInteger(k) || k < 1 || scores.length < 2 * k) return null
  const [from, to] = [mean(scores.slice(0, k)), mean(scores.slice(-k))]
  const points = to - from
  const threshold = configured && averagedThreshold(configured, k, k)
  const settings = configured && threshold !== null ? { ...configured, threshold } : null
  return { k, from, to, points, isBeyond: threshold !== null && Math.abs(points) >= threshold, settings }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
