import type { BetterWhen, ChangeSettings, Confidence, Instrument } from '@/lib/domain/instruments/define'

export const CHANGE_CODES = [
  'RELIABLE_IMPROVEMENT',
  'NO_RELIABLE_CHANGE',
  'RELIABLE_DETERIORATION',
  'NOT_COMPUTABLE',
  'NOT_CONFIGURED',
] as const

/** Names of the statistic, never words on a screen: lib/format says them. */
export type ChangeCode = (typeof CHANGE_CODES)[number]

/** Normal quantiles for two-sided confidence, to the precision published tables use. */
export const Z: Readonly<Record<Confidence, number>> = { 80: 1.2816, 90: 1.6449, 95: 1.96 }

export type ErrorOfMeasurement = { sem: number; sDiff: number; threshold: number }

/**
 * How far two scores may lie apart by error of measurement alone: SEM = SD·√(1−r), threshold = z·√2·SEM.
 * Null when spread or reliability is missing or cannot be one (SD ≤ 0, r outside 0 to 1, r = 1).
 */
export function measureError(
  settings: Pick<ChangeSettings, 'sd' | 'reliability' | 'confidence'>,
): ErrorOfMeasurement | null {
  const { sd, reliability, confidence } = settings
  if (sd === null || reliability === null) return null
  if (!Number.isFinite(sd) || !Number.isFinite(reliability) || sd <= 0 || reliability < 0 || reliability >= 1)
    return null
  const sem = sd * Math.sqrt(1 - reliability)
  const sDiff = Math.SQRT2 * sem
  return { sem, sDiff, threshold: Z[confidence] * sDiff }
}

/** What change is judged by: spread and reliability, or a published number of points. */
export type JudgedBy = Pick<ChangeSettings, 'sd' | 'reliability' | 'confidence' | 'points'>

/** Points from which a change is beyond what is set: by spread and reliability, else the published points; else null. */
export function findThreshold(settings: JudgedBy): number | null {
  const error = measureError(settings)
  if (error) return error.threshold
  const { points, sd } = settings
  return sd === null && points !== undefined && Number.isFinite(points) && points > 0 ? points : null
}

/**
 * Reliable change index of two scores and its code. Missing scores come before missing settings: nothing can be said
 * of a score that is not there.
 */
export function judgeChange(
  pre: number | null,
  post: number | null,
  settings: JudgedBy | null,
  betterWhen: BetterWhen,
): { code: ChangeCode; points: number | null; rci: number | null; threshold: number | null } {
  const threshold = settings && findThreshold(settings)
  if (pre === null || post === null || !Number.isFinite(pre) || !Number.isFinite(post)) {
    return { code: 'NOT_COMPUTABLE', points: null, rci: null, threshold }
  }
  const points = post - pre
  if (!settings || threshold === null) return { code: 'NOT_CONFIGURED', points, rci: null, threshold: null }
  const error = measureError(settings)
  const rci = error && points / error.sDiff
  const isBeyond = rci === null ? Math.abs(points) >= threshold : Math.abs(rci) >= Z[settings.confidence]
  if (!isBeyond) return { code: 'NO_RELIABLE_CHANGE', points, rci, threshold }
  const isBetter = betterWhen === 'lower' ? points < 0 : points > 0
  return { code: isBetter ? 'RELIABLE_IMPROVEMENT' : 'RELIABLE_DETERIORATION', points, rci, threshold }
}

/**
 * What a scale's change is measured against: the practice's own entry, else what the instrument declares, else
 * nothing ("not configured"). Overrides are keyed `<instrument id>/<scale code>`.
 */
export function resolveChangeSettings(
  instrument: Instrument,
  scaleCode: string,
  overrides: Readonly<Record<string, ChangeSettings | undefined>> = {},
): ChangeSettings | null {
  return overrides[`${instrument.id}/${scaleCode}`] ?? instrument.changeDefaults[scaleCode] ?? null
}

/**
 * The threshold for the mean of `k1` scores against the mean of `k2`: z·SEM·√(1/k1 + 1/k2). Null without settings
 * or scores.
 */
export function averagedThreshold(
  settings: Pick<ChangeSettings, 'sd' | 'reliability' | 'confidence'>,
  k1: number,
  k2: number,
): number | null {
  const error = measureError(settings)
  if (!error || k1 < 1 || k2 < 1) return null
  return Z[settings.confidence] * error.sem * Math.sqrt(1 / k1 + 1 / k2)
}

export type Trend = { n: number; concordant: number; discordant: number; S: number; tauA: number }

/** Scores needed before a trend is described. */
export const TREND_FROM = 5

/**
 * Kendall's tau-a of a series in time order: a description of its direction, never a test and never a cause. Null
 * below five scores.
 */
export function describeTrend(scores: readonly number[]): Trend | null {
  return scores.length >= TREND_FROM ? countPairs(scores) : null
}

/** Kendall's counts for a series of any length; ties count for neither side. */
export function countPairs(scores: readonly number[]): Trend {
  let concordant = 0
  let discordant = 0
  scores.forEach((later, index) => {
    for (const earlier of scores.slice(0, index)) {
      if (later > earlier) concordant += 1
      else if (later < earlier) discordant += 1
    }
  })
  const n = scores.length
  const S = concordant - discordant
  return { n, concordant, discordant, S, tauA: n < 2 ? 0 : S / ((n * (n - 1)) / 2) }
}
