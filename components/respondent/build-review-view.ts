import { sayAnswer, sayQuestion } from '@/components/respondent/build-question-view'
import type { ReviewRow, ReviewView } from '@/components/respondent/view-models'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import type { Language } from '@/lib/domain/messages/languages'
import {
  type Draft,
  findSubmitObstacle,
  isShown,
  PRIVATE,
  type QuestionStep,
  type RespondentForm,
  type Sitting,
} from '@/lib/domain/respondent-steps'

export type ReviewInput = {
  form: RespondentForm
  draft: Draft
  sitting: Sitting
  language: Language
  action: string
  submissionKey: string
  revision: number
  isStale: boolean
  /** The address of a question, to come back here from. */
  toChangeUrl(step: QuestionStep): string
}

/** The last page: what is missing first, then what is answered, each with its way back. */
export function buildReviewView(input: ReviewInput): ReviewView {
  const { form, draft, sitting } = input
  const rows = form.questions.map((step) => ({ step, row: buildRow(input, step) }))
  const listed = rows.flatMap(({ step, row }) => (step.field === PRIVATE ? [] : [row]))
  const open = listed.filter((row) => row.state !== 'answered')
  return {
    kind: 'review',
    action: input.action,
    submissionKey: input.submissionKey,
    revision: String(input.revision),
    open,
    answered: listed.filter((row) => row.state === 'answered'),
    unansweredCount: open.filter((row) => row.state === 'unanswered').length,
    skippedCount: open.filter((row) => row.state === 'skipped').length,
    hasEarlierAnswers: [...draft.values()].some((saved) => !isShown(saved, sitting)),
    privateRow: rows.find(({ step }) => step.field === PRIVATE)?.row ?? null,
    obstacle: findSubmitObstacle(form, draft),
    isStale: input.isStale,
    notice: form.instrument?.notice?.[input.language] ?? null,
  }
}

function buildRow({ form, draft, sitting, language, toChangeUrl }: ReviewInput, step: QuestionStep): ReviewRow {
  const saved = draft.get(step.field)
  const isPrivate = step.field === PRIVATE
  const value = saved !== undefined && isShown(saved, sitting) ? saved.value : null
  return {
    number: step.position,
    text: isPrivate ? messagesFor(language).question.private : sayQuestion(form, step, language),
    state: saved === undefined ? 'unanswered' : saved.isSkipped ? 'skipped' : 'answered',
    value: value === null ? null : sayAnswer(form, step, value, language),
    changeUrl: toChangeUrl(step),
  }
}
