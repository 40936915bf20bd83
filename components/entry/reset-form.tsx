'use client'

import { PasswordField } from '@/components/ui/password-field'
import { PostForm } from '@/components/ui/post-form'
import { SubmitButton } from '@/components/ui/submit-button'

export function ResetForm({ to, email }: { to: string; email: string }) {
  return (
    <PostForm to={to} kept="Your password was not changed.">
      <input type="hidden" name="username" value={email} autoComplete="username" />
      <PasswordField
        name="password"
        label="New password"
        hint="At least 15 characters. A few unrelated words are easy to remember and hard to guess."
        autoComplete="new-password"
      />
      <div className="acts">
        <SubmitButton waiting="Setting it">Set the new password</SubmitButton>
      </div>
    </PostForm>
  )
}
