'use client'

import { ANSWER_FIELD } from '@/components/assessments/answer-field'
import { ActionForm } from '@/components/ui/action-form'
import { HiddenField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'
import type { AnswerKind } from '@/lib/domain/flags'

/** Says "read": takes a result or check-in off the unread list. */
export function ReviewAnswers({
  answerKind,
  answerId,
  action,
}: {
  answerKind: AnswerKind
  answerId: string
  action: FormAction<{ clientId: string }>
}) {
  return (
    <ActionForm action={action} kept="It is still unread.">
      <HiddenField name={ANSWER_FIELD[answerKind]} value={answerId} />
      <SubmitButton look="bare" waiting="Marking">
        Reviewed
      </SubmitButton>
    </ActionForm>
  )
}
