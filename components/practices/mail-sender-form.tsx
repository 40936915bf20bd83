'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/field'
import { SavedNote } from '@/components/ui/saved-note'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'

export type MailSenderFormProps = {
  action: FormAction<undefined>
  chosen: { mailSenderName: string; mailSenderAddress: string }
  /** What stands on a message when both are left blank. */
  neutral: { name: string; address: string }
}

/** Whom messages to clients come from. What it shows may be read by whoever holds the phone. */
export function MailSenderForm({ action, chosen, neutral }: MailSenderFormProps) {
  const [saves, setSaves] = useState(0)
  return (
    <ActionForm
      action={action}
      layout="rows"
      kept="Nothing was changed. What you typed is kept."
      onDone={() => setSaves((count) => count + 1)}
    >
      <TextField
        name="mailSenderName"
        label="From"
        isOptional
        maxLength={60}
        hint={`Shows on the client’s phone, so it must give nothing away. Blank: “${neutral.name}”.`}
        defaultValue={chosen.mailSenderName}
      />
      <TextField
        name="mailSenderAddress"
        label="Address"
        type="email"
        isOptional
        spellCheck={false}
        maxLength={254}
        hint={`One that the mail account may send from. Blank: ${neutral.address}.`}
        defaultValue={chosen.mailSenderAddress}
      />
      <div className="acts pt-4">
        <SubmitButton waiting="Saving">Save</SubmitButton>
        <SavedNote saves={saves} />
      </div>
    </ActionForm>
  )
}
