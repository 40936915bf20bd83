import { addressWith, instrumentOf, type Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type { ProfileRow, ProfileValue } from '@/components/charts/trait-profile'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import { findPrevious } from '@/lib/domain/comparison'
import type { Instrument, Scale } from '@/lib/domain/instruments/define'
import { suggestsSeparateInterviews } from '@/lib/domain/separate-interviews'
import { formatNotScorable } from '@/lib/format/bands'
import { formatChange } from '@/lib/format/change-words'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { SEPARATE_INTERVIEWS } from '@/lib/format/flag-words'
import { formatPoints, formatScore } from '@/lib/format/numbers'

/** The administration whose traits are shown, with the two it is held against, and the others one can turn to. */
export type ProfileChoice = {
  now: HistoryResponse
  first: HistoryResponse | null
  previous: HistoryResponse | null
  options: { key: string; href: string; words: string; isOn: boolean }[]
}

const OPTIONS_SHOWN = 8

/** The administration the address names, else the latest that has traits; null where none has. */
export function chooseProfile(shown: readonly HistoryResponse[], reading: Reading): ProfileChoice | null {
  const { params, place, now: today } = reading
  const withTraits = shown.filter((each) => instrumentOf(each).scales.some((scale) => scale.kind === 'trait'))
  const named = withTraits.findIndex((each) => each.id === params.result)
  const index = named < 0 ? withTraits.length - 1 : named
  const now = withTraits[index]
  if (!now) return null
  const first = shown.find((each) => each.id === now.change?.withId) ?? null
  const previous = findPrevious(instrumentOf(now), shown, now)
  const from = Math.max(0, Math.min(index - OPTIONS_SHOWN / 2, withTraits.length - OPTIONS_SHOWN))
  const near = withTraits.slice(from, from + OPTIONS_SHOWN)
  return {
    now,
    first,
    previous: shown.find((each) => each.id === previous?.id && each.id !== first?.id) ?? null,
    options: near.toReversed().map((each) => ({
      key: each.id,
      href: addressWith(params, { result: each.id }, '#profile'),
      words: formatDateSince(each.completedAt, place, today, 'short'),
      isOn: each.id === now.id,
    })),
  }
}

export type ProfileView = {
  traits: ProfileRow[]
  elements: ProfileRow[]
  dates: { first?: string; previous?: string; now: string }
  answers: string[]
  /** Below the strips: what stands out, and what is not said. */
  notes: string[]
}

/** The ten traits and four elements in their fixed order, never sorted. Folded, only the values of now are left. */
export function drawProfile(choice: ProfileChoice, reading: Reading): ProfileView {
  const instrument = instrumentOf(choice.now)
  const { now } = choice
  const first = reading.isFolded ? null : choice.first
  const previous = reading.isFolded ? null : choice.previous
  const day = (response: HistoryResponse) => formatDateSince(response.completedAt, reading.place, reading.now, 'short')
  const rowsOf = (kind: Scale['kind']) =>
    instrument.scales
      .filter((scale) => scale.kind === kind)
      .map((scale) => toProfileRow(scale, { now, first, previous }, reading))
  return {
    traits: rowsOf('trait'),
    elements: rowsOf('element'),
    dates: {
      now: day(now),
      ...(first ? { first: day(first) } : {}),
      ...(previous ? { previous: day(previous) } : {}),
    },
    answers: reading.isFolded ? [] : instrument.options.map((option) => option.label.en),
    notes: reading.isFolded ? [] : describeProfile(choice, reading),
  }
}

function toProfileRow(
  scale: Scale,
  { now, first, previous }: Pick<ProfileChoice, 'now' | 'first' | 'previous'>,
  { place }: Reading,
): ProfileRow {
  const of = (scored: HistoryResponse | null): ProfileValue => {
    const score = scored?.scales[scale.code]?.score ?? null
    return score === null ? null : { score, words: formatScore(score, place.locale) }
  }
  const current = now.scales[scale.code]
  const [from, to] = [of(first), of(now)]
  return {
    id: scale.code,
    name: scale.name,
    now: to,
    ...(first ? { first: from } : {}),
    ...(previous ? { previous: of(previous) } : {}),
    points: from && to ? formatPoints(to.score - from.score, place.locale) : '',
    why: current && current.score === null ? formatNotScorable(current) : undefined,
  }
}

/** The labels of traits and elements for which the practice had set what their change is measured against. */
export function describeSet(instrument: Instrument, { change }: HistoryResponse, place: Place): string[] {
  const shown = instrument.scales.filter(({ kind }) => kind === 'trait' || kind === 'element')
  const said = shown.flatMap(({ code, name }) => {
    const judged = change?.others?.[code]
    return judged ? [`${name}: ${lowerFirst(formatChange(judged, place.locale))}.`] : []
  })
  if (said.length === 0) return ['Points only: no error was set for traits and elements.']
  return [...said, 'Points only for the others.']
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLocaleLowerCase('en-GB') + words.slice(1)
}

function describeProfile({ now, first }: ProfileChoice, reading: Reading): string[] {
  const instrument = instrumentOf(now)
  const standing = listStanding(now, reading)
  const stood = first ? listStanding(first, reading) : []
  const on = first ? formatDateSince(first.completedAt, reading.place, reading.now) : ''
  const before = stood.length > 0 ? `; on ${on}: ${stood.join('; ')}` : ''
  const isSeparate = suggestsSeparateInterviews((code) => now.scales[code]?.band)
  return [
    ...describeSet(instrument, now, reading.place),
    standing.length > 0
      ? `Stands out, points above this client’s own mean: ${standing.join('; ')}${before}. A talking point.`
      : `Nothing stands out over this client’s own mean${before ? ` now${before}` : ''}.`,
    ...(isSeparate ? [SEPARATE_INTERVIEWS] : []),
  ]
}

/** What stood out when it was scored, with its points above the client's own mean of that day: "People-pleasing 32.5". */
function listStanding(response: HistoryResponse, { place }: Reading): string[] {
  const instrument = instrumentOf(response)
  const traits = instrument.scales.filter((scale) => scale.kind === instrument.standsOut?.kind)
  const scores = traits.flatMap((scale) => response.scales[scale.code]?.score ?? [])
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  return traits
    .filter((scale) => response.standsOut.includes(scale.code))
    .map((scale) => `${scale.name} ${formatScore((response.scales[scale.code]?.score ?? mean) - mean, place.locale)}`)
}
