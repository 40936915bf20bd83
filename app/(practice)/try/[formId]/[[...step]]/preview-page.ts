import 'server-only'
import { frame } from '@/app/q/frame'
import { buildQuestionView } from '@/components/respondent/build-question-view'
import { buildReviewView } from '@/components/respondent/build-review-view'
import type { PageView, RespondentView } from '@/components/respondent/view-models'
import type { Member } from '@/lib/auth/current-member'
import { givenNameOf } from '@/lib/domain/given-name'
import type { RespondentForm, Step } from '@/lib/domain/respondent-steps'

const SITTING = { sessionId: 'preview', isPinPassed: true }

/** One page of a form as a client would see it, marked as a preview and without the script that saves and leaves. */
export function previewPage(form: RespondentForm, step: Step | 'done', member: Member): RespondentView {
  const { frame: around, page } = frame(null, pageOf(form, step, member))
  const leave = { ...around.leave, action: `/try/${form.id}/done` }
  return { frame: { ...around, leave, scriptUrl: null, preview: true }, page }
}

function pageOf(form: RespondentForm, step: Step | 'done', member: Member): PageView {
  if (step === 'done') return { kind: 'thanks' }
  const action = `/try/${form.id}/${step.number}`
  const common = { form, draft: new Map(), sitting: SITTING, language: 'en' as const, action }
  switch (step.kind) {
    case 'intro':
      return {
        kind: 'intro',
        action,
        questions: form.instrument ? 'statements' : 'questions',
        count: form.questionCount,
        minutes: form.approxMinutes,
        openUntil: null,
        reader: { name: givenNameOf(member.name), colleagues: 0 },
        readingPromiseWorkingDays: member.practice.readingPromiseDays,
        lastReadOn: null,
        hasBegun: false,
      }
    case 'question':
      return buildQuestionView({ ...common, step, saveUrl: null, refused: null })
    case 'review': {
      const toChangeUrl = (changed: Step) => `/try/${form.id}/${changed.number}`
      const view = buildReviewView({ ...common, submissionKey: '', revision: 0, isStale: false, toChangeUrl })
      return { ...view, obstacle: null }
    }
  }
}
