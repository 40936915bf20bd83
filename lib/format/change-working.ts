import type { AveragedComparison } from '@/lib/domain/averaged'
import { measureError, Z } from '@/lib/domain/change'
import type { SettingsUsed } from '@/lib/domain/comparison'
import { formatErrorClause, isInPoints } from '@/lib/format/change-words'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatCount, formatExact, formatReliability, formatScore, formatSpread } from '@/lib/format/numbers'

/** One step of how a change was worked out: what it is, its formula, its value. */
export type WorkingStep = { id: string; term: string; formula: string; value: string }

export type WorkedChange = {
  first: { score: number; at: Date }
  now: { score: number; at: Date }
  points: number
  rci: number | null
  settings: SettingsUsed
}

/**
 * How a change label was worked out, from the stored scores at full precision and the settings stored with it, each
 * number to four decimals so that it can be worked out again.
 */
export function explainChange(worked: WorkedChange, place: Place, today: Date): WorkingStep[] {
  const { first, now, points, rci, settings } = worked
  const day = (at: Date) => formatDateSince(at, place, today)
  return [
    step('first', `First, ${day(first.at)}`, '', formatExact(first.score, place.locale)),
    step('now', `Now, ${day(now.at)}`, '', formatExact(now.score, place.locale)),
    step('points', 'Change', 'now − first', formatExact(points, place.locale, true)),
    ...(isInPoints(settings)
      ? [step('threshold', 'Points looked for', 'published as they are', formatExact(settings.threshold, place.locale))]
      : explainError(settings, rci, place)),
    ...explainSource(settings, place, today),
  ]
}

function explainError(settings: SettingsUsed, rci: number | null, place: Place): WorkingStep[] {
  const error = measureError(settings)
  if (!error || settings.sd === null || settings.reliability === null) return []
  const z = Z[settings.confidence]
  return [
    step('sd', 'SD', 'spread of the scores', formatSpread(settings.sd, place.locale)),
    step(
      'r',
      'r',
      settings.kind ? `reliability, ${settings.kind}` : 'reliability',
      formatReliability(settings.reliability, place.locale),
    ),
    step('sem', 'SEM', 'SD × √(1 − r)', formatExact(error.sem, place.locale)),
    step('diff', '√2 × SEM', 'error of a difference of two scores', formatExact(error.sDiff, place.locale)),
    step('z', 'z', `for ${settings.confidence} % confidence`, formatQuantile(z, place.locale)),
    step('threshold', 'Threshold', 'z × √2 × SEM', formatExact(settings.threshold, place.locale)),
    ...(rci === null ? [] : [step('rci', 'Index (RCI)', 'change ÷ (√2 × SEM)', formatExact(rci, place.locale, true))]),
  ]
}

function explainSource(settings: SettingsUsed, place: Place, today: Date): WorkingStep[] {
  const people = settings.n === null ? '' : `, n = ${formatCount(settings.n, place.locale)}`
  const whose = {
    assumed: 'Assumed, not measured for this questionnaire',
    entered: 'Entered by this practice',
    cited: 'Published for this questionnaire',
  }[settings.provenance]
  const since = settings.setAt
    ? `Set ${formatDateSince(settings.setAt, place, today)}, in force when the form came`
    : 'As the questionnaire declares'
  return [step('source', 'Source', `${whose}: ${settings.source}${people}`, ''), step('since', 'In force', since, '')]
}

/**
 * "Mean of the first two against the mean of the last two: 55.0 → 30.0, beyond assumed error (15.8)." Without settings
 * the points alone.
 */
export function formatAveraged(averaged: AveragedComparison, locale = 'en-GB'): string {
  const { k, from, to, points, settings, isBeyond } = averaged
  const count = COUNTS[k] ?? formatCount(k, locale)
  const head = `Mean of the first ${count} against the mean of the last ${count}: ${formatScore(from, locale)} → ${formatScore(to, locale)}`
  if (!settings) return `${head}, points only.`
  const code = isBeyond ? (points < 0 ? 'RELIABLE_IMPROVEMENT' : 'RELIABLE_DETERIORATION') : 'NO_RELIABLE_CHANGE'
  return `${head}, ${formatErrorClause({ code, noLabel: null, points, settings }, locale)}.`
}

/** The working of an averaged comparison. */
export function explainAveraged(averaged: AveragedComparison, place: Place, today: Date): WorkingStep[] {
  const { k, from, to, points, settings } = averaged
  const error = settings && measureError(settings)
  return [
    step('from', `Mean of the first ${k}`, '', formatExact(from, place.locale)),
    step('to', `Mean of the last ${k}`, '', formatExact(to, place.locale)),
    step('points', 'Change', 'last − first', formatExact(points, place.locale, true)),
    ...(settings && error
      ? [
          step('sem', 'SEM', 'SD × √(1 − r)', formatExact(error.sem, place.locale)),
          step('threshold', 'Threshold', `z × SEM × √(1/${k} + 1/${k})`, formatExact(settings.threshold, place.locale)),
          ...explainSource(settings, place, today),
        ]
      : []),
  ]
}

const COUNTS: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 4: 'four', 5: 'five' }

function step(id: string, term: string, formula: string, value: string): WorkingStep {
  return { id, term, formula, value }
}

function formatQuantile(z: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(z)
}
