'use client'

import { ActionForm } from '@/components/ui/action-form'
import { HiddenField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'

export type HelpPanelProps = {
  clientId: string
  isHidden: boolean
  hide: FormAction<{ clientId: string }>
}

/** The crisis numbers of one client's pages: there unless this client is safer without them. */
export function HelpPanel({ clientId, isHidden, hide }: HelpPanelProps) {
  return (
    <>
      <p className="body">
        {isHidden
          ? 'No numbers stand on this client’s pages. Help keeps the page about staying safe online.'
          : 'Crisis numbers stand under Help, folded, on every page of this client’s forms and on the sheet they take home.'}
      </p>
      <ActionForm action={hide}>
        <HiddenField name="clientId" value={clientId} />
        {isHidden ? null : <HiddenField name="isHidden" value="on" />}
        <div className="acts mt-4">
          <SubmitButton look="plain" waiting="Saving">
            {isHidden ? 'Show the numbers' : 'Hide the numbers'}
          </SubmitButton>
        </div>
      </ActionForm>
    </>
  )
}
