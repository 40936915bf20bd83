'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField, TextField } from '@/components/ui/field'
import { SavedNote } from '@/components/ui/saved-note'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'

export type RemindersFormProps = {
  action: FormAction<undefined>
  chosen: { reminderCount: number; reminderAfterDays: number; reminderAt: string }
  /** Zone of the time, as people call it. */
  zoneWords: string
}

const COUNTS = [
  { value: '0', label: 'None' },
  { value: '1', label: 'One' },
  { value: '2', label: 'Two' },
]

/** How often a form that went by e-mail is reminded of. */
export function RemindersForm({ action, chosen, zoneWords }: RemindersFormProps) {
  const [saves, setSaves] = useState(0)
  return (
    <ActionForm
      action={action}
      layout="rows"
      kept="Nothing was changed. What you typed is kept."
      onDone={() => setSaves((count) => count + 1)}
    >
      <SelectField
        name="reminderCount"
        label="Reminders"
        hint="For each form, at most, unless a client asked otherwise. Holds for messages sent from now on."
        options={COUNTS}
        defaultValue={String(chosen.reminderCount)}
      />
      <TextField
        name="reminderAfterDays"
        label="After"
        hint="Days since the last message about the form."
        inputMode="numeric"
        className="short"
        maxLength={2}
        defaultValue={String(chosen.reminderAfterDays)}
      />
      <TextField
        name="reminderAt"
        label="At"
        hint={`In the practice’s zone, ${zoneWords}`}
        type="time"
        className="short"
        defaultValue={chosen.reminderAt}
      />
      <div className="acts pt-4">
        <SubmitButton waiting="Saving">Save</SubmitButton>
        <SavedNote saves={saves} />
      </div>
    </ActionForm>
  )
}
