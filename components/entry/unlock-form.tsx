'use client'

import { SignOutButton } from '@/components/entry/sign-out-button'
import { PasswordField } from '@/components/ui/password-field'
import { PostForm } from '@/components/ui/post-form'
import { SubmitButton } from '@/components/ui/submit-button'

export type UnlockFormProps = {
  /** The demo's people have no password; their lock is only a curtain. */
  hasPassword: boolean
  /** Stays on this page instead of leaving for the caseload. */
  onDone?: () => void
}

/** One field, no name. */
export function UnlockForm({ hasPassword, onDone }: UnlockFormProps) {
  return (
    <PostForm to="/unlock" kept="" onDone={onDone} isResetWhenDone>
      {hasPassword ? <PasswordField name="password" label="Password" autoComplete="off" /> : null}
      <div className="acts">
        <SubmitButton waiting="Unlocking">Unlock</SubmitButton>
        <SignOutButton />
      </div>
    </PostForm>
  )
}
