'use client'

import { TextField } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'
import { PostForm } from '@/components/ui/post-form'
import { SubmitButton } from '@/components/ui/submit-button'

export type JoinFormProps = { to: string; email: string; name: string; isKnown: boolean }

/** Accepting an invitation: the own password when there is an account, else a new one. */
export function JoinForm({ to, email, name, isKnown }: JoinFormProps) {
  return (
    <PostForm to={to} kept="You have not joined yet. What you typed is kept.">
      <input type="hidden" name="username" value={email} autoComplete="username" />
      {isKnown ? null : (
        <TextField name="name" label="Your name" defaultValue={name} maxLength={120} autoComplete="name" />
      )}
      <TextField
        name="title"
        label="Your title"
        hint="Such as Psychotherapist or Counsellor. Colleagues read it."
        isOptional
        maxLength={80}
      />
      <PasswordField
        name="password"
        label={isKnown ? 'Your password' : 'Choose a password'}
        hint={
          isKnown
            ? 'You have an account here already; use the password you sign in with.'
            : 'At least 15 characters. A few unrelated words are easy to remember and hard to guess.'
        }
        autoComplete={isKnown ? 'current-password' : 'new-password'}
      />
      <div className="acts">
        <SubmitButton waiting="Joining">Join the practice</SubmitButton>
      </div>
    </PostForm>
  )
}
