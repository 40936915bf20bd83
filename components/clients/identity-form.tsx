'use client'

import { SaveLine } from '@/components/clients/save-line'
import { ActionForm } from '@/components/ui/action-form'
import { Checkbox } from '@/components/ui/choice'
import { HiddenField, SelectField, TextField } from '@/components/ui/field'
import type { FormAction } from '@/lib/domain/action-result'

export type IdentityFormProps = {
  clientId: string
  version: number
  start: {
    name: string
    isCodeName: boolean
    pronouns: string
    responsibleId: string
    recordNumber: string
    /** YYYY-MM-DD, blank where it is not known. */
    bornOn: string
  }
  /** The practice's day: nobody is born after it. */
  today: string
  clinicians: { id: string; name: string; isActive: boolean }[]
  action: FormAction<{ clientId: string }>
}

/** Who the client is and who is responsible. Choosing another clinician hands the client over. */
export function IdentityForm({ clientId, version, start, today, clinicians, action }: IdentityFormProps) {
  return (
    <ActionForm action={action} className="client-form" kept="Nothing was changed. What you typed is kept.">
      <HiddenField name="clientId" value={clientId} />
      <HiddenField name="version" value={String(version)} />
      <TextField name="name" label="Name" dir="auto" maxLength={400} spellCheck={false} defaultValue={start.name} />
      <div className="stack-field">
        <Checkbox name="isCodeName" label="This is a code name" defaultChecked={start.isCodeName} />
      </div>
      <TextField name="pronouns" label="Pronouns" isOptional maxLength={60} defaultValue={start.pronouns} />
      <TextField
        name="recordNumber"
        label="Record number"
        hint="Stands at the top of what you print."
        isOptional
        maxLength={80}
        spellCheck={false}
        defaultValue={start.recordNumber}
      />
      <TextField
        name="bornOn"
        label="Born"
        type="date"
        isOptional
        min="1900-01-01"
        max={today}
        defaultValue={start.bornOn}
      />
      <SelectField
        name="responsibleId"
        label="Clinician responsible"
        hint="Reads and reviews what comes in. Choosing a colleague hands the client over to them."
        options={clinicians.map((each) => ({
          value: each.id,
          label: each.isActive ? each.name : `${each.name} (left)`,
        }))}
        defaultValue={start.responsibleId}
      />
      <SaveLine label="Save" />
    </ActionForm>
  )
}
