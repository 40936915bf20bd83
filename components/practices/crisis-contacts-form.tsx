'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { ActButton, IconButton } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/choice'
import { useField } from '@/components/ui/form-context'
import { SavedNote } from '@/components/ui/saved-note'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'

export type CrisisLine = { number: string; note: string }

export type CrisisContactsFormProps = {
  action: FormAction<undefined>
  country: string
  /** What the country's list says, in words. */
  countryLines: CrisisLine[]
  ownLines: CrisisLine[] | null
  max: number
}

/** Where clients in a crisis are sent: the country's numbers, or the practice's own list. */
export function CrisisContactsForm({ action, country, countryLines, ownLines, max }: CrisisContactsFormProps) {
  const [saves, setSaves] = useState(0)
  return (
    <ActionForm
      action={action}
      kept="Nothing was changed. What you typed is kept."
      onDone={() => setSaves((count) => count + 1)}
    >
      <RadioGroup
        name="source"
        label="Under Help, clients find"
        defaultValue={ownLines ? 'own' : 'country'}
        options={[
          {
            value: 'country',
            label: `The numbers for ${country}`,
            hint: countryLines.map((line) => line.number).join(' · '),
          },
          {
            value: 'own',
            label: 'The practice’s own list',
            more: <Lines start={ownLines ?? countryLines} max={max} />,
          },
        ]}
      />
      <div className="acts pt-4">
        <SubmitButton look="plain" waiting="Saving">
          Save
        </SubmitButton>
        <SavedNote saves={saves} />
      </div>
    </ActionForm>
  )
}

function Lines({ start, max }: { start: CrisisLine[]; max: number }) {
  const [lines, setLines] = useState(() => start.map((line, key) => ({ ...line, key })))
  const [next, setNext] = useState(start.length)
  const field = useField('number', false)

  function add() {
    setLines((now) => [...now, { number: '', note: '', key: next }])
    setNext(next + 1)
  }

  return (
    <>
      <ul className="flex flex-col gap-2">
        {lines.map((line, index) => (
          <li key={line.key} className="flex flex-wrap gap-2 items-end">
            <label className="grow basis-40">
              <span className="lab small">Number {index + 1}</span>
              <input
                id={index === 0 ? field.id : undefined}
                name="number"
                className="field"
                defaultValue={line.number}
                maxLength={60}
                autoComplete="off"
                aria-invalid={field.isInvalid}
              />
            </label>
            <label className="grow-[2] basis-56">
              <span className="lab small">What it is</span>
              <input name="note" className="field" defaultValue={line.note} maxLength={120} autoComplete="off" />
            </label>
            <IconButton
              icon="close"
              label={`Remove number ${index + 1}`}
              onClick={() => setLines((now) => now.filter((other) => other.key !== line.key))}
            />
          </li>
        ))}
      </ul>
      {lines.length < max ? <ActButton onClick={add}>Add a number</ActButton> : null}
    </>
  )
}
