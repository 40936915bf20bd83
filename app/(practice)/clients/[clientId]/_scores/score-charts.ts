import { listChartEvents } from '@/app/(practice)/clients/[clientId]/_scores/chart-events'
import {
  chooseScale,
  chosenScore,
  isTurned,
  listChanges,
} from '@/app/(practice)/clients/[clientId]/_scores/chosen-scale'
import type { MissedForm } from '@/app/(practice)/clients/[clientId]/_scores/missed-forms'
import { type Reading, strengthScale } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { offerScales } from '@/app/(practice)/clients/[clientId]/_scores/scale-offer'
import type { ScaleOffer } from '@/components/assessments/scale-chooser'
import type { ScoreChartProps } from '@/components/charts/score-chart'
import type { ScoreGap, ScorePoint, ScoreZone } from '@/components/charts/score-data'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import type { FirstComparison, SettingsUsed } from '@/lib/domain/comparison'
import type { Instrument } from '@/lib/domain/instruments/define'
import { currentInstruments, getInstrument } from '@/lib/domain/instruments/registry'
import { highestScore } from '@/lib/domain/instruments/score-range'
import { citeBands, formatNotScorable } from '@/lib/format/bands'
import { formatChangeCaption, formatErrorClause, isInPoints } from '@/lib/format/change-words'
import { formatDate, formatDateSince } from '@/lib/format/dates'
import { formatScore } from '@/lib/format/numbers'
import { nameScale } from '@/lib/format/scale-words'

export type ScoreCharts = {
  instrumentId: string
  title: string
  note: string
  /** The scales one can turn to; null where the form has one only. */
  offer: ScaleOffer | null
  total: ScoreChartProps
  strengths: { points: ScorePoint[]; currentRun: string; label: string; name: string } | null
}

/** A chart for each form one person's scores came by, the longest first. Two forms never share an axis. */
export function drawCharts(
  shown: readonly HistoryResponse[],
  missed: readonly MissedForm[],
  reading: Reading,
): ScoreCharts[] {
  return currentInstruments.flatMap(({ id }) => {
    const responses = shown.filter((each) => each.instrumentId === id)
    const last = responses.at(-1)
    if (!last) return []
    const instrument = getInstrument(id, last.instrumentVersion)
    return [drawChart(instrument, responses, missed, reading)]
  })
}

function drawChart(
  instrument: Instrument,
  responses: readonly HistoryResponse[],
  missed: readonly MissedForm[],
  reading: Reading,
): ScoreCharts {
  const { place, now } = reading
  const scale = chooseScale(instrument, reading)
  const changes = listChanges(responses, reading)
  const line = toLine(instrument, responses, changes, reading)
  const points = responses.flatMap((each) => toPoint(each, line, changes, reading))
  const span = [responses[0], responses.at(-1)].map((each) =>
    each ? formatDateSince(each.completedAt, place, now) : '',
  )
  const name = nameScale(instrument, scale)
  const settings = line.judged?.settings ?? null
  const strengths = isTurned(instrument, reading) ? [] : responses.flatMap((each) => toStrength(each, reading))
  const over = `from ${span[0]} to ${span[1]}. The table below holds every value.`
  const highest = highestScore(instrument, scale)
  return {
    instrumentId: instrument.id,
    title: `${name} over time`,
    note: `${explainDiamond(settings)}Hollow: some answers skipped. The line breaks where the version${instrument.referent === 'asked' ? ' or the person' : ''} changes.`,
    offer: offerScales(instrument, reading),
    total: {
      points,
      currentRun: instrument.version,
      olderRuns: listOlderRuns(responses, instrument.version),
      gaps: listGaps(instrument, responses, missed, reading),
      events: listChartEvents(responses[0]?.completedAt, reading),
      zones: toZones(instrument, highest),
      axis: highest === 100 ? undefined : { max: highest, ticks: listAxisTicks(instrument, highest) },
      ribbon: drawRibbon(line, place.locale),
      locale: place.locale,
      label: `${name} score ${over}`,
      emptyWords: 'No score to draw yet: too many statements were skipped. The table below says how many.',
      caption: [
        settings ? formatChangeCaption(settings, place.locale) : hasNoSettings(changes) ? NO_ERROR_SET : '',
        citeBands(instrument),
      ]
        .filter(Boolean)
        .join(' '),
    },
    strengths:
      strengths.length > 0
        ? { points: strengths, currentRun: instrument.version, label: `Strengths score ${over}`, name: 'Strengths' }
        : null,
  }
}

type Changes = ReturnType<typeof listChanges>

const NO_ERROR_SET = 'Points only: no error was set for this score.'

function hasNoSettings(changes: Changes): boolean {
  return [...changes.values()].some((change) => change?.noLabel === 'NOT_CONFIGURED')
}

/** What the drawing is centred on: the first score change is measured from, the last, and what judged them. */
type Line = {
  base: HistoryResponse | undefined
  last: HistoryResponse | undefined
  judged: FirstComparison | null
  score: (response: HistoryResponse) => number | null
}

function toLine(
  instrument: Instrument,
  responses: readonly HistoryResponse[],
  changes: Changes,
  reading: Reading,
): Line {
  const score = (response: HistoryResponse) => chosenScore(response, reading)?.score ?? null
  const current = responses.filter((each) => each.instrumentVersion === instrument.version)
  const last = current.findLast((each) => score(each) !== null)
  const baseId = (last && changes.get(last.id)?.withId) ?? last?.id
  const ofBase = current.flatMap((each) => changes.get(each.id) ?? []).filter((change) => change.withId === baseId)
  return {
    base: current.find((each) => each.id === baseId),
    last,
    judged: ofBase.findLast((change) => change.settings !== null) ?? null,
    score,
  }
}

function toPoint(response: HistoryResponse, line: Line, changes: Changes, reading: Reading): ScorePoint[] {
  const scored = chosenScore(response, reading)
  if (!scored || scored.score === null) return []
  const words = formatScore(scored.score, reading.place.locale)
  const change = changes.get(response.id) ?? null
  const isBeyond = change?.code === 'RELIABLE_IMPROVEMENT' || change?.code === 'RELIABLE_DETERIORATION'
  const clause = change?.noLabel ? '' : change ? formatErrorClause(change).replace(/ \([^)]*\)$/, '') : ''
  const side = isBeyond ? ((change?.points ?? 0) < 0 ? ', lower than first' : ', higher than first') : ''
  const [head = '', ...rest] = clause.split(' ')
  const isNow = response.id === line.last?.id && clause !== ''
  return [
    {
      id: response.id,
      at: response.completedAt.getTime(),
      score: scored.score,
      words,
      run: response.instrumentVersion,
      isFirst: response.id === line.base?.id,
      isProrated: scored.prorated,
      proratedWords: scored.prorated ? `${scored.answered} of ${scored.items} answers` : undefined,
      isBeyond,
      nowWords: isNow ? `${words}${side}, ${clause}` : undefined,
      nowLines: isNow ? [`${words}, ${head}`, rest.join(' ')] : undefined,
    },
  ]
}

function toStrength(response: HistoryResponse, reading: Reading): ScorePoint[] {
  const scale = strengthScale(response)
  if (!scale || scale.score === null) return []
  return [
    {
      id: response.id,
      at: response.completedAt.getTime(),
      score: scale.score,
      words: formatScore(scale.score, reading.place.locale),
      run: response.instrumentVersion,
      isProrated: scale.prorated,
    },
  ]
}

function toZones(instrument: Instrument, highest: number): ScoreZone[] {
  return instrument.bands.map((band, index) => ({
    from: band.from,
    to: instrument.bands[index + 1]?.from ?? highest,
    name: band.short,
  }))
}

/** Where the bands of a form that is not told in per cent begin, and its ends. */
function listAxisTicks(instrument: Instrument, highest: number): number[] {
  return [...new Set([0, ...instrument.bands.map((band) => band.from), highest])]
}

function listOlderRuns(responses: readonly HistoryResponse[], version: string) {
  const older = new Set(responses.map((each) => each.instrumentVersion).filter((each) => each !== version))
  return [...older].map((id) => ({ id, label: `Version ${id}` }))
}

function listGaps(
  instrument: Instrument,
  responses: readonly HistoryResponse[],
  missed: readonly MissedForm[],
  reading: Reading,
): ScoreGap[] {
  const unscored = responses.flatMap((each) => {
    const scored = chosenScore(each, reading)
    if (!scored || scored.score !== null) return []
    const words = `${formatDate(each.completedAt, reading.place)}: ${formatNotScorable(scored)}`
    return [{ id: each.id, at: each.completedAt.getTime(), words }]
  })
  const lapsed = missed
    .filter((form) => form.instrumentId === instrument.id)
    .map((form) => ({ id: form.id, at: form.at.getTime(), words: form.gapWords }))
  return [...unscored, ...lapsed]
}

/** What a diamond is said to mean, by what it was judged by. */
function explainDiamond(settings: SettingsUsed | null): string {
  if (!settings) return ''
  return isInPoints(settings) ? 'Diamond: at least the points stated below. ' : 'Diamond: beyond the error. '
}

const RIBBON_WORDS = {
  assumed: 'Within assumed error',
  entered: 'Within the error this practice entered',
  cited: 'No reliable change',
} as const

/** How far from the first could be error alone: from the second score on, and only where settings say so. */
function drawRibbon({ base, last, judged, score }: Line, locale: string): ScoreChartProps['ribbon'] {
  const from = base ? score(base) : null
  if (!base || from === null || !judged?.settings || base.id === last?.id) return null
  const { threshold, provenance } = judged.settings
  const head = isInPoints(judged.settings) ? 'Fewer points than these' : RIBBON_WORDS[provenance]
  const within = `first score ± ${formatScore(threshold, locale)}`
  return {
    from: base.completedAt.getTime(),
    base: from,
    within: threshold,
    words: `${head}: ${within}`,
    shortWords: within,
  }
}
