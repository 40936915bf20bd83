import 'server-only'
import type { PaperQuestion } from '@/components/assignments/paper-form'
import { buildQuestionView } from '@/components/respondent/build-question-view'
import type { ControlView } from '@/components/respondent/view-models'
import { REFERENT_HINT_MAX } from '@/lib/domain/referents'
import type { QuestionStep, RespondentForm } from '@/lib/domain/respondent-steps'

const SITTING = { sessionId: 'paper', isPinPassed: true }

/** The questions of a form in the client's own words, as one sheet of paper. */
export function toPaperQuestions(form: RespondentForm): PaperQuestion[] {
  return form.questions.map((step) => toPaperQuestion(form, step))
}

function toPaperQuestion(form: RespondentForm, step: QuestionStep): PaperQuestion {
  const { question: text, control } = buildQuestionView({
    form,
    step,
    draft: new Map(),
    sitting: SITTING,
    language: 'en',
    action: '',
    saveUrl: null,
    refused: null,
  })
  return { field: step.field, number: step.position, text, ...toControl(control, step) }
}

/** A question's control on paper; `Omit` over the union keeps its kinds apart. */
type PaperControl = PaperQuestion extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'field' | 'number' | 'text'>
    : never
  : never

function toControl(control: ControlView, step: QuestionStep): PaperControl {
  switch (control.kind) {
    case 'radios':
      return { kind: step.position === null ? 'choice' : 'scale', options: [...control.options] }
    case 'scale':
      return { kind: 'scale', options: numbersBetween(control.min, control.max) }
    case 'text':
      return { kind: 'text', maxLength: control.maxLength }
    case 'checks':
      return { kind: 'kinds', options: [...control.options] }
    case 'tick':
      return { kind: 'tick', label: control.label }
    case 'referent':
      return {
        kind: 'referent',
        options: [...control.options],
        hintLabel: 'Their name for this person',
        hintMax: REFERENT_HINT_MAX,
      }
  }
}

function numbersBetween(min: number, max: number) {
  return Array.from({ length: max - min + 1 }, (_, index) => ({
    value: String(min + index),
    label: String(min + index),
  }))
}
