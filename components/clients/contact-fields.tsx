'use client'

import { type ReactNode, useState } from 'react'
import { Checkbox, CheckboxGroup, RadioGroup } from '@/components/ui/choice'
import { SelectField, TextArea, TextField } from '@/components/ui/field'
import { CHANNEL_WORDS, REMINDER_CHOICES } from '@/lib/format/client-words'

export type ContactStart = {
  choice: string
  channels: string[]
  times: string
  mayLeaveMessage: boolean
  reminderCount: number | null
  email: string
  phone: string
  codeName: string
  instructions: string
}

const BLANK: ContactStart = {
  choice: 'session',
  channels: ['email'],
  times: '',
  mayLeaveMessage: false,
  reminderCount: null,
  email: '',
  phone: '',
  codeName: '',
  instructions: '',
}

/**
 * "How may we reach them?", ten seconds by design: in session only unless they said otherwise, one address for e-mail,
 * everything else behind Details.
 */
export function ContactFields({
  start = BLANK,
  onChoose,
  onAddress,
}: {
  start?: ContactStart
  onChoose?: (choice: string) => void
  /** The e-mail address was changed. */
  onAddress?: () => void
}) {
  const [choice, setChoice] = useState(start.choice)
  const [email, setEmail] = useState(start.email)
  function choose(value: string) {
    setChoice(value)
    onChoose?.(value)
  }
  // One address for both answers that ask for it: what was typed for one stands in the other.
  const address = (
    <TextField
      name="email"
      label={choice === 'details' ? 'E-mail address, where e-mail is safe' : 'E-mail address'}
      type="email"
      inputMode="email"
      defaultValue={email}
      onChange={(event) => {
        setEmail(event.currentTarget.value)
        onAddress?.()
      }}
    />
  )
  const reminders = (
    <SelectField
      name="reminderCount"
      label="Reminders"
      hint="Of each form that goes by e-mail. What they ask for counts before what the practice does."
      options={REMINDER_CHOICES}
      defaultValue={start.reminderCount === null ? '' : String(start.reminderCount)}
    />
  )
  const reach = (
    <>
      {address}
      {reminders}
    </>
  )
  return (
    <RadioGroup
      name="choice"
      label="How may we reach them?"
      defaultValue={start.choice}
      onChoose={choose}
      options={[
        { value: 'session', label: 'In session only' },
        { value: 'email', label: 'E-mail, any time', more: choice === 'email' ? reach : null },
        {
          value: 'details',
          label: 'Details: channels, times, a message left, a code name',
          more: choice === 'details' ? <DetailFields start={start} address={reach} /> : null,
        },
      ]}
    />
  )
}

function DetailFields({ start, address }: { start: ContactStart; address: ReactNode }) {
  return (
    <>
      <CheckboxGroup
        name="channels"
        label="Ways that are safe"
        options={Object.entries(CHANNEL_WORDS).map(([value, label]) => ({ value, label }))}
        defaultValues={start.channels}
      />
      {address}
      <TextField
        name="phone"
        label="Phone number, for calls and text messages"
        type="tel"
        inputMode="tel"
        defaultValue={start.phone}
      />
      <TextField name="times" label="Times" defaultValue={start.times} isOptional hint="Such as: weekdays 9 to 15" />
      <div className="stack-field">
        <Checkbox name="mayLeaveMessage" label="A message may be left" defaultChecked={start.mayLeaveMessage} />
      </div>
      <TextField name="codeName" label="Name to use when reaching them" defaultValue={start.codeName} isOptional />
      <TextArea
        name="instructions"
        label="Anything else to keep to"
        defaultValue={start.instructions}
        isOptional
        rows={2}
      />
    </>
  )
}
