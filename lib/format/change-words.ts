import { type ChangeCode, findThreshold, type Trend } from '@/lib/domain/change'
import type { ComparisonWarning, NoLabelReason, SettingsUsed } from '@/lib/domain/comparison'
import { formatCoefficient, formatCount, formatReliability, formatScore, formatSpread } from '@/lib/format/numbers'

/** A judged comparison as it is stored: what was found and by which settings. */
export type StoredChange = {
  code: ChangeCode | null
  noLabel: NoLabelReason | null
  /** Later minus earlier; its sign says higher or lower. */
  points: number | null
  settings: SettingsUsed | null
}

/** Said of the response others are compared with. */
export const FIRST_SCORE = 'First score'

export const BOTH_FELL = 'Both fell: ask about distance.'

/** Stands where bands, stand-outs and change labels are folded. */
export const FOLDED_WORDS = 'These answers may describe staying safe'

/**
 * The change word of a table cell: "Lower than first, beyond assumed error (22.3)", "Within assumed error", or why
 * there is none. "Reliable" is said only of spread and reliability cited for this very questionnaire.
 */
export function formatChange(change: StoredChange, locale = 'en-GB'): string {
  if (change.noLabel) return formatNoLabel(change.noLabel)
  if (!change.settings || !change.code) return ''
  const clause = formatErrorClause(change, locale)
  if (change.code === 'NO_RELIABLE_CHANGE') return capitalise(clause.replace(/ \([^)]*\)$/, ''))
  return `${(change.points ?? 0) < 0 ? 'Lower' : 'Higher'} than first, ${clause}`
}

/** The clause of a sentence: "beyond assumed error (22.3)", "within assumed error (22.3)". Blank without a label. */
export function formatErrorClause(change: StoredChange, locale = 'en-GB'): string {
  const { code, settings } = change
  if (!settings || !code) return ''
  const threshold = formatScore(settings.threshold, locale)
  const isWithin = code === 'NO_RELIABLE_CHANGE'
  if (isInPoints(settings)) {
    return `${isWithin ? 'less than' : 'at least'} the ${whosePoints(settings)} ${threshold} points`
  }
  const side = isWithin ? 'within' : 'beyond'
  if (settings.provenance === 'assumed') return `${side} assumed error (${threshold})`
  if (settings.provenance === 'entered') return `${side} the error this practice entered (${threshold})`
  return isWithin ? `no reliable change (${threshold})` : `a reliable change (${threshold})`
}

/** Judged by a number of points from a publication: no spread, no reliability, no index. */
export function isInPoints(settings: Pick<SettingsUsed, 'sd' | 'points'>): boolean {
  return settings.sd === null && settings.points !== undefined
}

function whosePoints({ provenance }: SettingsUsed): string {
  return provenance === 'cited' ? 'published' : 'assumed'
}

const NO_LABEL: Record<NoLabelReason, string> = {
  DIFFERENT_VERSION: 'another version of the form',
  REFERENT_UNCONFIRMED: 'not yet confirmed about whom',
  DIFFERENT_REFERENT: 'about another person',
  NOT_COMPUTABLE: 'too many answers skipped',
  NO_CONTACT: 'not in touch',
  CONTACT_CHANGED: 'contact changed',
  CONTACT_UNKNOWN: 'contact not answered',
  NOT_CONFIGURED: 'no error was set for this score',
}

/** Why a cell has no change word: "No change label: contact changed". */
export function formatNoLabel(reason: NoLabelReason): string {
  if (reason === 'NOT_COMPUTABLE') return `Not computable: ${NO_LABEL[reason]}`
  if (reason === 'NOT_CONFIGURED') return 'Points only: no error was set'
  return `No change label: ${NO_LABEL[reason]}`
}

const BECAUSE: Record<NoLabelReason, string> = {
  ...NO_LABEL,
  DIFFERENT_VERSION: 'the form changed',
  REFERENT_UNCONFIRMED: 'it is not confirmed about whom',
  DIFFERENT_REFERENT: 'they are about different people',
  NOT_COMPUTABLE: 'too many answers were skipped',
  NO_CONTACT: 'they were not in touch',
  CONTACT_UNKNOWN: 'contact was not answered',
  NOT_CONFIGURED: 'no error was set',
}

/** The same inside a sentence: "no change label because contact changed". */
export function formatNoLabelClause(reason: NoLabelReason): string {
  return `no change label because ${BECAUSE[reason]}`
}

/** Stands wherever a label stands: how much could be error, whose numbers those are, and what it does not show. */
export function formatChangeCaption(settings: SettingsUsed, locale = 'en-GB'): string {
  const { sd, reliability, provenance, confidence } = settings
  if (isInPoints(settings)) return captionOfPoints(settings, locale)
  const smaller = `Change smaller than ${formatScore(settings.threshold, locale)} points could be measurement error.`
  const cause = CAUSE
  const numbers = `SD ${formatSpread(sd ?? 0, locale)} and reliability ${formatReliability(reliability ?? 0, locale)}`
  if (provenance === 'assumed') {
    return `${smaller} Assumes ${numbers}, which were not measured for this questionnaire. ${cause}`
  }
  const about = [
    settings.kind,
    settings.n === null ? null : `n = ${formatCount(settings.n, locale)}`,
    settings.source,
  ].filter(Boolean)
  const whose = provenance === 'entered' ? 'entered by this practice' : 'published for this questionnaire'
  return `${smaller} Uses ${numbers}, ${whose} (${about.join('; ')}), at ${confidence} % confidence. ${cause}`
}

/** From how many points on a change counts, said while the numbers are typed; what to do while they cannot be read. */
export function previewThreshold(
  settings: Pick<SettingsUsed, 'sd' | 'reliability' | 'confidence'>,
  locale: string,
): string {
  const threshold = findThreshold(settings)
  if (threshold === null)
    return 'Enter a standard deviation and a reliability to see from how many points on a change counts.'
  return `A change of less than ${formatScore(threshold, locale)} points could be measurement error.`
}

const CAUSE = 'Does not show what caused a change.'

function captionOfPoints(settings: SettingsUsed, locale: string): string {
  const points = formatScore(settings.threshold, locale)
  const people = settings.n === null ? '' : `, n = ${formatCount(settings.n, locale)}`
  const whose = settings.provenance === 'cited' ? 'for this questionnaire' : 'for another form of it and assumed here'
  const found = `${points} points are published as the ${settings.kind ?? 'difference to look for'}, ${whose}`
  return `${found} (${settings.source}${people}). They say nothing of error of measurement. ${CAUSE}`
}

const WARNINGS: Record<ComparisonWarning, string> = {
  OTHER_REFERENT: 'About another person',
  PRORATED: 'One of the two is based on fewer answers',
  UNDER_14_DAYS: 'Less than 14 days apart',
}

export function formatWarning(warning: ComparisonWarning): string {
  return WARNINGS[warning]
}

/** "Trend over 6 scores: mostly falling (Kendall −0.87), a description only." */
export function formatTrend(trend: Trend, locale = 'en-GB'): string {
  const coefficient = formatCoefficient(trend.tauA, locale)
  return `Trend over ${trend.n} scores: ${directionOf(trend.tauA)} (Kendall ${coefficient}), a description only.`
}

function directionOf(tau: number): string {
  const direction = tau < 0 ? 'falling' : 'rising'
  if (Math.abs(tau) >= 1) return `${direction} throughout`
  return Math.abs(tau) >= 0.5 ? `mostly ${direction}` : 'no clear direction'
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
