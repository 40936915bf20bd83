'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { HiddenField, SelectField, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'
import type { AnswerKind } from '@/lib/domain/flags'
import { REFERENT_HINT_MAX, REFERENT_KINDS, type ReferentKind } from '@/lib/domain/referents'
import { formatReferent } from '@/lib/format/referent-words'

export type KnownPerson = { id: string; words: string }

export type ReferentChoice = {
  answerKind: AnswerKind
  answerId: string
  /** "the CTA-40 of 18 Nov" */
  answerWords: string
  /** "Ex-partner (D.)": what the client picked. */
  pickedWords: string | null
  pickedKind: ReferentKind | null
  pickedHint: string | null
  /** The person it is joined to now, where that is being corrected. */
  currentId: string | null
}

/** Says about whom answers are: one of the people known, or somebody new. */
export function ReferentConfirm({
  clientId,
  choice,
  people,
  action,
  look = 'plain',
}: {
  clientId: string
  choice: ReferentChoice
  people: KnownPerson[]
  action: FormAction<{ clientId: string }>
  look?: 'plain' | 'bare'
}) {
  const [isOpen, setIsOpen] = useState(false)
  const titleId = `whom-${choice.answerId}`
  const close = () => setIsOpen(false)
  return (
    <>
      <Button look={look} onClick={() => setIsOpen(true)} aria-haspopup="dialog">
        {choice.currentId ? 'About somebody else' : 'Say who it is'}
      </Button>
      <Dialog isOpen={isOpen} onClose={close} className="confirm" labelledBy={titleId}>
        <h2 id={titleId} tabIndex={-1}>
          About whom is {choice.answerWords}?
        </h2>
        <div className="said">
          {choice.pickedWords ? <p>The client picked: {choice.pickedWords}.</p> : null}
          <p>Scores about different people are never joined by a line. Changes are judged again.</p>
        </div>
        <ActionForm action={action} onDone={close} kept="Nothing was changed.">
          <HiddenField name="clientId" value={clientId} />
          <HiddenField name="answerKind" value={choice.answerKind} />
          <HiddenField name="answerId" value={choice.answerId} />
          <RadioGroup
            name="referent"
            label="It is about"
            defaultValue={choice.currentId ?? undefined}
            options={[
              ...people.map((person) => ({ value: person.id, label: person.words })),
              { value: 'new', label: 'Somebody new', more: <NewPerson choice={choice} /> },
            ]}
          />
          <div className="acts">
            <SubmitButton waiting="Saving">Confirm</SubmitButton>
            <Button look="bare" onClick={close}>
              Cancel
            </Button>
          </div>
        </ActionForm>
      </Dialog>
    </>
  )
}

function NewPerson({ choice }: { choice: ReferentChoice }) {
  return (
    <>
      <SelectField
        name="kind"
        label="Who they are to the client"
        defaultValue={choice.pickedKind ?? 'partner'}
        options={REFERENT_KINDS.map((kind) => ({ value: kind, label: formatReferent({ kind }) }))}
      />
      <TextField
        name="hint"
        label="A hint to tell them apart"
        isOptional
        maxLength={REFERENT_HINT_MAX}
        defaultValue={choice.pickedHint ?? ''}
      />
    </>
  )
}
