import type { AveragedComparison } from '@/lib/domain/averaged'
import { measureError, Z } from '@/lib/domain/change'
import type { SettingsUsed } from '@/lib/domain/comparison'
import { formatErrorClause, isInPoints } from '@/lib/format/change-words'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatCount, formatReliability, formatScore, formatSpread } from '@/lib/format/numbers'

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
    step('first', `First, ${day(first.at)}`, '', exact(first.score, place)),
    step('now', `Now, ${day(now.at)}`, '', exact(now.score, place)),
    step('points', 'Change', 'now − first', exact(points, place, true)),
    ...(isInPoints(settings)
      ? [step('threshold', 'Points looked for', 'published as they are', exact(settings.threshold, place))]
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
    step('sem', 'SEM', 'SD × √(1 − r)', exact(error.sem, place)),
    step('diff', '√2 × SEM', 'error of a difference of two scores', exact(error.sDiff, place)),
    step('z', 'z', `for ${settings.confidence} % confidence`, number(z, place, 0, 4)),
    step('threshold', 'Threshold', 'z × √2 × SEM', exact(settings.threshold, place)),
    ...(rci === null ? [] : [step('rci', 'Index (RCI)', 'change ÷ (√2 × SEM)', exact(rci, place, true))]),
  ]
}

function explainSource(settings: SettingsUsed, place: Place, today: Date): WorkingStep[] {
  const people = settings.n === null ? '' : `, n = ${formatCount(settings.n, place.locale)}`
  const whose = {
    assumed: 'assumed, not measured for this questionnaire',
    entered: 'entered by this practice',
    cited: 'published for this questionnaire',
  }[settings.provenance]
  return [
    step('source', 'Source', whose, `${settings.source}${people}`),
    step(
      'since',
      'In force',
      'when the form came',
      settings.setAt ? `set ${formatDateSince(settings.setAt, place, today)}` : 'as the questionnaire declares',
    ),
  ]
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
    step('from', `Mean of the first ${k}`, '', exact(from, place)),
    step('to', `Mean of the last ${k}`, '', exact(to, place)),
    step('points', 'Change', 'last − first', exact(points, place, true)),
    ...(settings && error
      ? [
          step('sem', 'SEM', 'SD × √(1 − r)', exact(error.sem, place)),
          step('threshold', 'Threshold', `z × SEM × √(1/${k} + 1/${k})`, exact(settings.threshold, place)),
          ...explainSource(settings, place, today),
        ]
      : []),
  ]
}

const COUNTS: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 4: 'four', 5: 'five' }

function step(id: string, term: string, formula: string, value: string): WorkingStep {
  return { id, term, formula, value }
}

function exact(value: number, place: Place, isSigned = false): string {
  const text = number(Math.abs(value), place, 4, 4)
  if (!isSigned || /^[0.,]+$/.test(text)) return text
  return `${value < 0 ? '−' : '+'}${text}`
}

function number(value: number, place: Place, least: number, most: number): string {
  return new Intl.NumberFormat(place.locale, { minimumFractionDigits: least, maximumFractionDigits: most }).format(
    value,
  )
}
