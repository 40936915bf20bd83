'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { ActButton, Button } from '@/components/ui/button'
import { HiddenField, TextArea } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'

/** Words after signing: they stand below the note, with their own author and moment. */
export function AddendumForm({ noteId, action }: { noteId: string; action: FormAction<{ clientId: string }> }) {
  const [isOpen, setIsOpen] = useState(false)
  if (!isOpen) return <ActButton onClick={() => setIsOpen(true)}>Add an addendum</ActButton>
  return (
    <ActionForm
      action={action}
      onDone={() => setIsOpen(false)}
      label="Addendum"
      kept="Nothing was stored. Your words are kept here."
    >
      <HiddenField name="noteId" value={noteId} />
      <TextArea name="body" label="Addendum" isPad rows={3} hint="An addendum cannot be changed once it is stored." />
      <p className="acts">
        <SubmitButton waiting="Storing">Store the addendum</SubmitButton>
        <Button look="bare" onClick={() => setIsOpen(false)}>
          Leave it
        </Button>
      </p>
    </ActionForm>
  )
}
