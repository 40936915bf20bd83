'use client'

import { ActSubmit } from '@/components/ui/act-submit'
import { ActionForm } from '@/components/ui/action-form'
import { HiddenField } from '@/components/ui/field'
import type { FormAction } from '@/lib/domain/action-result'

export type ConfirmAgainProps = { clientId: string; action: FormAction<{ clientId: string }> }

/** "Still the same": one press says that the safe contact was gone through and stands. */
export function ConfirmAgain({ clientId, action }: ConfirmAgainProps) {
  return (
    <ActionForm action={action} hasOwnSummary>
      <HiddenField name="clientId" value={clientId} />
      <ActSubmit>Still the same</ActSubmit>
    </ActionForm>
  )
}
