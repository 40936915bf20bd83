'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { SHOWN_PARAM } from '@/components/safety/shown-param'
import { ActionForm } from '@/components/ui/action-form'
import { ActButton } from '@/components/ui/button'
import { HiddenField } from '@/components/ui/field'
import type { FormAction } from '@/lib/domain/action-result'

/** "Show": an act of its own, in the record. What it shows stays until the page is left. */
export function ShowFolded({
  clientId,
  action,
  children = 'Show',
}: {
  clientId: string
  action: FormAction<{ clientId: string }>
  children?: string
}) {
  const router = useRouter()
  const pathname = usePathname()
  const params = useSearchParams()
  function open() {
    const next = new URLSearchParams(params)
    next.set(SHOWN_PARAM, '1')
    router.replace(`${pathname}?${next}`, { scroll: false })
  }
  return (
    <ActionForm action={action} onDone={open} className="inline" kept="It stays folded.">
      <HiddenField name="clientId" value={clientId} />
      <ActButton type="submit">{children}</ActButton>
    </ActionForm>
  )
}
