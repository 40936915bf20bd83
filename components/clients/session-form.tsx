'use client'

import { SaveLine } from '@/components/clients/save-line'
import { ActionForm } from '@/components/ui/action-form'
import { ConfirmButton } from '@/components/ui/confirm'
import { HiddenField, SelectField, type SelectOption, TextField } from '@/components/ui/field'
import type { FormAction } from '@/lib/domain/action-result'

/** When a client comes, as the form starts, and in words. */
export type SessionView = {
  /** "Today 09:00, every second Friday", or that there is no regular session. */
  words: string
  isSet: boolean
  start: { startsOn: string; startsAt: string; everyWeeks: number }
  turns: SelectOption[]
}

export type SessionFormProps = {
  clientId: string
  view: SessionView
  set: FormAction<{ clientId: string }>
  clear: FormAction<{ clientId: string }>
}

/** The first day, the time and the turn; or none at all. */
export function SessionForm({ clientId, view, set, clear }: SessionFormProps) {
  const { start, turns } = view
  return (
    <>
      <p className="soft">{view.words}.</p>
      <ActionForm action={set} className="client-form" kept="Nothing was changed. What you typed is kept.">
        <HiddenField name="clientId" value={clientId} />
        <div className="field-pair">
          <TextField
            name="startsOn"
            label="First day"
            hint="Its weekday is the day of all sessions."
            type="date"
            min="1900-01-01"
            max="2199-12-31"
            defaultValue={start.startsOn}
          />
          <TextField
            name="startsAt"
            label="Time"
            hint="On the practice’s clock."
            type="time"
            defaultValue={start.startsAt}
          />
        </div>
        <SelectField name="everyWeeks" label="How often" options={turns} defaultValue={String(start.everyWeeks)} />
        <SaveLine label="Save the session" />
      </ActionForm>
      {view.isSet ? (
        <div className="acts pt-5">
          <ConfirmButton
            action={clear}
            label="No regular session"
            title="Take the regular session away?"
            words="The client no longer stands in Today. Notes and answers stay, and you can set a session again."
            confirm="Take it away"
            waiting="Taking it away"
            fields={{ clientId }}
          />
        </div>
      ) : null}
    </>
  )
}
