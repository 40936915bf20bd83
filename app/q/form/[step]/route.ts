import { addressOf, isFromReview, saveAddressOf } from '@/app/q/addresses'
import { frame } from '@/app/q/frame'
import { formOf, languageOf, questionOf, sittingOf } from '@/app/q/own-form'
import { type Answer, forSitting } from '@/app/q/respond'
import { readStepPost, saveAnswers, stepFields } from '@/app/q/step-post'
import { buildQuestionView, type QuestionInput } from '@/components/respondent/build-question-view'
import type { OwnAssignment } from '@/lib/assignments/queries/get-own-assignment'
import { nextStep, previousStep, type QuestionStep } from '@/lib/domain/respondent-steps'

export const GET = forSitting({
  name: 'question',
  run: async ({ facts, params, query }) =>
    showQuestion(facts, questionOf(formOf(facts), params.step), isFromReview(query), null),
})

export const POST = forSitting({
  name: 'answer',
  input: stepFields,
  run: async ({ tx, facts, input, params, query }) => {
    const form = formOf(facts)
    const step = questionOf(form, params.step)
    const isBackToReview = isFromReview(query)
    const post = readStepPost(facts, params.step, input, false)
    if (!post.ok) return { ...showQuestion(facts, step, isBackToReview, post), status: 422 }
    await saveAnswers(tx, facts, post.writes)
    const walk = post.go === 'back' ? previousStep : nextStep
    return { kind: 'move', to: addressOf(walk(form, step, isBackToReview)) }
  },
})

function showQuestion(
  own: OwnAssignment,
  step: QuestionStep,
  isBackToReview: boolean,
  refused: QuestionInput['refused'],
): Extract<Answer, { kind: 'page' }> {
  const view = buildQuestionView({
    form: formOf(own),
    step,
    draft: own.draft,
    sitting: sittingOf(own),
    language: languageOf(own),
    action: addressOf(step, isBackToReview),
    saveUrl: saveAddressOf(step),
    refused,
  })
  return { kind: 'page', page: frame(own, view, step) }
}
