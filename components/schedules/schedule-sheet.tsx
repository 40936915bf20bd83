'use client'

import { useState } from 'react'
import { MessagePreview } from '@/components/assignments/message-preview'
import { ActButton, Button } from '@/components/ui/button'
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

/** What stands in the fields when the sheet opens. */
export type ScheduleStart = {
  every: string
  unit: string
  startsOn: string
  sendsAt: string
  times: string
  expiresInDays: string
}

const UNITS = [
  { value: 'day', label: 'days' },
  { value: 'week', label: 'weeks' },
  { value: 'month', label: 'months' },
]

/** Which form, how often, from when, until when. */
export function ScheduleSheet({ clientId, forms, firstDay, make, ...rest }: ScheduleSheetProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [formId, setFormId] = useState(forms[0]?.id ?? '')
  const close = () => setIsOpen(false)
  const start = { every: '4', unit: 'week', startsOn: firstDay, sendsAt: '09:30', times: '', expiresInDays: '7' }
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
          <ScheduleFields {...rest} formId={formId} start={start} />
        </SheetForm>
      </Sheet>
    </>
  )
}

export type ChangeSheetProps = Pick<ScheduleSheetProps, 'clientId' | 'zoneWords' | 'preview'> & {
  scheduleId: string
  formId: string
  formWords: string
  /** How it is asked now, and its next days. */
  nowWords: string
  start: ScheduleStart
  change: FormAction<{ clientId: string; scheduleId: string }>
}

/** The same for a schedule there is: it goes on from its next day as the fields say. */
export function ChangeSheet({
  clientId,
  scheduleId,
  formId,
  formWords,
  nowWords,
  start,
  change,
  ...rest
}: ChangeSheetProps) {
  const [isOpen, setIsOpen] = useState(false)
  const close = () => setIsOpen(false)
  return (
    <>
      <ActButton aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        Change
      </ActButton>
      <Sheet isOpen={isOpen} onClose={close} title={`Change how ${formWords} is asked`}>
        <SheetForm
          action={change}
          onDone={close}
          kept="Nothing was changed. What you typed is kept."
          foot={<SubmitButton waiting="Changing">Change it</SubmitButton>}
        >
          <HiddenField name="clientId" value={clientId} />
          <HiddenField name="scheduleId" value={scheduleId} />
          <HiddenField name="formId" value={formId} />
          <FormRow label="Now">
            <p>{nowWords}</p>
            <p className="note">This one ends and stays in the list. What was asked stays open.</p>
          </FormRow>
          <ScheduleFields {...rest} formId={formId} start={start} />
        </SheetForm>
      </Sheet>
    </>
  )
}

function ScheduleFields({
  formId,
  start,
  zoneWords,
  preview,
}: Pick<ScheduleSheetProps, 'zoneWords' | 'preview'> & { formId: string; start: ScheduleStart }) {
  const message = preview.forms[formId]
  return (
    <>
      <TextField
        name="every"
        label="Every"
        type="number"
        min={1}
        max={365}
        defaultValue={start.every}
        inputMode="numeric"
      />
      <SelectField name="unit" label="Days, weeks, months" options={UNITS} defaultValue={start.unit} />
      <TextField name="startsOn" label="First day" type="date" defaultValue={start.startsOn} />
      <TextField
        name="sendsAt"
        label="Time"
        type="time"
        defaultValue={start.sendsAt}
        hint={`In the practice’s zone, ${zoneWords}`}
      />
      <TextField
        name="times"
        label="How many times"
        type="number"
        min={1}
        max={520}
        inputMode="numeric"
        defaultValue={start.times}
        isOptional
        hint="Blank: until you end it"
      />
      <TextField
        name="expiresInDays"
        label="Each open for"
        type="number"
        min={1}
        max={30}
        defaultValue={start.expiresInDays}
        inputMode="numeric"
        hint="Days, 1 to 30. While one is open, no second is sent."
      />
      {message ? (
        <FormRow label="Each will read">
          <MessagePreview from={preview.from} message={message} />
        </FormRow>
      ) : null}
    </>
  )
}
