'use client'

import { useEffect } from 'react'
import { PasswordField } from '@/components/ui/password-field'
import { PostForm } from '@/components/ui/post-form'
import { SubmitButton } from '@/components/ui/submit-button'

export type TakeBackFormProps = {
  /** The demo's people have none: a button. */
  hasPassword: boolean
  /** The client's way back to their form; null when it is sent or left. */
  formHref: string | null
}

/** One field that no browser fills by itself, and the way back to the form. */
export function TakeBackForm({ hasPassword, formHref }: TakeBackFormProps) {
  useEffect(leaveWhatWasLoaded, [])
  return (
    <PostForm to="/unlock" kept="" isResetWhenDone>
      {hasPassword ? <PasswordField name="password" label="Password" autoComplete="new-password" /> : null}
      <div className="acts">
        <SubmitButton waiting="Taking back">Take the device back</SubmitButton>
        {formHref ? (
          <a className="btn bare" href={formHref}>
            Back to the form
          </a>
        ) : null}
      </div>
    </PostForm>
  )
}

/** Reached from a page of the practice without a full load, its pages would still be in memory behind Back. */
function leaveWhatWasLoaded(): void {
  const [loaded] = performance.getEntriesByType('navigation')
  if (loaded && new URL(loaded.name).pathname !== '/in-use') window.location.replace('/in-use')
}
