'use client'

import { useCaseload } from '@/components/clients/caseload-actions'
import { ActionForm } from '@/components/ui/action-form'
import { HiddenField } from '@/components/ui/field'
import { useFormState } from '@/components/ui/form-context'

/** "Contact confirmed 94 days ago. Still the same": one press in the row, from day 90 on. */
export function StillTheSame({ clientId, words }: { clientId: string; words: string }) {
  const { actions } = useCaseload()
  return (
    <ActionForm action={actions.confirmContact} className="ask-again" hasOwnSummary>
      <HiddenField name="clientId" value={clientId} />
      <span className="soft">{words}</span> <SameButton />
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
