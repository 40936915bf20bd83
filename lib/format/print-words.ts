import type { Instrument } from '@/lib/domain/instruments/define'
import type { ScaleScore } from '@/lib/domain/scoring'
import type { LocalDate } from '@/lib/domain/wall-time'
import { formatDate, type Place } from '@/lib/format/dates'

export const NO_BIRTH_DATE = 'Not recorded'

/** Said on a report while a safety review is open: what is left out of it, and why. */
export const REPORT_FOLDED =
  'A safety review is open: these answers may describe staying safe. Bands, what stands out and change are left out of this report.'

export type PrintedResult = {
  instrument: Instrument
  scoringVersion: string
  completedAt: Date
  isFromPaper: boolean
  scales: Readonly<Record<string, ScaleScore | undefined>>
}

/**
 * Where the figures of a report come from: "CTA-40, version 0.1.0-draft, scoring version 1. Completed 18 November 2026,
 * 30 of 30 trait items and 10 of 10 strengths answered. Self-report over the past 4 weeks."
 */
export function describePrintedForm(result: PrintedResult, place: Place): string {
  const { instrument } = result
  const form = `${instrument.shortTitle}, version ${instrument.version}, scoring version ${result.scoringVersion}.`
  const on = `Completed ${formatDate(result.completedAt, place, 'dayYear')}${result.isFromPaper ? ' on paper' : ''}`
  return `${form} ${on}, ${countAnswers(result)} answered. Self-report over ${instrument.window.en}.`
}

function countAnswers({ instrument, scales }: PrintedResult): string {
  const main = scales[instrument.primaryScale]
  const strengths = instrument.strengthScale ? scales[instrument.strengthScale] : undefined
  const of = (scale: ScaleScore | undefined) => (scale ? `${scale.answered} of ${scale.items}` : 'none')
  return strengths ? `${of(main)} trait items and ${of(strengths)} strengths` : `${of(main)} items`
}

/** How a form's numbers are made, for a reader who does not know it. */
export function describeMethod(instrument: Instrument): string {
  return instrument.rule === 'percent' ? describePercent(instrument) : describeSum(instrument)
}

function describePercent(instrument: Instrument): string {
  const [lowest, highest] = endsOf(instrument)
  const turned = instrument.items.filter((item) => item.isReversed).length
  const most = instrument.options.length - 1
  const hasTraits = instrument.scales.some((scale) => scale.kind === 'trait')
  return [
    `Each answer counts 0 (${lowest}) to ${most} (${highest})${turned > 0 ? `; ${countWord(turned)} trait items are turned before scoring` : ''}.`,
    `Score = 100 × sum ÷ (${most} × answered).`,
    `A score with more than one answer in five missing is not computed${hasTraits ? '; a trait, three statements, needs all of them' : ''}. Blanks are never zero.`,
    'A band is the nearest answer word to the average and nothing more.',
    'Change is stated against the first score of the episode about the same person and version.',
  ].join(' ')
}

function describeSum(instrument: Instrument): string {
  const [lowest, highest] = endsOf(instrument)
  const main = instrument.scales.find((scale) => scale.code === instrument.primaryScale)
  const most = instrument.options.length - 1
  return [
    `Each answer counts 0 (${lowest}) to ${most} (${highest}).`,
    `Score = the sum of the answers, 0 to ${most * (main?.items.length ?? instrument.items.length)}.`,
    'Blanks are never zero.',
    instrument.bandsSource ? `Bands as published: ${instrument.bandsSource}.` : '',
    'Change is stated against the first score of the episode and version.',
  ]
    .filter(Boolean)
    .join(' ')
}

function endsOf(instrument: Instrument): [string, string] {
  return [instrument.options[0]?.label.en ?? '', instrument.options.at(-1)?.label.en ?? '']
}

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

function countWord(count: number): string {
  return COUNTS[count] ?? String(count)
}

/** "form-2026-11-20.pdf": says the day it was made and nothing of whose it is. */
export function printFileName(on: LocalDate): string {
  return `form-${on}.pdf`
}
