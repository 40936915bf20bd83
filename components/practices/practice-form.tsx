'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/choice'
import { FormRow, SelectField, type SelectOption, TextField } from '@/components/ui/field'
import { SavedNote } from '@/components/ui/saved-note'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'

export type PracticeFormProps = {
  action: FormAction<undefined>
  settings: {
    name: string
    timeZone: string
    country: string
    locale: string
    readingPromiseDays: number
    quickExitUrl: string
    isPinDefault: boolean
  }
  countries: SelectOption[]
  timeZones: SelectOption[]
  locales: SelectOption[]
}

/** What the practice decides for itself. */
export function PracticeForm({ action, settings, countries, timeZones, locales }: PracticeFormProps) {
  const [saves, setSaves] = useState(0)
  return (
    <ActionForm
      action={action}
      layout="rows"
      kept="Nothing was changed. What you typed is kept."
      onDone={() => setSaves((count) => count + 1)}
    >
      <TextField name="name" label="Name" defaultValue={settings.name} maxLength={200} />
      <SelectField
        name="country"
        label="Country"
        hint="Decides the crisis contacts, unless the practice keeps its own list."
        options={countries}
        defaultValue={settings.country}
      />
      <SelectField name="timeZone" label="Time zone" options={timeZones} defaultValue={settings.timeZone} />
      <SelectField name="locale" label="Dates, numbers" options={locales} defaultValue={settings.locale} />
      <TextField
        name="readingPromiseDays"
        label="Read within"
        hint="Working days in which a completed form will have been read. Clients are told this before they answer."
        inputMode="numeric"
        className="short"
        maxLength={2}
        defaultValue={String(settings.readingPromiseDays)}
      />
      <TextField
        name="quickExitUrl"
        label="Leave now"
        hint="Where a client’s “Leave now” button goes: a page anyone might have open."
        type="url"
        spellCheck={false}
        maxLength={300}
        defaultValue={settings.quickExitUrl}
      />
      <FormRow label="PIN">
        <Checkbox
          name="isPinDefault"
          label="Links ask for a PIN of 6 digits"
          hint="For new clients; each client can be set otherwise. Agree it live, never in the message with the link."
          defaultChecked={settings.isPinDefault}
        />
      </FormRow>
      <div className="acts pt-4">
        <SubmitButton waiting="Saving">Save</SubmitButton>
        <SavedNote saves={saves} />
      </div>
    </ActionForm>
  )
}
