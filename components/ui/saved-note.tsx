'use client'

import { useFormState } from '@/components/ui/form-context'
import { Icon } from '@/components/ui/icon'

/** "Saved", said once more after each press of Save. `saves` counts them. */
export function SavedNote({ saves, words = 'Saved' }: { saves: number; words?: string }) {
  const { isPending, result } = useFormState()
  const isSaved = saves > 0 && !isPending && result?.ok === true
  return (
    <span className="saved" role="status">
      {isSaved ? (
        <span key={saves} className="contents">
          <Icon name="check" />
          {words}
        </span>
      ) : null}
    </span>
  )
}
