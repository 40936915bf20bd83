import type { AnswerGroup, AnswerLine } from '@/components/assessments/answer-groups'
import type { ScaleLine } from '@/components/assessments/scale-table'
import type { FullResponse } from '@/lib/assessments/queries/read-response'
import type { Instrument, Scale } from '@/lib/domain/instruments/define'
import type { ScaleScore } from '@/lib/domain/scoring'
import { formatBand, formatNotScorable, formatProrated } from '@/lib/format/bands'
import { FIRST_SCORE, formatChange, formatChangeCaption, formatNoLabel, formatWarning } from '@/lib/format/change-words'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatPoints, formatScore } from '@/lib/format/numbers'

type Reader = { place: Place; now: Date; isFolded: boolean }

/** Total, strengths and elements of one form; the traits head their own statements. */
export function listScales(instrument: Instrument, response: FullResponse, reader: Reader): ScaleLine[] {
  const leading = [instrument.primaryScale, instrument.strengthScale]
  const first = leading.flatMap((code) => instrument.scales.filter((scale) => scale.code === code))
  const rest = instrument.scales.filter((scale) => scale.kind !== 'trait' && !leading.includes(scale.code))
  return [...first, ...rest].map((scale) => {
    const scored = response.scales[scale.code]
    return {
      code: scale.code,
      name: scale.name,
      scoreWords: formatScore(scored?.score, reader.place.locale),
      bandWords: sayBand(instrument, scored, reader),
      answeredWords: scored ? `${scored.answered} of ${scored.items}` : '',
    }
  })
}

/** Every statement under the trait (or the one score) it belongs to, in the instrument's order of scales. */
export function groupAnswers(instrument: Instrument, response: FullResponse, reader: Reader): AnswerGroup[] {
  const traits = instrument.scales.filter((scale) => scale.kind === 'trait')
  const strengths = instrument.scales.filter((scale) => scale.kind === 'strength')
  const scales = traits.length > 0 ? [...traits, ...strengths] : instrument.scales
  return scales.map((scale) => ({
    code: scale.code,
    name: scale.name,
    scoreWords: sayScore(instrument, scale, response, reader),
    lines: scale.items.map((id) => toLine(instrument, response, id)),
  }))
}

export type ChangeView = { words: string; isBeyond: boolean; beside: string[]; caption: string | null }

/** What changed since the first, or why nothing is said; null while it is folded. */
export function describeChange(instrument: Instrument, response: FullResponse, reader: Reader): ChangeView | null {
  const { place, now, isFolded } = reader
  const { change } = response
  if (isFolded) return null
  if (!change) {
    const isUnclear = instrument.referent === 'asked' && response.referentId === null
    const isScored = response.scales[instrument.primaryScale]?.score != null
    const words = isUnclear
      ? formatNoLabel('REFERENT_UNCONFIRMED')
      : isScored
        ? `${FIRST_SCORE} of this episode about this person: nothing to compare yet`
        : 'Too many statements were skipped to compare'
    return { words: `${words}.`, isBeyond: false, beside: [], caption: null }
  }
  const points = formatPoints(change.points, place.locale)
  const strengths = formatPoints(change.strengthPoints, place.locale)
  return {
    words: `${formatChange(change, place.locale)}.`,
    isBeyond: change.code === 'RELIABLE_IMPROVEMENT' || change.code === 'RELIABLE_DETERIORATION',
    beside: [
      `Since ${formatDateSince(change.withCompletedAt, place, now)}: ${points ? `${points} points` : 'points not computable'}${strengths ? `; strengths ${strengths}` : ''}.`,
      ...change.warnings.map((warning) => `${formatWarning(warning)}.`),
    ],
    caption: change.settings ? formatChangeCaption(change.settings, place.locale) : null,
  }
}

/** "People-pleasing; Blaming": what stood out when it was scored. Blank when nothing did. */
export function listStandsOut(instrument: Instrument, response: FullResponse): string {
  return instrument.scales
    .filter((scale) => response.standsOut.includes(scale.code))
    .map((scale) => scale.name)
    .join('; ')
}

function sayBand(instrument: Instrument, scored: ScaleScore | undefined, { isFolded }: Reader): string {
  if (!scored || scored.score === null) return scored ? `Not computable: ${formatNotScorable(scored)}` : ''
  const prorated = formatProrated(scored)
  const band = isFolded ? '' : formatBand(scored.band, 'long', instrument.bands)
  return [band, prorated].filter(Boolean).join(', ')
}

function sayScore(instrument: Instrument, scale: Scale, response: FullResponse, reader: Reader): string {
  const scored = response.scales[scale.code]
  return [formatScore(scored?.score, reader.place.locale), sayBand(instrument, scored, reader)]
    .filter(Boolean)
    .join(', ')
}

function toLine(instrument: Instrument, response: FullResponse, id: string): AnswerLine {
  const raw = response.answers[id]
  const isTurned = instrument.items.some((item) => item.id === id && item.isReversed)
  const highest = instrument.options.length - 1
  const isBlank = raw === null || raw === undefined
  return {
    id,
    number: response.itemOrder.indexOf(id) + 1,
    statement: instrument.statements.en[id] ?? id,
    answerWords: raw === undefined ? 'Not reached' : raw === null ? 'Skipped' : wordOf(instrument, raw),
    isBlank,
    keyedWords: isBlank ? '' : String(isTurned ? highest - raw : raw),
    isTurned,
    help: instrument.helpNotes[id] ?? null,
  }
}

function wordOf(instrument: Instrument, raw: number): string {
  return instrument.options.find((option) => option.value === raw)?.label.en ?? String(raw)
}
