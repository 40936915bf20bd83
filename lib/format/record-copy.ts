import type { ComparisonWarning, FirstComparison } from '@/lib/domain/comparison'
import type { Instrument, Scale } from '@/lib/domain/instruments/define'
import { highestScore, mainScaleOf } from '@/lib/domain/instruments/score-range'
import type { ReferentKind } from '@/lib/domain/referents'
import type { ScaleScore } from '@/lib/domain/scoring'
import { citeBands, formatBand, formatNotScorable, formatProrated } from '@/lib/format/bands'
import {
  FOLDED_WORDS,
  formatChange,
  formatChangeCaption,
  formatWarning,
  type StoredChange,
} from '@/lib/format/change-words'
import { formatDate, type Place } from '@/lib/format/dates'
import { formatPoints, formatScore } from '@/lib/format/numbers'
import { formatReferent } from '@/lib/format/referent-words'

/** Stands on every clinician result, print and copy of our own draft forms; caveatOf says which words a form needs. */
export const RESULT_CAVEAT =
  'The questionnaire is a draft, not validated, with no norms. It holds this client’s own report about one relationship. Not designed or tested for treatment eligibility, custody, fitness or legal decisions. Do not bill as a standardised test.'

const PUBLISHED_CAVEAT =
  'A published screening questionnaire. It holds this client’s own report. Its result alone decides nothing about treatment eligibility, custody, fitness or legal matters.'

/** What must stand under a result of this questionnaire, with the source of published band names. */
export function caveatOf(instrument: Instrument): string {
  return listCaveats(instrument).join(' ')
}

/** One sentence or two for the foot of every sheet: a draft among the forms decides the words. */
export function shortCaveatOf(instruments: readonly Instrument[]): string {
  const isPublished = instruments.length > 0 && instruments.every((each) => each.bandsSource !== null)
  return isPublished ? PUBLISHED_CAVEAT : RESULT_CAVEAT
}

/** The same by sentences, so that a page of several forms says what they share once. */
export function listCaveats(instrument: Instrument): string[] {
  if (instrument.bandsSource === null) return [RESULT_CAVEAT]
  return [
    PUBLISHED_CAVEAT,
    `${instrument.shortTitle}: ${instrument.source} ${citeBands(instrument)}`,
    instrument.licence,
  ]
}

export const NOT_A_DIAGNOSIS = 'Not a diagnosis.'

/** Under the traits, wherever they stand. */
export const TRAITS_CAVEAT =
  'Three questions each, read as conversation prompts. High scores may be ways of staying safe.'

export type CopiedResult = {
  instrument: Instrument
  scoringVersion: string
  completedAt: Date
  referent: { kind: ReferentKind } | null
  isFromPaper: boolean
  scales: Readonly<Record<string, ScaleScore | undefined>>
  standsOut: readonly string[]
  /** Of all statements asked. */
  answered: number
  of: number
  /** Null for the first that counts. */
  change:
    | (StoredChange &
        Pick<FirstComparison, 'others'> & {
          firstCompletedAt: Date
          strengthPoints: number | null
          warnings: ComparisonWarning[]
        })
    | null
  /** A safety review is open: bands, stand-outs and change stay out. */
  isFolded: boolean
}

/** One result as plain text for another system's record. Holds no name and no flag. */
export function copyForRecord(result: CopiedResult, place: Place): string {
  const { instrument, isFolded } = result
  const main = findScales(instrument, ['overall', 'short'])
  const strengths = findScales(instrument, ['strength'])
  const traits = findScales(instrument, ['trait'])
  const elements = findScales(instrument, ['element'])
  const say = (scale: Scale) => sayScale(scale.name, result.scales[scale.code], result, place)
  const blocks = [
    describeForm(result, place),
    [...main, ...strengths].map(say).concat(isFolded ? [`${FOLDED_WORDS}.`] : []),
    isFolded ? [] : describeChange(result, place),
    traits.length > 0 ? [`Traits. ${TRAITS_CAVEAT}`, ...traits.map(say), ...describeStandsOut(result)] : [],
    elements.length > 0 ? ['Elements, over the same statements.', ...elements.map(say)] : [],
    [`${NOT_A_DIAGNOSIS} ${caveatOf(instrument)}`],
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function describeForm(result: CopiedResult, place: Place): string[] {
  const { instrument } = result
  return [
    instrument.clientTitle.en,
    `${instrument.shortTitle}, version ${instrument.version} (${instrument.status}), scoring version ${result.scoringVersion}.`,
    `Completed ${formatDate(result.completedAt, place, 'dayYear')}, over ${instrument.window.en}${result.isFromPaper ? ', entered from paper' : ''}.`,
    ...(instrument.referent === 'asked' ? [`About whom: ${formatReferent(result.referent)}.`] : []),
    `Answered ${result.answered} of ${result.of}. Scores run from 0 to ${highestScore(instrument, mainScaleOf(instrument))}.`,
  ]
}

function sayScale(name: string, scale: ScaleScore | undefined, result: CopiedResult, place: Place): string {
  if (!scale || scale.score === null) {
    return `${name}: not computable${scale ? `, ${formatNotScorable(scale)}` : ''}`
  }
  const band = result.isFolded ? '' : formatBand(scale.band, 'long', result.instrument.bands)
  return [`${name}: ${formatScore(scale.score, place.locale)}`, band, formatProrated(scale)].filter(Boolean).join(', ')
}

function describeStandsOut(result: CopiedResult): string[] {
  const names = result.instrument.scales.filter((each) => result.standsOut.includes(each.code)).map((each) => each.name)
  if (result.isFolded || names.length === 0) return []
  return [`Stands out over this client’s own mean, as a talking point: ${names.join('; ')}.`]
}

function describeChange(result: CopiedResult, place: Place): string[] {
  const { change } = result
  if (!change) return ['First score that counts: nothing to compare yet.']
  const since = formatDate(change.firstCompletedAt, place, 'dayYear')
  const points = formatPoints(change.points, place.locale)
  const strengths = formatPoints(change.strengthPoints, place.locale)
  return [
    `Since the first, ${since}: ${points ? `${points} points. ` : ''}${formatChange(change, place.locale)}.`,
    ...(strengths ? [`Strengths since the first: ${strengths} points.`] : []),
    ...describeOthers(result, place),
    ...change.warnings.map((warning) => `${formatWarning(warning)}.`),
    ...(change.settings ? [formatChangeCaption(change.settings, place.locale)] : []),
  ]
}

/** Further scores whose change the practice had set something to judge by. */
function describeOthers({ instrument, change }: CopiedResult, { locale }: Place): string[] {
  return instrument.scales.flatMap(({ code, name }) => {
    const judged = change?.others?.[code]
    if (!judged) return []
    const caption = judged.settings ? ` ${formatChangeCaption(judged.settings, locale)}` : ''
    return [`${name}: ${formatChange(judged, locale)}.${caption}`]
  })
}

function findScales(instrument: Instrument, kinds: readonly Scale['kind'][]): Scale[] {
  return instrument.scales.filter((scale) => kinds.includes(scale.kind))
}
