import {
  instrumentOf,
  mainScale,
  type Reading,
  strengthScale,
} from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type { MapRow, MapView } from '@/components/assessments/map-section'
import type { MapPoint } from '@/components/charts/map-drawing'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import { BOTH_FELL } from '@/lib/format/change-words'
import { formatDateSince } from '@/lib/format/dates'
import { formatCount, formatScore, roundHalfUp } from '@/lib/format/numbers'
import { subjectPronoun } from '@/lib/format/pronoun-words'

/** A result with both its scores: only those have a place on the map. */
type Placed = { response: HistoryResponse; traits: number; strengths: number; answered: number; items: number }

const ROWS_SHOWN = 24

/**
 * The path of one relationship by the newest version of the form that asks for strengths; null where no such form was
 * answered. Results without both scores have no place on it.
 */
export function drawMapView(shown: readonly HistoryResponse[], reading: Reading): MapView | null {
  const withStrengths = shown.filter((each) => instrumentOf(each).strengthScale !== null)
  const last = withStrengths.at(-1)
  if (!last) return null
  const line = withStrengths.filter(
    (each) => each.instrumentId === last.instrumentId && each.instrumentVersion === last.instrumentVersion,
  )
  const placed = line.flatMap(place)
  const now = placed.at(-1)
  const inEpisode = placed.filter(({ response }) => response.episodeId === now?.response.episodeId)
  const first = inEpisode.find(({ response }) => response.id === now?.response.change?.withId) ?? inEpisode[0]
  const pronoun = subjectPronoun(reading.pronouns)
  return {
    drawing:
      now && first && placed.length > 1
        ? { points: placed.map((each) => toPoint(each, first, reading)), label: nameMap(first, now, reading) }
        : null,
    title: `How ${pronoun} moved`,
    words: describeMove(first, now, placed.length, reading),
    rows: (placed.length > 1 ? placed : [])
      .toReversed()
      .slice(0, ROWS_SHOWN)
      .map((each) => toRow(each, first, now, reading)),
    moreWords:
      placed.length > ROWS_SHOWN
        ? `${formatCount(placed.length - ROWS_SHOWN, reading.place.locale)} earlier results stand in the score history.`
        : '',
  }
}

function place(response: HistoryResponse): Placed[] {
  const main = mainScale(response)
  const strengths = strengthScale(response)?.score ?? null
  if (!main || main.score === null || strengths === null) return []
  return [{ response, traits: main.score, strengths, answered: main.answered, items: main.items }]
}

function toPoint({ response, traits, strengths }: Placed, first: Placed, { place: at, now }: Reading): MapPoint {
  const { change } = response
  return {
    id: response.id,
    at: response.completedAt.getTime(),
    ...{ traits, strengths },
    words: formatDateSince(response.completedAt, at, now, 'short'),
    isFirst: response.id === first.response.id,
    isProrated: mainScale(response)?.prorated || strengthScale(response)?.prorated,
    isBeyond: change?.code === 'RELIABLE_IMPROVEMENT' || change?.code === 'RELIABLE_DETERIORATION',
  }
}

function toRow(each: Placed, first: Placed | undefined, now: Placed | undefined, reading: Reading): MapRow {
  const { locale } = reading.place
  const marks = [
    formatDateSince(each.response.completedAt, reading.place, reading.now, 'short'),
    each === now ? 'now' : '',
    each === first ? 'first' : '',
    each.answered < each.items ? `${each.answered} of ${each.items}` : '',
  ]
  return {
    id: each.response.id,
    dateWords: marks.filter(Boolean).join(', '),
    traitsWords: formatScore(each.traits, locale),
    strengthsWords: formatScore(each.strengths, locale),
  }
}

function nameMap(first: Placed, now: Placed, reading: Reading): string {
  const [from, to] = [sayPair(first, reading), sayPair(now, reading)]
  return `Relationship map. Path from ${from} to ${to}. The table beside it holds every value.`
}

function sayPair({ response, traits, strengths }: Placed, { place: at, now: today }: Reading): string {
  const on = formatDateSince(response.completedAt, at, today)
  return `traits ${formatScore(traits, at.locale)} and strengths ${formatScore(strengths, at.locale)} on ${on}`
}

/** What moved, in words and points; never why. */
function describeMove(first: Placed | undefined, now: Placed | undefined, count: number, reading: Reading): string {
  if (!first || !now) return 'No result has both scores yet: too many statements were skipped.'
  if (first === now) {
    return count === 1
      ? `One result so far, ${sayPair(now, reading)}. A second one gives the map its path.`
      : 'The newest is the first of this episode of care; the path before it is of an earlier one.'
  }
  const { locale } = reading.place
  const since = formatDateSince(first.response.completedAt, reading.place, reading.now)
  const traits = moved('Traits', now.traits - first.traits, locale)
  const strengths = moved('strengths', now.strengths - first.strengths, locale)
  return `${traits} and ${strengths} since ${since}. ${askAbout(first, now)}`.trim()
}

function moved(name: string, points: number, locale: string): string {
  const size = roundHalfUp(Math.abs(points))
  if (size === 0) return `${name} stayed where they were`
  return `${name} ${points < 0 ? 'fell' : 'rose'} ${formatScore(size, locale)}`
}

function askAbout(first: Placed, now: Placed): string {
  if (now.response.change?.bothFell && now.response.change.withId === first.response.id) return BOTH_FELL
  if (now.traits >= first.traits) return ''
  return 'Had both fallen, this line would ask about distance.'
}
