import { z } from 'zod'
import { submitAnswers } from '@/app/_acts/submit-answers'
import { addressOf, REVIEW, THANKS } from '@/app/q/addresses'
import { frame } from '@/app/q/frame'
import { formOf, languageOf, sittingOf } from '@/app/q/own-form'
import { forSitting, forSubmit } from '@/app/q/respond'
import { buildReviewView } from '@/components/respondent/build-review-view'
import { newId } from '@/lib/db/ids'
import { AppError } from '@/lib/domain/errors'
import { gatherSubmission } from '@/lib/domain/respondent-answers'
import { CONTACT, findSubmitObstacle, PRIVATE, REFERENT_HINT, REFERENT_KIND } from '@/lib/domain/respondent-steps'

export const GET = forSitting({
  name: 'review',
  run: async ({ tx, facts, query }) => {
    const form = formOf(facts)
    const view = buildReviewView({
      form,
      draft: facts.draft,
      sitting: sittingOf(facts),
      language: languageOf(facts),
      action: REVIEW,
      submissionKey: newId(tx.now),
      revision: facts.revision,
      isStale: query.has('seen'),
      toChangeUrl: (step) => addressOf(step, true),
    })
    return { kind: 'page', page: frame(facts, view, { kind: 'review', number: form.reviewNumber }) }
  },
})

/**
 * Sends the form: the answers are those saved, never those of the request. The same key again has the same receipt, a
 * draft changed since the page was shown leads back to it.
 */
export const POST = forSubmit({
  name: 'submit',
  input: z.strictObject({
    key: z.uuid(),
    revision: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  }),
  run: async ({ tx, facts, input }) => {
    if (facts.completedAt && facts.submitKey === input.key) return { kind: 'move', to: THANKS }
    if (facts.completedAt) throw new AppError('LINK_SPENT', 'sent before')
    const form = formOf(facts)
    if (findSubmitObstacle(form, facts.draft)) return { kind: 'move', to: REVIEW }
    const { referent, contact, answers, wantsPrivateTalk } = gatherSubmission(form, facts.draft)
    await submitAnswers(tx, {
      assignmentId: facts.id,
      clientId: facts.clientId,
      instrumentId: facts.instrumentId,
      instrumentVersion: facts.instrumentVersion,
      language: facts.language,
      fields: {
        ...answers,
        ...(referent ? { [REFERENT_KIND]: referent.kind, [REFERENT_HINT]: referent.hint, [CONTACT]: contact } : {}),
        [PRIVATE]: wantsPrivateTalk,
      },
      source: facts.via === 'handover' || facts.sitting?.isHandedOver ? 'handover' : 'link',
      completedAt: tx.now,
      submitKey: input.key,
      revision: input.revision,
    })
    return { kind: 'move', to: THANKS }
  },
})
