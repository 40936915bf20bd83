import type { ControlView, QuestionView } from '@/components/respondent/view-models'
import { BOUNDARY_KINDS, CHECK_IN, SAFETY_STATEMENT } from '@/lib/domain/check-in'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import type { Language } from '@/lib/domain/messages/languages'
import type { Messages } from '@/lib/domain/messages/message-types'
import { CONTACT_LEVELS, REFERENT_HINT_MAX, REFERENT_KINDS } from '@/lib/domain/referents'
import { type Entered, type QuestionProblem, SKIP } from '@/lib/domain/respondent-answers'
import {
  type Draft,
  type DraftValue,
  isShown,
  type QuestionStep,
  REFERENT_HINT,
  type RespondentForm,
  type SavedField,
  type Sitting,
} from '@/lib/domain/respondent-steps'

export type QuestionInput = {
  form: RespondentForm
  step: QuestionStep
  draft: Draft
  sitting: Sitting
  language: Language
  action: string
  saveUrl: string | null
  /** What was just sent and refused, to stand on the page again with what is wrong. */
  refused: { problem: QuestionProblem; entered: Entered } | null
}

/** One question's page. A saved answer appears only where the sitting allows it; otherwise the page just says so. */
export function buildQuestionView(input: QuestionInput): QuestionView {
  const { form, step, draft, sitting, language, refused } = input
  const messages = messagesFor(language)
  const saved = draft.get(step.field)
  const shown = saved !== undefined && isShown(saved, sitting) ? saved : undefined
  const isCounted = step.position !== null
  return {
    kind: 'question',
    action: input.action,
    saveUrl: input.saveUrl,
    progress: step.position === null ? null : { position: step.position, total: form.questionCount },
    topNote: isCounted
      ? null
      : step.question.kind === 'private'
        ? messages.page.lastStep
        : messages.page.beforeStatements,
    lead: describeLead(form, step, language),
    question: sayQuestion(form, step, language),
    hint: describeHint(step, messages),
    control: buildControl(input, shown, messages),
    isSkipped: refused === null ? shown?.isSkipped === true : refused.entered.answers.includes(SKIP),
    isSkippable: step.question.kind !== 'referent' && step.question.kind !== 'private',
    isSaved: shown !== undefined && refused === null,
    isAnsweredEarlier: saved !== undefined && shown === undefined,
    hasBack: true,
    problem: refused?.problem ?? null,
  }
}

/** The words of a question, as on its own page and on the review page. */
export function sayQuestion(form: RespondentForm, step: QuestionStep, language: Language): string {
  const { question, checkIn } = messagesFor(language)
  const { field } = step
  switch (step.question.kind) {
    case 'referent':
      return question.referent
    case 'contact':
      return question.contact
    case 'private':
      return question.privateHeading
    case 'statement':
      return form.instrument?.statements[language][field] ?? SAFETY_STATEMENT[language]
    case 'rating':
      return readOwn(checkIn.ratings, field)?.text ?? ''
    default:
      return readOwn(checkIn.questions, field) ?? ''
  }
}

/** A shown value in the words it was chosen by. */
export function sayAnswer(form: RespondentForm, step: QuestionStep, value: DraftValue, language: Language): string {
  if (step.question.kind === 'private') {
    const { privateTicked, privateNotTicked } = messagesFor(language).question
    return value === true ? privateTicked : privateNotTicked
  }
  if (step.question.kind === 'kinds' && Array.isArray(value)) {
    const labels = listOptions(form, step, language)
    return labels.flatMap((option) => (value.includes(option.value) ? [option.label] : [])).join(', ')
  }
  const sent = toSent(value)
  return listOptions(form, step, language).find((option) => option.value === sent)?.label ?? sent
}

function buildControl(input: QuestionInput, shown: SavedField | undefined, messages: Messages): ControlView {
  const { form, step, draft, language, refused } = input
  const options = listOptions(form, step, language)
  const entered = refused?.entered.answers ?? null
  const value = entered === null ? (shown?.value ?? null) : null
  const sent = entered === null ? (value === null ? null : toSent(value)) : (entered[0] ?? null)
  const { question } = step
  switch (question.kind) {
    case 'text':
      return { kind: 'text', maxLength: question.max, value: sent ?? '' }
    case 'rating': {
      const ends = readOwn(messages.checkIn.ratings, step.field)
      const { min, max } = question
      return { kind: 'scale', min, max, lowest: ends?.lowest ?? '', highest: ends?.highest ?? '', value: sent }
    }
    case 'kinds':
      return { kind: 'checks', options, values: entered ?? (Array.isArray(value) ? value : []) }
    case 'private':
      return { kind: 'tick', label: messages.question.private, isTicked: value === true || sent === 'yes' }
    case 'referent': {
      const savedHint = shown === undefined ? '' : draft.get(REFERENT_HINT)?.value
      const hint = refused?.entered.hint ?? (typeof savedHint === 'string' ? savedHint : '')
      return { kind: 'referent', options, value: sent, hint, hintMaxLength: REFERENT_HINT_MAX }
    }
    default:
      return { kind: 'radios', options, value: sent, hasNumberKeys: question.kind === 'statement' }
  }
}

function listOptions(form: RespondentForm, { question }: QuestionStep, language: Language) {
  const words = messagesFor(language)
  switch (question.kind) {
    case 'referent':
      return REFERENT_KINDS.map((value) => ({ value, label: words.question.referentKinds[value] }))
    case 'contact':
      return CONTACT_LEVELS.map((value) => ({ value, label: words.question.contactOptions[value] }))
    case 'kinds':
      return BOUNDARY_KINDS.map((value) => ({ value, label: words.checkIn.boundaryKinds[value] }))
    case 'yes-no':
      return [
        { value: 'yes', label: words.question.yes },
        { value: 'no', label: words.question.no },
      ]
    case 'statement': {
      const options = form.instrument?.options ?? CHECK_IN.safetyOptions
      return options.map((option) => ({ value: String(option.value), label: option.label[language] }))
    }
    default:
      return []
  }
}

function describeLead(form: RespondentForm, { question }: QuestionStep, language: Language): string | null {
  const words = messagesFor(language).question
  switch (question.kind) {
    case 'statement':
      return form.instrument?.itemLead?.[language] ?? words.statementLead({ days: form.windowDays })
    case 'referent':
      return words.referentLead
    case 'private':
      return null
    default:
      return words.window({ days: form.windowDays })
  }
}

function describeHint({ question }: QuestionStep, { question: words }: Messages): string | null {
  if (question.kind === 'text') return words.writeHint({ characters: question.max })
  if (question.kind === 'kinds') return words.chooseAnyHint
  return question.kind === 'private' ? words.privateText : null
}

/** A value as its radio or box sends it. */
function toSent(value: DraftValue): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

function readOwn<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
