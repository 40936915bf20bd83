import { z } from 'zod'
import type { Band, Instrument, Scale } from '@/lib/domain/instruments/define'

/** Kept with every score. Goes up when the same answers could come out differently. */
export const SCORING_VERSION = '1'

/** Raw answers by item id, reverse items not turned. null: "Skip this one". Absent: never reached. */
export type AnswerSheet = Readonly<Record<string, number | null>>

export const FLAGS = ['SAFETY_REVIEW', 'SAFETY_UNANSWERED', 'UNIFORM_ANSWERS', 'ITEMS_SKIPPED'] as const
export type Flag = (typeof FLAGS)[number]

export type ScaleScore = {
  items: number
  answered: number
  missing: number
  maxMissing: number
  /** Sum of the answers after turning the reverse items. */
  keyedSum: number
  /** Full precision; null when too many are missing, never 0 for that. */
  score: number | null
  /** Index into the instrument's bands. */
  band: number | null
  /** A score that is based on fewer answers than it has items. */
  prorated: boolean
}

export type ScoreSheet = {
  instrumentId: string
  instrumentVersion: string
  scoringVersion: string
  scales: Record<string, ScaleScore>
  /** Codes of the scales that stand out over this client's own mean: a talking point. */
  standsOut: string[]
  flags: Flag[]
  answered: number
  skipped: number
  notReached: number
  of: number
}

/**
 * A parser of whole answer sheets for one instrument: only its items, only its answers. A missing key is an item
 * never reached. Issues carry the item id as their path.
 */
export function answerSheetSchema(instrument: Instrument): z.ZodType<AnswerSheet> {
  const known = sheetSchemas.get(instrument)
  if (known) return known
  const answer = answerSchema(instrument)
  const shape = Object.fromEntries(instrument.items.map((item) => [item.id, answer.optional()]))
  const schema = z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `Unknown item: ${issue.keys.map((key) => String(key).slice(0, 40)).join(', ')}`
        : 'Answers must be an object of item ids',
  }) as unknown as z.ZodType<AnswerSheet>
  sheetSchemas.set(instrument, schema)
  return schema
}

const sheetSchemas = new WeakMap<Instrument, z.ZodType<AnswerSheet>>()

/** A parser of one answer: one of the instrument's values, or null for "Skip this one". */
export function answerSchema(instrument: Instrument): z.ZodType<number | null> {
  const highest = highestAnswer(instrument)
  const error = `Must be a whole number from 0 to ${highest}, or null when skipped`
  return z.int({ error }).min(0, { error }).max(highest, { error }).nullable()
}

/**
 * Scores an answer sheet. The same answers give the same scores, in whatever order they came.
 * @throws ZodError on an unknown item or an answer out of range; parse input with answerSheetSchema first
 */
export function scoreAnswers(instrument: Instrument, answers: AnswerSheet): ScoreSheet {
  const sheet = answerSheetSchema(instrument).parse(answers)
  const reversed = new Set(instrument.items.filter((item) => item.isReversed).map((item) => item.id))
  const highest = highestAnswer(instrument)
  const keyed = (id: string): number | null => {
    const raw = sheet[id] ?? null
    if (raw === null) return null
    return reversed.has(id) ? highest - raw : raw
  }
  const scales = Object.fromEntries(
    instrument.scales.map((scale) => [scale.code, scoreScale(instrument, scale, scale.items.map(keyed))]),
  )
  const given = instrument.items.map((item) => sheet[item.id])
  return {
    instrumentId: instrument.id,
    instrumentVersion: instrument.version,
    scoringVersion: SCORING_VERSION,
    scales,
    standsOut: findStandsOut(instrument, scales),
    flags: findFlags(instrument, sheet),
    answered: given.filter((answer) => typeof answer === 'number').length,
    skipped: given.filter((answer) => answer === null).length,
    notReached: given.filter((answer) => answer === undefined).length,
    of: given.length,
  }
}

/** Index of the band a score falls in, lower edge inclusive; null when the instrument has no bands. */
export function findBand(bands: readonly Band[], score: number): number | null {
  const index = bands.findLastIndex((band) => score >= band.from)
  return index < 0 ? null : index
}

function scoreScale(instrument: Instrument, scale: Scale, keyed: readonly (number | null)[]): ScaleScore {
  const given = keyed.filter((value) => value !== null)
  const keyedSum = given.reduce((sum, value) => sum + value, 0)
  const answered = given.length
  const missing = keyed.length - answered
  const isScorable = missing <= scale.maxMissing && answered > 0
  const score = !isScorable
    ? null
    : instrument.rule === 'percent'
      ? (100 * keyedSum) / (highestAnswer(instrument) * answered)
      : (keyedSum * keyed.length) / answered
  return {
    items: keyed.length,
    answered,
    missing,
    maxMissing: scale.maxMissing,
    keyedSum,
    score,
    band: score === null ? null : findBand(instrument.bands, score),
    prorated: score !== null && missing > 0,
  }
}

/** In whole numbers, so that a scale exactly on the edge never falls to rounding. */
function findStandsOut(instrument: Instrument, scales: Record<string, ScaleScore>): string[] {
  const rule = instrument.standsOut
  if (!rule) return []
  const scorable = instrument.scales
    .filter((scale) => scale.kind === rule.kind)
    .flatMap((scale) => {
      const scored = scales[scale.code]
      return scored && scored.score !== null ? [{ code: scale.code, ...scored }] : []
    })
  const count = scorable.length
  if (count < rule.minScorable) return []
  const sum = scorable.reduce((total, scale) => total + scale.keyedSum, 0)
  return scorable
    .filter((scale) => {
      const most = highestAnswer(instrument) * scale.items
      return 100 * (scale.keyedSum * count - sum) >= rule.pointsOverMean * most * count
    })
    .map((scale) => scale.code)
}

function findFlags(instrument: Instrument, sheet: AnswerSheet): Flag[] {
  const flags: Flag[] = []
  if (instrument.safety) {
    const answer = sheet[instrument.safety.item] ?? null
    if (answer === null) flags.push('SAFETY_UNANSWERED')
    else if (answer <= instrument.safety.reviewAtMost) flags.push('SAFETY_REVIEW')
  }
  const given = instrument.items.map((item) => sheet[item.id] ?? null).filter((answer) => answer !== null)
  const isLongEnough = instrument.uniformFrom !== null && given.length >= instrument.uniformFrom
  if (isLongEnough && new Set(given).size === 1) flags.push('UNIFORM_ANSWERS')
  if (given.length < instrument.items.length) flags.push('ITEMS_SKIPPED')
  return flags
}

function highestAnswer(instrument: Instrument): number {
  return instrument.options.length - 1
}
