'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'
import { PostForm } from '@/components/ui/post-form'
import { SavedNote } from '@/components/ui/saved-note'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'

/** What colleagues read of oneself. */
export function ProfileForm({ action, name, title }: { action: FormAction<undefined>; name: string; title: string }) {
  const [saves, setSaves] = useState(0)
  return (
    <ActionForm
      action={action}
      layout="rows"
      kept="Nothing was changed. What you typed is kept."
      onDone={() => setSaves((count) => count + 1)}
    >
      <TextField name="name" label="Name" defaultValue={name} maxLength={120} autoComplete="name" />
      <TextField
        name="title"
        label="Title"
        hint="Such as Psychotherapist or Counsellor."
        isOptional
        defaultValue={title}
        maxLength={80}
      />
      <div className="acts pt-4">
        <SubmitButton waiting="Saving">Save</SubmitButton>
        <SavedNote saves={saves} />
      </div>
    </ActionForm>
  )
}

/** The current password, then the new one. */
export function ChangePasswordForm() {
  const [saves, setSaves] = useState(0)
  return (
    <PostForm
      to="/account/password"
      layout="rows"
      kept="Your password was not changed."
      isResetWhenDone
      onDone={() => setSaves((count) => count + 1)}
    >
      <PasswordField name="current" label="Current" autoComplete="current-password" />
      <PasswordField
        name="password"
        label="New"
        hint="At least 15 characters. A few unrelated words are easy to remember and hard to guess."
        autoComplete="new-password"
      />
      <div className="acts pt-4">
        <SubmitButton look="plain" waiting="Changing">
          Change the password
        </SubmitButton>
        <SavedNote saves={saves} words="Changed. Everywhere else you are signed out." />
      </div>
    </PostForm>
  )
}

/** Another practice of the same person: opening it leaves this one. */
export function SwitchForm({ practice }: { practice: { id: string; name: string } }) {
  return (
    <PostForm to="/session/switch" kept="">
      <input type="hidden" name="practiceId" value={practice.id} />
      <div className="acts justify-between py-2">
        <span className="wrap-anywhere">{practice.name}</span>
        <SubmitButton look="plain" waiting="Opening">
          Open<span className="vh"> {practice.name}</span>
        </SubmitButton>
      </div>
    </PostForm>
  )
}
