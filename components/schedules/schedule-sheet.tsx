'use client'

import { useState } from 'react'
import { MessagePreview } from '@/components/assignments/message-preview'
import { Button } from '@/components/ui/button'
import { FormRow, HiddenField, SelectField, TextField } from '@/components/ui/field'
import { Sheet, SheetForm } from '@/components/ui/sheet'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'
import type { MailPreview } from '@/lib/domain/mail-preview'

export type ScheduleSheetProps = {
  clientId: string
  forms: { id: string; words: string }[]
  /** The first day offered, YYYY-MM-DD. */
  firstDay: string
  /** Zone its times are in, as people call it. */
  zoneWords: string
  /** What each message will say; its link and last day stand open. */
  preview: MailPreview
  make: FormAction<{ clientId: string; scheduleId: string }>
}

const UNITS = [
  { value: 'day', label: 'days' },
  { value: 'week', label: 'weeks' },
  { value: 'month', label: 'months' },
]

/** Which form, how often, from when, until when. */
export function ScheduleSheet({ clientId, forms, firstDay, zoneWords, preview, make }: ScheduleSheetProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [formId, setFormId] = useState(forms[0]?.id ?? '')
  const message = preview.forms[formId]
  const close = () => setIsOpen(false)
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        Plan a schedule
      </Button>
      <Sheet isOpen={isOpen} onClose={close} title="Ask again and again">
        <SheetForm
          action={make}
          onDone={close}
          kept="Nothing was planned. What you typed is kept."
          foot={<SubmitButton waiting="Planning">Plan it</SubmitButton>}
        >
          <HiddenField name="clientId" value={clientId} />
          <SelectField
            name="formId"
            label="Form"
            options={forms.map((form) => ({ value: form.id, label: form.words }))}
            onChange={(event) => setFormId(event.currentTarget.value)}
          />
          <TextField name="every" label="Every" type="number" min={1} max={365} defaultValue="4" inputMode="numeric" />
          <SelectField name="unit" label="Days, weeks, months" options={UNITS} defaultValue="week" />
          <TextField name="startsOn" label="First day" type="date" defaultValue={firstDay} />
          <TextField
            name="sendsAt"
            label="Time"
            type="time"
            defaultValue="09:30"
            hint={`In the practice’s zone, ${zoneWords}`}
          />
          <TextField
            name="times"
            label="How many times"
            type="number"
            min={1}
            max={520}
            inputMode="numeric"
            isOptional
            hint="Blank: until you end it"
          />
          <TextField
            name="expiresInDays"
            label="Each open for"
            type="number"
            min={1}
            max={30}
            defaultValue="7"
            inputMode="numeric"
            hint="Days, 1 to 30. While one is open, no second is sent."
          />
          {message ? (
            <FormRow label="Each will read">
              <MessagePreview from={preview.from} message={message} />
            </FormRow>
          ) : null}
        </SheetForm>
      </Sheet>
    </>
  )
}
