'use client'

import { type ChangeEvent, useState } from 'react'
import { MessagePreview } from '@/components/assignments/message-preview'
import { ActButton, Button } from '@/components/ui/button'
import { FormRow, HiddenField, SelectField, TextField } from '@/components/ui/field'
import { Sheet, SheetForm } from '@/components/ui/sheet'
import { SubmitButton } from '@/components/ui/submit-button'
import { useForetelling } from '@/components/ui/use-foretelling'
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
  /** Its first days in words while it is typed; plans nothing. */
  foretell: FormAction<string>
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
  const firstForm = forms[0]?.id ?? ''
  const [formId, setFormId] = useState(firstForm)
  const [round, setRound] = useState(0)
  const close = () => setIsOpen(false)
  function finish() {
    close()
    setFormId(firstForm)
    setRound(round + 1)
  }
  const start = { every: '4', unit: 'week', startsOn: firstDay, sendsAt: '09:30', times: '', expiresInDays: '7' }
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        Plan a schedule
      </Button>
      <Sheet isOpen={isOpen} onClose={close} title="Ask again and again">
        <SheetForm
          key={round}
          action={make}
          onDone={finish}
          isClosedWhenDone={false}
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

export type ChangeSheetProps = Pick<ScheduleSheetProps, 'clientId' | 'zoneWords' | 'preview' | 'foretell'> & {
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

type FieldsProps = Pick<ScheduleSheetProps, 'zoneWords' | 'preview' | 'foretell'> & {
  formId: string
  start: ScheduleStart
}

function ScheduleFields({ formId, start, zoneWords, preview, foretell }: FieldsProps) {
  const message = preview.forms[formId]
  const { expiresInDays: _, ...turn } = start
  const [typed, setTyped] = useState(turn)
  const keep = ({ currentTarget }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
    setTyped({ ...typed, [currentTarget.name]: currentTarget.value })
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
        onChange={keep}
      />
      <SelectField name="unit" label="Days, weeks, months" options={UNITS} defaultValue={start.unit} onChange={keep} />
      <TextField name="startsOn" label="First day" type="date" defaultValue={start.startsOn} onChange={keep} />
      <TextField
        name="sendsAt"
        label="Time"
        type="time"
        defaultValue={start.sendsAt}
        onChange={keep}
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
        onChange={keep}
        isOptional
        hint="Blank: until you end it"
      />
      <FormRow label="Days">
        <Foretold foretell={foretell} fields={{ formId, ...typed }} />
      </FormRow>
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

/** The first days as they follow from the fields, said anew with every change. */
function Foretold({ foretell, fields }: { foretell: FormAction<string>; fields: Record<string, string> }) {
  const { told, fault, again } = useForetelling(foretell, fields)
  return (
    <p role="status" className={told ? undefined : 'soft'}>
      {fault ? <span className="fault">{fault}</span> : (told ?? 'Counting the days.')}
      {fault ? <ActButton onClick={again}>Count again</ActButton> : null}
    </p>
  )
}
