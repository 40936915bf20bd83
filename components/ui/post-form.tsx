'use client'

import { ActionForm, type ActionFormProps } from '@/components/ui/action-form'
import type { ActionResult } from '@/lib/domain/action-result'

export type PostFormProps = Omit<ActionFormProps<Place>, 'action'> & { to: string }

type Place = { location: string }

/**
 * A form whose POST goes to a route handler: what comes before a session, or ends or locks one. A success leaves by a
 * full navigation, unless `onDone` stays, because what the session may see has changed.
 */
export function PostForm({ to, onDone, children, ...rest }: PostFormProps) {
  return (
    <ActionForm {...rest} action={(_previous, form) => send(to, form, !onDone)} onDone={onDone}>
      {children}
    </ActionForm>
  )
}

/** Sends a form's fields to a route handler of ours. @throws TypeError when the server cannot be reached */
export async function postFields(to: string, fields: Record<string, string> | FormData): Promise<ActionResult<Place>> {
  const body = new URLSearchParams()
  const pairs = fields instanceof FormData ? fields.entries() : Object.entries(fields)
  for (const [name, value] of pairs) if (typeof value === 'string') body.append(name, value)
  const answer = await fetch(to, { method: 'POST', body, redirect: 'error', cache: 'no-store' })
  return answer.json()
}

async function send(to: string, form: FormData, isLeaving: boolean): Promise<ActionResult<Place>> {
  const result = await postFields(to, form)
  if (!result.ok || !isLeaving) return result
  window.location.assign(result.value.location)
  // The button stays pressed until the next page is here: a second press would find the link used.
  return new Promise(() => {})
}
