import { CHECK_IN, CHECK_IN_QUESTIONS, CHECK_IN_TEXT_MAX } from '@/lib/domain/check-in'
import type { Instrument } from '@/lib/domain/instruments/define'
import { findInstrument } from '@/lib/domain/instruments/registry'

/** Names under which a draft keeps what is not an item: items keep their own id, check-in questions their key. */
export const REFERENT_KIND = 'referent.kind'
export const REFERENT_HINT = 'referent.hint'
export const CONTACT = 'contact'
export const PRIVATE = 'private'

/** What one screen asks, and so what may be answered. */
export type Question =
  | { kind: 'referent' }
  | { kind: 'contact' }
  | { kind: 'statement'; min: number; max: number }
  | { kind: 'rating'; min: number; max: number }
  | { kind: 'text'; max: number }
  | { kind: 'kinds' }
  | { kind: 'yes-no' }
  | { kind: 'private' }

/**
 * One screen. `number` is its place in the sequence and stands in the address, so that an address names no item.
 * `field` is the draft field that says whether it was answered; `position` counts only what "Question n of m" counts.
 */
export type QuestionStep = {
  kind: 'question'
  number: number
  field: string
  question: Question
  position: number | null
}

export type Step = { kind: 'intro'; number: 0 } | QuestionStep | { kind: 'review'; number: number }

/** A form as the respondent walks through it: an instrument or the check-in. */
export type RespondentForm = {
  id: string
  version: string
  /** null for the check-in. */
  instrument: Instrument | null
  windowDays: number
  approxMinutes: number
  /** The m of "Question n of m". */
  questionCount: number
  questions: readonly QuestionStep[]
  reviewNumber: number
}

/** A value of the draft as stored: number, text, yes or no, or the kinds ticked. */
export type DraftValue = string | number | boolean | readonly string[]

/** A saved field: a value, or skipped. `sessionId` is the sitting that saved it. */
export type SavedField = { value: DraftValue | null; isSkipped: boolean; sessionId: string }

export type Draft = ReadonlyMap<string, SavedField>

/** The respondent's present session, and whether it was opened with the PIN. */
export type Sitting = { sessionId: string; isPinPassed: boolean }

export type SubmitObstacle = 'referent-missing' | 'nothing-answered'

/** The walk through a stored assignment's form, or null when this build has no such form or version. */
export function findForm(id: string, version: string): RespondentForm | null {
  if (id === CHECK_IN.id) return version === CHECK_IN.version ? CHECK_IN_FORM : null
  const instrument = findInstrument(id, version)
  return instrument === null ? null : planInstrumentForm(instrument)
}

/** Intro, about whom, contact, every statement in the instrument's order, talk privately, review. */
export function planInstrumentForm(instrument: Instrument): RespondentForm {
  const values = instrument.options.map((option) => option.value)
  const question: Question = { kind: 'statement', min: Math.min(...values), max: Math.max(...values) }
  return planForm({
    id: instrument.id,
    version: instrument.version,
    instrument,
    windowDays: instrument.windowDays,
    approxMinutes: instrument.approxMinutes,
    asksReferent: instrument.referent === 'asked',
    own: instrument.order.map((field) => ({ field, question })),
  })
}

/** The step of a number as it stands in an address, or null when the form has no such step. */
export function findStep(form: RespondentForm, number: number): Step | null {
  if (number === 0) return { kind: 'intro', number: 0 }
  if (number === form.reviewNumber) return reviewOf(form)
  return form.questions[number - 1] ?? null
}

/** The step after a question; from the last one, and after a change asked for on the review page, that page. */
export function nextStep(form: RespondentForm, step: Step, isFromReview = false): Step {
  if (isFromReview) return reviewOf(form)
  return findStep(form, step.number + 1) ?? reviewOf(form)
}

/** The step before; the intro has none before it. */
export function previousStep(form: RespondentForm, step: Step, isFromReview = false): Step {
  if (isFromReview) return reviewOf(form)
  return findStep(form, Math.max(0, step.number - 1)) ?? { kind: 'intro', number: 0 }
}

/** Where a form continues: the first question neither answered nor skipped, or the review page when there is none. */
export function resumeStep(form: RespondentForm, draft: Draft): Step {
  return listUnanswered(form, draft)[0] ?? reviewOf(form)
}

/** Every question neither answered nor skipped, in order. */
export function listUnanswered(form: RespondentForm, draft: Draft): QuestionStep[] {
  return form.questions.filter((step) => !draft.has(step.field))
}

/** How many of the counted questions were answered or skipped: the n of "started, n of m". */
export function countReached(form: RespondentForm, draft: Draft): number {
  return form.questions.filter((step) => step.position !== null && draft.has(step.field)).length
}

/**
 * What stands in the way of sending, or null. Leaving questions out does not; leaving out whom it is about does, and so
 * does a form in which nothing at all was answered, skipped or asked for.
 */
export function findSubmitObstacle(form: RespondentForm, draft: Draft): SubmitObstacle | null {
  if (countReached(form, draft) === 0 && draft.get(PRIVATE)?.value !== true) return 'nothing-answered'
  const asksReferent = form.questions.some((step) => step.field === REFERENT_KIND)
  return asksReferent && typeof draft.get(REFERENT_KIND)?.value !== 'string' ? 'referent-missing' : null
}

/**
 * Whether a saved answer may appear on screen: one of this sitting, or any once the PIN was given. Otherwise whoever
 * holds the phone could read what was answered before.
 */
export function isShown(saved: SavedField, sitting: Sitting): boolean {
  return sitting.isPinPassed || saved.sessionId === sitting.sessionId
}

type Plan = Omit<RespondentForm, 'questionCount' | 'questions' | 'reviewNumber'> & {
  asksReferent: boolean
  own: readonly { field: string; question: Question }[]
}

const CHECK_IN_FORM = planForm({
  id: CHECK_IN.id,
  version: CHECK_IN.version,
  instrument: null,
  windowDays: CHECK_IN.windowDays,
  approxMinutes: CHECK_IN.approxMinutes,
  asksReferent: true,
  own: CHECK_IN_QUESTIONS.map(({ key, kind }) => ({ field: key, question: toQuestion(kind) })),
})

function planForm({ asksReferent, own, ...form }: Plan): RespondentForm {
  const before: { field: string; question: Question }[] = asksReferent
    ? [
        { field: REFERENT_KIND, question: { kind: 'referent' } },
        { field: CONTACT, question: { kind: 'contact' } },
      ]
    : []
  const all = [...before, ...own, { field: PRIVATE, question: { kind: 'private' } as const }]
  const questions = all.map(({ field, question }, index): QuestionStep => {
    const place = index - before.length
    const position = place >= 0 && place < own.length ? place + 1 : null
    return { kind: 'question', number: index + 1, field, question, position }
  })
  return { ...form, questionCount: own.length, questions, reviewNumber: questions.length + 1 }
}

function toQuestion(kind: (typeof CHECK_IN_QUESTIONS)[number]['kind']): Question {
  switch (kind) {
    case 'rating':
      return { kind, min: CHECK_IN.ratingMin, max: CHECK_IN.ratingMax }
    case 'text':
      return { kind, max: CHECK_IN_TEXT_MAX }
    case 'frequency': {
      const values = CHECK_IN.safetyOptions.map((option) => option.value)
      return { kind: 'statement', min: Math.min(...values), max: Math.max(...values) }
    }
    default:
      return { kind }
  }
}

function reviewOf(form: RespondentForm): Step {
  return { kind: 'review', number: form.reviewNumber }
}
