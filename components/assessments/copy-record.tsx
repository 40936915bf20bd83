'use client'

import type { ButtonLook } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import type { FormAction } from '@/lib/domain/action-result'

/** Copies a result as plain text for another system's record; making the text is in the record. */
export function CopyRecord({
  clientId,
  responseId,
  action,
  look = 'plain',
}: {
  clientId: string
  responseId: string
  action: FormAction<{ text: string }>
  look?: ButtonLook
}) {
  async function make() {
    const form = new FormData()
    form.set('clientId', clientId)
    form.set('responseId', responseId)
    const made = await action(null, form)
    if (!made.ok) throw new Error(made.code)
    return made.value.text
  }
  return <CopyButton value={make} label="Copy for my record" copied="Copied as plain text" look={look} />
}
