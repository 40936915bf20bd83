import type { MissedForm } from '@/app/(practice)/clients/[clientId]/_scores/missed-forms'
import { mainScale, type Reading, strengthScale } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type { ScoreChartProps } from '@/components/charts/score-chart'
import type { ScoreGap, ScorePoint, ScoreZone } from '@/components/charts/score-data'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import type { Instrument } from '@/lib/domain/instruments/define'
import { currentInstruments, getInstrument } from '@/lib/domain/instruments/registry'
import { formatNotScorable } from '@/lib/format/bands'
import { formatChangeCaption, formatErrorClause } from '@/lib/format/change-words'
import { formatDate, formatDateSince } from '@/lib/format/dates'
import { formatScore } from '@/lib/format/numbers'

export type ScoreCharts = {
  instrumentId: string
  title: string
  note: string
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
  const current = responses.filter((each) => each.instrumentVersion === instrument.version)
  const last = current.findLast((each) => scoreOf(each) !== null)
  const baseId = last?.change?.withId ?? last?.id
  const points = responses.flatMap((each) => toPoint(each, { baseId, lastId: last?.id, reading }))
  const span = [responses[0], responses.at(-1)].map((each) =>
    each ? formatDateSince(each.completedAt, place, now) : '',
  )
  const name = instrument.strengthScale ? 'Traits' : instrument.shortTitle
  const settings = current.findLast((each) => each.change?.settings)?.change?.settings
  const strengths = responses.flatMap((each) => toStrength(each, reading))
  const over = `from ${span[0]} to ${span[1]}. The table below holds every value.`
  return {
    instrumentId: instrument.id,
    title: `${name} over time`,
    note: 'Diamond: beyond the error. Hollow: some answers skipped. The line breaks where the version or the person changes.',
    total: {
      points,
      currentRun: instrument.version,
      olderRuns: listOlderRuns(responses, instrument.version),
      gaps: listGaps(instrument, responses, missed, reading),
      zones: toZones(instrument),
      ribbon: drawRibbon(current, baseId, last, place.locale),
      locale: place.locale,
      label: `${name} score ${over}`,
      emptyWords: 'No score to draw yet: too many statements were skipped. The table below says how many.',
      caption: settings ? formatChangeCaption(settings, place.locale) : undefined,
    },
    strengths:
      strengths.length > 0
        ? { points: strengths, currentRun: instrument.version, label: `Strengths score ${over}`, name: 'Strengths' }
        : null,
  }
}

function toPoint(
  response: HistoryResponse,
  { baseId, lastId, reading }: { baseId: string | undefined; lastId: string | undefined; reading: Reading },
): ScorePoint[] {
  const main = mainScale(response)
  if (!main || main.score === null) return []
  const words = formatScore(main.score, reading.place.locale)
  const { change } = response
  const isBeyond = change?.code === 'RELIABLE_IMPROVEMENT' || change?.code === 'RELIABLE_DETERIORATION'
  const clause = change?.noLabel ? '' : change ? formatErrorClause(change).replace(/ \([^)]*\)$/, '') : ''
  const side = isBeyond ? ((change?.points ?? 0) < 0 ? ', lower than first' : ', higher than first') : ''
  const [head = '', ...rest] = clause.split(' ')
  const isNow = response.id === lastId && clause !== ''
  return [
    {
      id: response.id,
      at: response.completedAt.getTime(),
      score: main.score,
      words,
      run: response.instrumentVersion,
      isFirst: response.id === baseId,
      isProrated: main.prorated,
      proratedWords: main.prorated ? `${main.answered} of ${main.items} answers` : undefined,
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

function toZones(instrument: Instrument): ScoreZone[] {
  return instrument.bands.map((band, index) => ({
    from: band.from,
    to: instrument.bands[index + 1]?.from ?? 100,
    name: band.short,
  }))
}

function listOlderRuns(responses: readonly HistoryResponse[], version: string) {
  const older = new Set(responses.map((each) => each.instrumentVersion).filter((each) => each !== version))
  return [...older].map((id) => ({ id, label: `Version ${id}` }))
}

function listGaps(
  instrument: Instrument,
  responses: readonly HistoryResponse[],
  missed: readonly MissedForm[],
  { place }: Reading,
): ScoreGap[] {
  const unscored = responses.flatMap((each) => {
    const main = mainScale(each)
    if (!main || main.score !== null) return []
    const words = `${formatDate(each.completedAt, place)}: ${formatNotScorable(main)}`
    return [{ id: each.id, at: each.completedAt.getTime(), words }]
  })
  const lapsed = missed
    .filter((form) => form.instrumentId === instrument.id)
    .map((form) => ({ id: form.id, at: form.at.getTime(), words: form.gapWords }))
  return [...unscored, ...lapsed]
}

const RIBBON_WORDS = {
  assumed: 'Within assumed error',
  entered: 'Within the error this practice entered',
  cited: 'No reliable change',
} as const

/** How far from the first could be error alone: from the second score on. */
function drawRibbon(
  current: readonly HistoryResponse[],
  baseId: string | undefined,
  last: HistoryResponse | undefined,
  locale: string,
): ScoreChartProps['ribbon'] {
  const base = current.find((each) => each.id === baseId)
  const score = base && scoreOf(base)
  const settings = current.findLast((each) => each.change?.withId === baseId && each.change?.settings)?.change?.settings
  if (!base || score === null || score === undefined || !settings || base.id === last?.id) return null
  const within = `first score ± ${formatScore(settings.threshold, locale)}`
  return {
    from: base.completedAt.getTime(),
    base: score,
    within: settings.threshold,
    words: `${RIBBON_WORDS[settings.provenance]}: ${within}`,
    shortWords: within,
  }
}

function scoreOf(response: HistoryResponse): number | null {
  return mainScale(response)?.score ?? null
}
