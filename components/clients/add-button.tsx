'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import type { MouseEvent } from 'react'
import { addSheetHref } from '@/components/clients/caseload-rules'
import { LinkButton } from '@/components/ui/button'

/** "Add and send" from anywhere: the sheet stands over the caseload. On the caseload itself it opens at once. */
export function AddButton({ isShort = false }: { isShort?: boolean }) {
  const isHere = usePathname() === '/caseload'
  const params = new URLSearchParams(useSearchParams())
  const href = isHere ? addSheetHref(params, true) : '/caseload?sheet=add'

  // The rows behind the sheet stay as they are, so the server need not be asked.
  function open(event: MouseEvent<HTMLAnchorElement>) {
    if (!isHere || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    window.history.pushState(null, '', href)
  }

  return (
    <LinkButton href={href} look="go" icon="plus" onClick={open}>
      <span>
        Add<span className={isShort ? 'only-l' : undefined}> and send</span>
      </span>
    </LinkButton>
  )
}
