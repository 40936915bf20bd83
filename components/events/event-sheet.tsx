'use client'

import { useState } from 'react'
import { ActButton, Button, type ButtonLook } from '@/components/ui/button'
import { HiddenField, SelectField, type SelectOption, TextField } from '@/components/ui/field'
import { Sheet, SheetForm } from '@/components/ui/sheet'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'
import { EVENT_WORDS_MAX } from '@/lib/domain/client-event'

export type EventChanged = { clientId: string; eventId: string }

export type EventSheetProps = {
  /** Whose event, or which one is changed. */
  subject: { clientId: string } | { eventId: string }
  start: { happenedOn: string; kind: string; words: string }
  kinds: SelectOption[]
  /** Nothing to come is marked. */
  today: string
  action: FormAction<EventChanged>
  label: string
  look?: ButtonLook | 'act'
  /** Tells one "Change" from the others for who cannot see its row. */
  about?: string
}

/** Marks what happened, when and in which words; or changes it. */
export function EventSheet({ subject, start, kinds, today, action, label, look = 'plain', about }: EventSheetProps) {
  const [isOpen, setIsOpen] = useState(false)
  const isNew = 'clientId' in subject
  const open = { onClick: () => setIsOpen(true), 'aria-haspopup': 'dialog', 'aria-label': about } as const
  const close = () => setIsOpen(false)
  return (
    <>
      {look === 'act' ? (
        <ActButton {...open}>{label}</ActButton>
      ) : (
        <Button {...open} look={look} icon={isNew ? 'plus' : undefined}>
          {label}
        </Button>
      )}
      <Sheet isOpen={isOpen} onClose={close} title={isNew ? 'Mark an event' : 'Change an event'}>
        <SheetForm
          action={action}
          isResetWhenDone={isNew}
          kept="Nothing was marked. What you typed is kept."
          foot={
            <>
              <SubmitButton waiting="Saving">{isNew ? 'Mark it' : 'Save the change'}</SubmitButton>
              <Button look="bare" onClick={close}>
                Cancel
              </Button>
              <span className="note">Stands on the chart and the time line. Never sent to the client.</span>
            </>
          }
        >
          {Object.entries(subject).map(([name, value]) => (
            <HiddenField key={name} name={name} value={value} />
          ))}
          <SelectField
            name="kind"
            label="What happened"
            options={isNew ? [{ value: '', label: 'Choose' }, ...kinds] : kinds}
            defaultValue={start.kind}
          />
          <TextField
            name="happenedOn"
            label="On"
            type="date"
            min="1900-01-01"
            max={today}
            defaultValue={start.happenedOn}
          />
          <TextField
            name="words"
            label="In your words"
            hint={`What the chart says, up to ${EVENT_WORDS_MAX} characters. Leave blank to let the kind say it.`}
            isOptional
            dir="auto"
            defaultValue={start.words}
          />
        </SheetForm>
      </Sheet>
    </>
  )
}
