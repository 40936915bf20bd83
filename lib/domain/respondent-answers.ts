import { z } from 'zod'
import { BOUNDARY_KINDS } from '@/lib/domain/check-in'
import { plainLineSchema, plainTextSchema } from '@/lib/domain/plain-text'
import {
  CONTACT_LEVELS,
  type ContactLevel,
  REFERENT_HINT_MAX,
  REFERENT_KINDS,
  type ReferentPick,
} from '@/lib/domain/referents'
import {
  CONTACT,
  type Draft,
  type DraftValue,
  isShown,
  PRIVATE,
  type QuestionStep,
  REFERENT_HINT,
  REFERENT_KIND,
  type RespondentForm,
  type Sitting,
} from '@/lib/domain/respondent-steps'

/** The word a radio sends for "Skip this one". */
export const SKIP = 'skip'

export type QuestionProblem = 'choose-one' | 'out-of-range' | 'too-long' | 'unreadable'

/** One field to store: a number or choice, words (to be sealed), or a skip. A hint taken back is a skip too. */
export type DraftWrite =
  | { field: string; kind: 'value'; value: number | string | boolean | string[] }
  | { field: string; kind: 'text'; text: string }
  | { field: string; kind: 'skipped' }

/** What was typed or chosen, to stand on the page again beside what is wrong with it. */
export type Entered = { answers: readonly string[]; hint: string }

export type StepPost =
  | { ok: true; go: 'next' | 'back'; writes: DraftWrite[] }
  | { ok: false; problem: QuestionProblem; entered: Entered }
  /** Not something our page sends: the handler refuses it. */
  | { ok: false; problem: 'malformed' }

const postSchema = z.strictObject({
  go: z.enum(['next', 'back', 'skip']).default('next'),
  answer: z
    .union([z.string(), z.array(z.string()).max(20)])
    .transform((answer) => (typeof answer === 'string' ? [answer] : answer))
    .default([]),
  hint: z.string().optional(),
})

/**
 * Reads what one question's form sent (without the assignment it names). Leaving a saved answer alone keeps it; a blank
 * text, no tick and "Skip this one" are a skip; Back saves what is there and complains about nothing that is missing.
 * @param isSave the script's save on selection: as Back, it never complains about what is missing
 */
export function parseStepPost(
  step: QuestionStep,
  fields: Readonly<Record<string, string | string[]>>,
  draft: Draft,
  sitting: Sitting,
  isSave = false,
): StepPost {
  const post = postSchema.safeParse(fields)
  if (!post.success) return MALFORMED
  const { go, answer, hint } = post.data
  const { question, field } = step
  if (hint !== undefined && question.kind !== 'referent') return MALFORMED
  if (answer.length > 1 && question.kind !== 'kinds') return MALFORMED

  const saved = draft.get(field)
  const known: Known = { isSaved: saved !== undefined, isHidden: saved !== undefined && !isShown(saved, sitting) }
  const isLenient = isSave || go === 'back'
  const isSkip = go === 'skip' || (answer[0] === SKIP && question.kind !== 'text' && question.kind !== 'kinds')
  const read = isSkip ? readSkip(step) : readAnswer(step, answer, hint ?? '', known, isLenient)
  if (typeof read === 'string') return { ok: false, problem: read, entered: { answers: answer, hint: hint ?? '' } }
  return { ok: true, go: go === 'back' ? 'back' : 'next', writes: read }
}

/** What a finished draft amounts to. `answers`: item or question to value, null skipped, absent never reached. */
export type Submission = {
  referent: ReferentPick | null
  contact: ContactLevel | null
  answers: Readonly<Record<string, DraftValue | null>>
  wantsPrivateTalk: boolean
}

/** Gathers a draft for submitting. Fields the form does not ask for are left out. */
export function gatherSubmission(form: RespondentForm, draft: Draft): Submission {
  const answers: Record<string, DraftValue | null> = {}
  for (const step of form.questions) {
    const saved = draft.get(step.field)
    if (step.position !== null && saved !== undefined) answers[step.field] = saved.isSkipped ? null : saved.value
  }
  const kind = REFERENT_KINDS.find((each) => each === draft.get(REFERENT_KIND)?.value)
  const hint = draft.get(REFERENT_HINT)?.value
  return {
    referent: kind === undefined ? null : { kind, hint: typeof hint === 'string' && hint !== '' ? hint : null },
    contact: CONTACT_LEVELS.find((level) => level === draft.get(CONTACT)?.value) ?? null,
    answers,
    wantsPrivateTalk: draft.get(PRIVATE)?.value === true,
  }
}

type Known = { isSaved: boolean; isHidden: boolean }

type Read = QuestionProblem | DraftWrite[]

const MALFORMED: StepPost = { ok: false, problem: 'malformed' }

function readSkip({ field, question }: QuestionStep): Read {
  if (question.kind === 'referent' || question.kind === 'private') return 'out-of-range'
  return [skip(field)]
}

function readAnswer(
  step: QuestionStep,
  answer: readonly string[],
  hint: string,
  known: Known,
  isLenient: boolean,
): Read {
  const { field, question } = step
  const [first] = answer
  switch (question.kind) {
    case 'text':
      return readText(field, first ?? '', question.max, known, isLenient)
    case 'kinds':
      if (answer.length === 0) return readBlank(field, known, isLenient)
      if (!answer.every((kind) => BOUNDARY_KINDS.some((each) => each === kind))) return 'out-of-range'
      return [
        keep(
          field,
          BOUNDARY_KINDS.filter((kind) => answer.includes(kind)),
        ),
      ]
    case 'private':
      if (first === undefined) return readUnticked(field, known, isLenient)
      return first === 'yes' ? [keep(field, true)] : 'out-of-range'
    case 'referent':
      return readReferent(first, hint, known, isLenient)
    default:
      return readChoice(step, first, known, isLenient)
  }
}

function readChoice(
  { field, question }: QuestionStep,
  choice: string | undefined,
  known: Known,
  isLenient: boolean,
): Read {
  if (choice === undefined) return known.isSaved || isLenient ? [] : 'choose-one'
  switch (question.kind) {
    case 'statement':
    case 'rating': {
      const value = /^\d{1,2}$/.test(choice) ? Number(choice) : Number.NaN
      return value >= question.min && value <= question.max ? [keep(field, value)] : 'out-of-range'
    }
    case 'yes-no':
      return choice === 'yes' || choice === 'no' ? [keep(field, choice === 'yes')] : 'out-of-range'
    default:
      return CONTACT_LEVELS.some((level) => level === choice) ? [keep(field, choice)] : 'out-of-range'
  }
}

function readText(field: string, typed: string, max: number, known: Known, isLenient: boolean): Read {
  const text = plainTextSchema(max).safeParse(typed)
  if (!text.success) return describeFault(text.error)
  return text.data === '' ? readBlank(field, known, isLenient) : [{ field, kind: 'text', text: text.data }]
}

// Nothing typed or ticked: a hidden answer of an earlier sitting stays, a shown one was taken back, a new one skipped.
function readBlank(field: string, known: Known, isLenient: boolean): Read {
  if (known.isHidden) return []
  return known.isSaved || !isLenient ? [skip(field)] : []
}

function readUnticked(field: string, known: Known, isLenient: boolean): Read {
  if (known.isHidden) return []
  return known.isSaved || !isLenient ? [keep(field, false)] : []
}

// A hint belongs to the kind chosen with it: choosing again replaces both, so an old hint never names a new person.
function readReferent(kind: string | undefined, typed: string, known: Known, isLenient: boolean): Read {
  const hint = plainLineSchema(REFERENT_HINT_MAX).safeParse(typed)
  if (!hint.success) return describeFault(hint.error)
  const hintWrite: DraftWrite =
    hint.data === '' ? skip(REFERENT_HINT) : { field: REFERENT_HINT, kind: 'text', text: hint.data }
  if (kind === undefined) {
    if (!known.isSaved && !isLenient) return 'choose-one'
    return hint.data === '' ? [] : [hintWrite]
  }
  if (!REFERENT_KINDS.some((each) => each === kind)) return 'out-of-range'
  return [keep(REFERENT_KIND, kind), hintWrite]
}

function describeFault(error: z.ZodError): QuestionProblem {
  return error.issues[0]?.message === 'TOO_LONG' ? 'too-long' : 'unreadable'
}

function keep(field: string, value: number | string | boolean | string[]): DraftWrite {
  return { field, kind: 'value', value }
}

function skip(field: string): DraftWrite {
  return { field, kind: 'skipped' }
}
