import { EVERYBODY, type ScoreChoice } from '@/app/(practice)/clients/[clientId]/_scores/choose-scores'
import {
  instrumentOf,
  mainScale,
  type Reading,
  resultHref,
  strengthScale,
} from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import { AVERAGED_OVER, compareAveraged } from '@/lib/domain/averaged'
import { describeTrend } from '@/lib/domain/change'
import { isSameLine } from '@/lib/domain/comparison'
import { currentInstruments } from '@/lib/domain/instruments/registry'
import { formatChange, formatTrend, formatWarning } from '@/lib/format/change-words'
import { explainAveraged, formatAveraged, type WorkingStep } from '@/lib/format/change-working'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatContact, formatReferent } from '@/lib/format/referent-words'
import { type SummarisedResult, type SummarySentence, summarySentence } from '@/lib/format/summary-sentence'

export type Summary = {
  sentence: SummarySentence
  /** What stands beside it in plain words: contact, trend, what to keep in mind. */
  beside: string[]
  /** "New, 18 November" */
  tag: string
  /** The result it ends with. */
  lastId: string
  answersHref: string
  /** The means of the first and the last scores, with their working; null where there are too few. */
  averaged: { words: string; steps: WorkingStep[] } | null
}

export type PersonSummary = Summary & { key: string; about: string | null }

/** The sentence of the person shown, or one for each where everybody is. */
export function summarisePeople(choice: ScoreChoice, reading: Reading): PersonSummary[] {
  const people = reading.people.filter((person) => choice.shown.some((each) => each.referentId === person.id))
  const isMany = choice.about === EVERYBODY
  const others = people.flatMap((person) => {
    const summary = summariseScores(
      choice.shown.filter((each) => each.referentId === person.id),
      reading,
    )
    return summary ? [{ ...summary, key: person.id, about: isMany ? formatReferent(person) : null }] : []
  })
  return [...others, ...summariseOwn(choice, reading)]
}

/** A sentence for each form that asks about nobody. */
function summariseOwn(choice: ScoreChoice, reading: Reading): PersonSummary[] {
  return currentInstruments.flatMap(({ id, referent }) => {
    const own = referent === 'none' ? choice.shown.filter((each) => each.instrumentId === id) : []
    const summary = summariseScores(own, reading)
    return summary ? [{ ...summary, key: id, about: null }] : []
  })
}

/** One person's results in a sentence, told by the longest form they answered; null without results. */
export function summariseScores(shown: readonly HistoryResponse[], reading: Reading): Summary | null {
  const last = findLast(shown)
  if (!last) return null
  const first = shown.find((each) => each.id === last.change?.withId) ?? null
  const { place, now, isFolded } = reading
  const change = last.change && first ? { ...last.change, first: toSummarised(first) } : null
  const on = formatDateSince(last.completedAt, place, now)
  return {
    sentence: summarySentence(
      { instrument: instrumentOf(last), last: toSummarised(last), change, isFolded, today: now },
      place,
    ),
    beside: isFolded ? [] : describeBeside(shown, first, last, reading),
    tag: last.reviewed ? `Last, ${on}` : `New, ${on}`,
    lastId: last.id,
    answersHref: resultHref(reading.clientId, last.id),
    averaged: isFolded ? null : describeAveraged(listLine(shown, first, last), last, reading),
  }
}

/** The latest result of the longest form: CTA-40, and CTA-10 only where there is none. */
export function findLast(shown: readonly HistoryResponse[]): HistoryResponse | null {
  for (const { id } of currentInstruments) {
    const found = shown.findLast((each) => each.instrumentId === id)
    if (found) return found
  }
  return null
}

function toSummarised(response: HistoryResponse): SummarisedResult {
  const main = mainScale(response)
  return {
    completedAt: response.completedAt,
    score: main?.score ?? null,
    strength: strengthScale(response)?.score ?? null,
    answered: main?.answered ?? 0,
    items: main?.items ?? 0,
  }
}

function describeBeside(
  shown: readonly HistoryResponse[],
  first: HistoryResponse | null,
  last: HistoryResponse,
  { place }: Reading,
): string[] {
  const line = listLine(shown, first, last)
  const trend = describeTrend(line.map((each) => mainScale(each)?.score ?? null).filter((score) => score !== null))
  return [
    describeContact(first, last),
    describeStrengths(last, place),
    trend ? formatTrend(trend, place.locale) : '',
    ...(last.change?.warnings.map((warning) => `${formatWarning(warning)}.`) ?? []),
  ].filter(Boolean)
}

/** The label of the strengths, where the practice had set what their change is measured against. */
function describeStrengths(last: HistoryResponse, place: Place): string {
  const code = instrumentOf(last).strengthScale
  const judged = code === null ? undefined : last.change?.others?.[code]
  return judged ? `Strengths: ${lowerFirst(formatChange(judged, place.locale))}.` : ''
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLocaleLowerCase('en-GB') + words.slice(1)
}

/** What may be compared with the last, from the first on. */
function listLine(shown: readonly HistoryResponse[], first: HistoryResponse | null, last: HistoryResponse) {
  const from = (first ?? last).completedAt.getTime()
  const instrument = instrumentOf(last)
  return shown.filter(
    (each) => (each.id === last.id || isSameLine(instrument, each, last)) && each.completedAt.getTime() >= from,
  )
}

/** Judged as the last label was; where that has no word, the means have none either. */
function describeAveraged(line: readonly HistoryResponse[], last: HistoryResponse, { place, now }: Reading) {
  const averaged = compareAveraged(instrumentOf(last), line, AVERAGED_OVER, last.change?.settings ?? null)
  if (!averaged) return null
  return { words: formatAveraged(averaged, place.locale), steps: explainAveraged(averaged, place, now) }
}

function describeContact(first: HistoryResponse | null, last: HistoryResponse): string {
  const say = (response: HistoryResponse) => `“${formatContact(response.contact).toLocaleLowerCase('en-GB')}”`
  if (last.contact === null) return ''
  if (!first || first.contact === null) return `In touch ${say(last)}.`
  if (first.contact === last.contact) return `In touch ${say(last)} both times.`
  return `In touch ${say(first)} then, ${say(last)} now.`
}
