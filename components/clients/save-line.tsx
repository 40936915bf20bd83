'use client'

import type { ReactNode } from 'react'
import { useFormState } from '@/components/ui/form-context'
import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'

/** The foot of a form that stays on its page: its button, and "Saved" once it is. */
export function SaveLine({ label, children }: { label: string; children?: ReactNode }) {
  const { result, isPending } = useFormState()
  return (
    <div className="acts">
      <SubmitButton waiting="Saving">{label}</SubmitButton>
      {children}
      <span className="saved" role="status">
        {result?.ok && !isPending ? (
          <>
            <Icon name="check" />
            Saved
          </>
        ) : null}
      </span>
    </div>
  )
}
