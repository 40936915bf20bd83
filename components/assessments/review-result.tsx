'use client'

import { ActionForm } from '@/components/ui/action-form'
import { HiddenField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'

/** Says "read": takes a result off the responsible clinician's unread list. */
export function ReviewResult({ responseId, action }: { responseId: string; action: FormAction<{ clientId: string }> }) {
  return (
    <ActionForm action={action} label="Mark as reviewed" kept="It is still unread.">
      <HiddenField name="responseId" value={responseId} />
      <SubmitButton look="bare" waiting="Marking">
        Reviewed
      </SubmitButton>
    </ActionForm>
  )
}
