'use client'

import type { ReactNode } from 'react'
import { useFormState } from '@/components/ui/form-context'

/** The one button of a form that asks nothing more, set as text; what went wrong stands beside it. */
export function ActSubmit({ children }: { children: ReactNode }) {
  const { isPending, result } = useFormState()
  return (
    <>
      <button type="submit" className="act" aria-disabled={isPending || undefined}>
        {children}
      </button>
      {result && !result.ok ? (
        <span role="status" className="fault">
          {result.message}
        </span>
      ) : null}
    </>
  )
}
