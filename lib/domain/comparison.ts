import { type ChangeCode, describeTrend, judgeChange, resolveChangeSettings, type Trend } from '@/lib/domain/change'
import type { ChangeSettings, Instrument } from '@/lib/domain/instruments/define'
import type { ContactLevel } from '@/lib/domain/referents'
import type { ScaleScore } from '@/lib/domain/scoring'

/** One scored response that counts: marked-in-error ones are left out before. */
export type ScoredResponse = {
  id: string
  instrumentId: string
  instrumentVersion: string
  /** Null while the clinician has not confirmed about whom it is, or when the instrument asks for nobody. */
  referentId: string | null
  contact: ContactLevel | null
  episodeId: string | null
  completedAt: Date
  scales: Readonly<Record<string, ScaleScore | undefined>>
}

export const NO_LABEL_REASONS = [
  'DIFFERENT_VERSION',
  'REFERENT_UNCONFIRMED',
  'DIFFERENT_REFERENT',
  'NOT_COMPUTABLE',
  'NO_CONTACT',
  'CONTACT_CHANGED',
  'CONTACT_UNKNOWN',
  'NOT_CONFIGURED',
] as const

/** Why a comparison carries no change label. The first that applies. */
export type NoLabelReason = (typeof NO_LABEL_REASONS)[number]

export type ComparisonWarning = 'OTHER_REFERENT' | 'PRORATED' | 'UNDER_14_DAYS'

/** What a stored label was judged by, so that history does not move when settings do. */
export type SettingsUsed = ChangeSettings & { threshold: number }

export type Comparison = {
  /** Id of the response compared with. */
  withId: string
  withCompletedAt: Date
  scaleCode: string
  /** Later minus earlier at full precision, null when either has no score. */
  points: number | null
  strengthPoints: number | null
  warnings: ComparisonWarning[]
}

/** How one scale was judged, or why it was not. */
export type ChangeJudgement = {
  code: ChangeCode | null
  noLabel: NoLabelReason | null
  rci: number | null
  settings: SettingsUsed | null
}

/** A scale beside the main one, for which settings were in force. */
export type ScaleChange = ChangeJudgement & { points: number | null }

export type FirstComparison = Comparison &
  ChangeJudgement & {
    /** Traits and strengths both lower than first: ask about distance. */
    bothFell: boolean
    /** Strengths, elements, traits for which settings were in force, by scale code; absent where there were none. */
    others?: Readonly<Record<string, ScaleChange>>
  }

export type Series = {
  referentId: string | null
  instrumentId: string
  instrumentVersion: string
  /** In time order. */
  responses: ScoredResponse[]
}

const SHORT_GAP_DAYS = 14
const DAY = 86_400_000

/**
 * Compares a response with the first: points, code and settings used, or the reason there is no label.
 * @param first from findFirst; any other response still gives an honest answer (a warning and no label)
 */
export function compareWithFirst(
  instrument: Instrument,
  first: ScoredResponse,
  response: ScoredResponse,
  overrides: Readonly<Record<string, ChangeSettings | undefined>> = {},
): FirstComparison {
  const code = instrument.primaryScale
  const comparison = compare(instrument, first, response)
  const judged = judgeScale(instrument, code, { first, response }, resolveChangeSettings(instrument, code, overrides))
  const others = judgeOthers(instrument, { first, response }, overrides)
  return {
    ...comparison,
    ...{ code: judged.code, noLabel: judged.noLabel, rci: judged.rci, settings: judged.settings },
    bothFell: isFall(comparison.points) && isFall(comparison.strengthPoints) && isComparable(judged.noLabel),
    ...(others ? { others } : {}),
  }
}

/** Compares a response with the one before it: points only, never a label. */
export function compareWithPrevious(
  instrument: Instrument,
  previous: ScoredResponse,
  response: ScoredResponse,
): Comparison {
  return compare(instrument, previous, response)
}

/** The first scorable response about the same person, with the same version, in the same episode; null if it is this. */
export function findFirst(
  instrument: Instrument,
  responses: readonly ScoredResponse[],
  response: ScoredResponse,
): ScoredResponse | null {
  const earlier = listEarlier(instrument, responses, response).filter((each) => each.episodeId === response.episodeId)
  return earlier[0] ?? null
}

/** The scorable response just before it about the same person, with the same version. */
export function findPrevious(
  instrument: Instrument,
  responses: readonly ScoredResponse[],
  response: ScoredResponse,
): ScoredResponse | null {
  return listEarlier(instrument, responses, response).at(-1) ?? null
}

/**
 * Splits one instrument's responses into what may be joined by a line: same person, same version. A response whose
 * person is not confirmed stands alone. Series and responses come in time order.
 */
export function splitIntoSeries(instrument: Instrument, responses: readonly ScoredResponse[]): Series[] {
  const series: Series[] = []
  for (const response of sortByTime(responses)) {
    if (response.instrumentId !== instrument.id) continue
    const joined = series.find((each) => each.responses.some((other) => isSameLine(instrument, other, response)))
    if (joined) joined.responses.push(response)
    else {
      const { referentId, instrumentId, instrumentVersion } = response
      series.push({ referentId, instrumentId, instrumentVersion, responses: [response] })
    }
  }
  return series
}

/** The trend of a series' main score, over its scorable responses; null below five. */
export function describeSeriesTrend(instrument: Instrument, series: Series): Trend | null {
  const scores = sortByTime(series.responses).map((response) => scoreOf(response, instrument.primaryScale))
  return describeTrend(scores.filter((score) => score !== null))
}

/** Whether two responses may be compared and joined: same version, and about the same confirmed person if one is asked. */
export function isSameLine(instrument: Instrument, a: ScoredResponse, b: ScoredResponse): boolean {
  if (a.instrumentId !== b.instrumentId || a.instrumentVersion !== b.instrumentVersion) return false
  if (instrument.referent === 'none') return true
  return a.referentId !== null && a.referentId === b.referentId
}

/** Time order, ties by id so that it is the same every time. */
export function sortByTime<T extends { id: string; completedAt: Date }>(items: readonly T[]): T[] {
  return items.toSorted(
    (a, b) => a.completedAt.getTime() - b.completedAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
}

function listEarlier(instrument: Instrument, responses: readonly ScoredResponse[], response: ScoredResponse) {
  const inOrder = sortByTime([...responses.filter((each) => each.id !== response.id), response])
  return inOrder
    .slice(0, inOrder.indexOf(response))
    .filter((each) => isSameLine(instrument, each, response) && scoreOf(each, instrument.primaryScale) !== null)
}

function compare(instrument: Instrument, from: ScoredResponse, to: ScoredResponse): Comparison {
  const scaleCode = instrument.primaryScale
  const warnings: ComparisonWarning[] = []
  if (instrument.referent === 'asked' && from.referentId !== to.referentId) warnings.push('OTHER_REFERENT')
  if (from.scales[scaleCode]?.prorated || to.scales[scaleCode]?.prorated) warnings.push('PRORATED')
  const days = Math.round(Math.abs(to.completedAt.getTime() - from.completedAt.getTime()) / DAY)
  if (days < SHORT_GAP_DAYS) warnings.push('UNDER_14_DAYS')
  return {
    withId: from.id,
    withCompletedAt: from.completedAt,
    scaleCode,
    points: subtract(scoreOf(to, scaleCode), scoreOf(from, scaleCode)),
    strengthPoints: instrument.strengthScale
      ? subtract(scoreOf(to, instrument.strengthScale), scoreOf(from, instrument.strengthScale))
      : null,
    warnings,
  }
}

type Pair = { first: ScoredResponse; response: ScoredResponse }

function judgeScale(
  instrument: Instrument,
  code: string,
  { first, response }: Pair,
  configured: ChangeSettings | null,
): ScaleChange {
  const scale = instrument.scales.find((each) => each.code === code)
  const judged = judgeChange(scoreOf(first, code), scoreOf(response, code), configured, scale?.betterWhen ?? 'lower')
  const noLabel = findNoLabelReason(instrument, first, response, judged.code)
  const isJudged = noLabel === null && configured !== null && judged.threshold !== null
  return {
    points: judged.points,
    code: isJudged || noLabel === 'NOT_COMPUTABLE' || noLabel === 'NOT_CONFIGURED' ? judged.code : null,
    noLabel,
    rci: isJudged ? judged.rci : null,
    settings: isJudged ? { ...configured, threshold: judged.threshold as number } : null,
  }
}

function judgeOthers(
  instrument: Instrument,
  pair: Pair,
  overrides: Readonly<Record<string, ChangeSettings | undefined>>,
): Record<string, ScaleChange> | null {
  const judged = instrument.scales.flatMap(({ code }) => {
    const configured = code === instrument.primaryScale ? null : resolveChangeSettings(instrument, code, overrides)
    return configured ? [[code, judgeScale(instrument, code, pair, configured)] as const] : []
  })
  return judged.length > 0 ? Object.fromEntries(judged) : null
}

function findNoLabelReason(
  instrument: Instrument,
  first: ScoredResponse,
  response: ScoredResponse,
  judged: ChangeCode,
): NoLabelReason | null {
  const isSameVersion =
    first.instrumentId === response.instrumentId && first.instrumentVersion === response.instrumentVersion
  if (!isSameVersion) return 'DIFFERENT_VERSION'
  if (instrument.referent === 'asked') {
    if (first.referentId === null || response.referentId === null) return 'REFERENT_UNCONFIRMED'
    if (first.referentId !== response.referentId) return 'DIFFERENT_REFERENT'
  }
  if (judged === 'NOT_COMPUTABLE') return 'NOT_COMPUTABLE'
  if (instrument.referent === 'asked') {
    if (first.contact === 'none' || response.contact === 'none') return 'NO_CONTACT'
    if (first.contact === null || response.contact === null) return 'CONTACT_UNKNOWN'
    if (first.contact !== response.contact) return 'CONTACT_CHANGED'
  }
  return judged === 'NOT_CONFIGURED' ? 'NOT_CONFIGURED' : null
}

function isComparable(noLabel: NoLabelReason | null): boolean {
  return noLabel !== 'DIFFERENT_VERSION' && noLabel !== 'DIFFERENT_REFERENT' && noLabel !== 'REFERENT_UNCONFIRMED'
}

function isFall(points: number | null): boolean {
  return points !== null && points < 0
}

function subtract(to: number | null, from: number | null): number | null {
  return to === null || from === null ? null : to - from
}

function scoreOf(response: ScoredResponse, code: string): number | null {
  return response.scales[code]?.score ?? null
}
