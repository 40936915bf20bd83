import type { z } from 'zod'
import { CHECK_IN, CHECK_IN_QUESTIONS, type CheckInAnswers, checkInSchema } from '@/lib/domain/check-in'
import { AppError, type FieldErrors } from '@/lib/domain/errors'
import type { Instrument } from '@/lib/domain/instruments/define'
import { findInstrument } from '@/lib/domain/instruments/registry'
import { type ContactLevel, contactLevelSchema, type ReferentPick, referentPickSchema } from '@/lib/domain/referents'
import { CONTACT, PRIVATE, REFERENT_HINT, REFERENT_KIND } from '@/lib/domain/respondent-steps'
import { type AnswerSheet, answerSheetSchema } from '@/lib/domain/scoring'

/** How answers came in: by the respondent's link, on a clinician's device handed over, or typed in from paper. */
export const ANSWER_SOURCES = ['link', 'handover', 'paper'] as const
export type AnswerSource = (typeof ANSWER_SOURCES)[number]

/** A finished draft: item ids or check-in questions, and referent.kind, referent.hint, contact, private. Null: skipped. */
export type SubmittedFields = ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>

type Asked = { referent: ReferentPick | null; contact: ContactLevel | null; wantsPrivateTalk: boolean }

export type ParsedSubmission =
  | (Asked & { kind: 'response'; instrument: Instrument; answers: AnswerSheet })
  | (Asked & { kind: 'check-in'; answers: CheckInAnswers })

/**
 * Parses a whole form once more before it is stored, whoever collected it: only this form's questions, only answers
 * it offers.
 * @throws AppError NOT_FOUND for a form or version we do not have, BAD_INPUT with the faults per field
 */
export function parseSubmission(formId: string, version: string, fields: SubmittedFields): ParsedSubmission {
  const given = new Map(fields instanceof Map ? fields : Object.entries(fields))
  if (formId === CHECK_IN.id) {
    if (version !== CHECK_IN.version) throw new AppError('NOT_FOUND', 'no such check-in')
    return { kind: 'check-in', ...parseCheckIn(given) }
  }
  const instrument = findInstrument(formId, version)
  if (!instrument) throw new AppError('NOT_FOUND', 'no such instrument')
  return { kind: 'response', instrument, ...parseResponse(instrument, given) }
}

function parseResponse(instrument: Instrument, given: Map<string, unknown>) {
  const isAboutSomeone = instrument.referent === 'asked'
  const referent = isAboutSomeone ? take(referentPickSchema, takeReferent(given), REFERENT_KIND) : null
  const contact = isAboutSomeone ? take(contactLevelSchema.nullable(), takeField(given, CONTACT), CONTACT) : null
  const wantsPrivateTalk = takePrivate(given)
  const answers = take(answerSheetSchema(instrument), Object.fromEntries(given))
  return { referent, contact, wantsPrivateTalk, answers }
}

function parseCheckIn(given: Map<string, unknown>) {
  const whole = {
    referent: takeReferent(given),
    contact: takeField(given, CONTACT),
    wantsPrivateTalk: takePrivate(given),
    answers: {} as Record<string, unknown>,
  }
  for (const { key } of CHECK_IN_QUESTIONS) {
    if (given.has(key)) whole.answers[key] = given.get(key)
    given.delete(key)
  }
  const [unknown] = given.keys()
  if (unknown !== undefined) throw new AppError('BAD_INPUT', 'unknown field')
  return take(checkInSchema, whole)
}

function takeReferent(given: Map<string, unknown>): { kind: unknown; hint: unknown } {
  return { kind: takeField(given, REFERENT_KIND) ?? undefined, hint: takeField(given, REFERENT_HINT) }
}

function takePrivate(given: Map<string, unknown>): boolean {
  const value = takeField(given, PRIVATE) ?? false
  if (typeof value !== 'boolean') throw new AppError('BAD_INPUT', 'private', { [PRIVATE]: ['Tick it or leave it'] })
  return value
}

function takeField(given: Map<string, unknown>, field: string): unknown {
  const value = given.get(field)
  given.delete(field)
  return value ?? null
}

function take<T>(schema: z.ZodType<T>, value: unknown, field?: string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const errors: FieldErrors = {}
  for (const issue of parsed.error.issues) {
    const name = field ?? nameOf(issue.path)
    errors[name] = [...(errors[name] ?? []), issue.message]
  }
  throw new AppError('BAD_INPUT', 'answers do not fit the form', errors)
}

function nameOf(path: readonly PropertyKey[]): string {
  const [first, second] = path
  if (first === 'referent') return REFERENT_KIND
  return String((first === 'answers' ? second : first) ?? '')
}
