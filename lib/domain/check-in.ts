import { z } from 'zod'
import type { AnswerOption } from '@/lib/domain/instruments/define'
import { FREQUENCY_OPTIONS } from '@/lib/domain/instruments/frequency-words'
import type { Language } from '@/lib/domain/messages/languages'
import { plainTextSchema } from '@/lib/domain/plain-text'
import { contactLevelSchema, referentPickSchema } from '@/lib/domain/referents'
import type { Flag } from '@/lib/domain/scoring'

export const CHECK_IN_TEXT_MAX = 4000

export const BOUNDARY_KINDS = ['physical', 'mental', 'material', 'emotional', 'sexual'] as const

export type BoundaryKind = (typeof BOUNDARY_KINDS)[number]

export type CheckInQuestionKind = 'rating' | 'text' | 'kinds' | 'yes-no' | 'frequency'

/** The check-in's own questions in the order asked; referent and contact come before, "talk privately" after. */
export const CHECK_IN_QUESTIONS = [
  { key: 'mood', kind: 'rating' },
  { key: 'fulfilled', kind: 'rating' },
  { key: 'respected', kind: 'rating' },
  { key: 'goingWell', kind: 'text' },
  { key: 'needsImprovement', kind: 'text' },
  { key: 'boundary', kind: 'text' },
  { key: 'boundaryKinds', kind: 'kinds' },
  { key: 'timeForSelf', kind: 'yes-no' },
  { key: 'connectionOutside', kind: 'yes-no' },
  { key: 'bringToSession', kind: 'text' },
  { key: 'safety', kind: 'frequency' },
] as const satisfies readonly { key: string; kind: CheckInQuestionKind }[]

export type CheckInKey = (typeof CHECK_IN_QUESTIONS)[number]['key']

/** The statement every form asks, unscored here: the same words as STR10 of CTA-40. */
export const SAFETY_STATEMENT: Readonly<Record<Language, string>> = {
  en: 'I felt safe to disagree with this person.',
}

/** The client's short report between sessions. Not an instrument: nothing in it is scored. */
export const CHECK_IN = {
  id: 'check-in',
  version: '1',
  shortTitle: 'Check-in',
  neutralTitle: { en: 'A short form' } satisfies Record<Language, string>,
  approxMinutes: 3,
  windowDays: 7,
  ratingMin: 0,
  ratingMax: 10,
  safetyOptions: FREQUENCY_OPTIONS as readonly AnswerOption[],
  safetyReviewAtMost: 1,
} as const

const rating = z.int({ error: 'OUT_OF_RANGE' }).min(0, { error: 'OUT_OF_RANGE' }).max(10, { error: 'OUT_OF_RANGE' })
const writing = plainTextSchema(CHECK_IN_TEXT_MAX).transform((text) => text || null)

/**
 * A parser for each question's answer; null is "Skip this one", and so is a blank text. Issues say OUT_OF_RANGE,
 * TOO_LONG or UNREADABLE.
 */
export const checkInAnswerSchemas = {
  mood: rating.nullable(),
  fulfilled: rating.nullable(),
  respected: rating.nullable(),
  goingWell: writing.nullable(),
  needsImprovement: writing.nullable(),
  boundary: writing.nullable(),
  boundaryKinds: z
    .array(z.enum(BOUNDARY_KINDS, { error: 'OUT_OF_RANGE' }))
    .max(50)
    .transform((kinds) => BOUNDARY_KINDS.filter((kind) => kinds.includes(kind)))
    .nullable(),
  timeForSelf: z.boolean().nullable(),
  connectionOutside: z.boolean().nullable(),
  safety: z
    .int({ error: 'OUT_OF_RANGE' })
    .min(0, { error: 'OUT_OF_RANGE' })
    .max(4, { error: 'OUT_OF_RANGE' })
    .nullable(),
  bringToSession: writing.nullable(),
} as const satisfies Record<CheckInKey, z.ZodType>

/** The answers of one check-in: null skipped, absent never reached. */
export const checkInAnswersSchema = z.strictObject(checkInAnswerSchemas).partial()

export type CheckInAnswers = z.output<typeof checkInAnswersSchema>

/** A whole check-in as it is submitted: about whom, the answers, and whether to talk privately first. */
export const checkInSchema = z.strictObject({
  referent: referentPickSchema,
  contact: contactLevelSchema.nullable(),
  answers: checkInAnswersSchema,
  wantsPrivateTalk: z.boolean(),
})

export type CheckIn = z.output<typeof checkInSchema>

/** Flags of a check-in: the safety statement opens a review just as it does in CTA-40. */
export function flagCheckIn(answers: CheckInAnswers): Flag[] {
  const { safety } = answers
  if (safety === null || safety === undefined) return ['SAFETY_UNANSWERED']
  return safety <= CHECK_IN.safetyReviewAtMost ? ['SAFETY_REVIEW'] : []
}

/** How many of the check-in's questions were answered (a skipped one was not). */
export function countAnswered(answers: CheckInAnswers): { answered: number; of: number } {
  const answered = CHECK_IN_QUESTIONS.filter(({ key }) => answers[key] !== null && answers[key] !== undefined).length
  return { answered, of: CHECK_IN_QUESTIONS.length }
}

export type CheckInRatings = { mood: number | null; respected: number | null }

export type CheckInConcern =
  | { kind: 'low'; measure: keyof CheckInRatings; value: number }
  | { kind: 'down'; measure: keyof CheckInRatings; value: number; previous: number }

/**
 * Ratings worth a clinician's eye: mood or respected at 0 to 2, or down by 4 or more since the previous check-in about
 * the same person. A blank rating is never low.
 * @param previous the previous check-in about the same person, null when there is none
 */
export function findConcerns(current: CheckInRatings, previous: CheckInRatings | null): CheckInConcern[] {
  const measures = ['mood', 'respected'] as const
  return measures.flatMap((measure): CheckInConcern[] => {
    const value = current[measure]
    if (value === null) return []
    if (value <= 2) return [{ kind: 'low', measure, value }]
    const before = previous?.[measure] ?? null
    return before !== null && before - value >= 4 ? [{ kind: 'down', measure, value, previous: before }] : []
  })
}
