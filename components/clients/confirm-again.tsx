'use client'

import { ActionForm } from '@/components/ui/action-form'
import { HiddenField } from '@/components/ui/field'
import { useFormState } from '@/components/ui/form-context'
import type { FormAction } from '@/lib/domain/action-result'

export type ConfirmAgainProps = { clientId: string; action: FormAction<{ clientId: string }> }

/** "Still the same": one press says that the safe contact was gone through and stands. */
export function ConfirmAgain({ clientId, action }: ConfirmAgainProps) {
  return (
    <ActionForm action={action} hasOwnSummary>
      <HiddenField name="clientId" value={clientId} />
      <SameButton />
    </ActionForm>
  )
}

function SameButton() {
  const { isPending, result } = useFormState()
  return (
    <>
      <button type="submit" className="act" aria-disabled={isPending || undefined}>
        Still the same
      </button>
      {result && !result.ok ? (
        <span role="status" className="fault">
          {result.message}
        </span>
      ) : null}
    </>
  )
}
