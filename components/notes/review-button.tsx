'use client'

import { ActionForm } from '@/components/ui/action-form'
import { HiddenField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'

/** Says "read": takes the check-in off the unread list. */
export function ReviewButton({ checkInId, action }: { checkInId: string; action: FormAction<{ clientId: string }> }) {
  return (
    <ActionForm action={action} kept="It is still unread.">
      <HiddenField name="checkInId" value={checkInId} />
      <SubmitButton look="plain" waiting="Marking">
        Reviewed
      </SubmitButton>
    </ActionForm>
  )
}
