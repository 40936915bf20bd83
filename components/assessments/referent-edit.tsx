'use client'

import { useState } from 'react'
import type { KnownPerson } from '@/components/assessments/referent-confirm'
import { ActionForm } from '@/components/ui/action-form'
import { ActButton, Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { HiddenField, SelectField, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'
import { REFERENT_HINT_MAX, REFERENT_KINDS, type ReferentKind } from '@/lib/domain/referents'
import { formatReferent } from '@/lib/format/referent-words'

/** One of the people the answers are about. */
export type PersonLine = KnownPerson & {
  kind: ReferentKind
  hint: string
  /** "5 results, 7 check-ins, last on 28 October" */
  factWords: string
  /** Their scores on this page; null where there are none. */
  scoresHref: string | null
}

/** Corrects who a person is to the client, or the hint that tells them apart. */
export function ReferentEdit({
  clientId,
  person,
  action,
}: {
  clientId: string
  person: Pick<PersonLine, 'id' | 'kind' | 'hint' | 'words'>
  action: FormAction<{ clientId: string }>
}) {
  const [isOpen, setIsOpen] = useState(false)
  const titleId = `edit-${person.id}`
  const close = () => setIsOpen(false)
  return (
    <>
      <ActButton onClick={() => setIsOpen(true)} aria-haspopup="dialog" aria-label={`Edit ${person.words}`}>
        Edit
      </ActButton>
      <Dialog isOpen={isOpen} onClose={close} className="confirm" labelledBy={titleId}>
        <h2 id={titleId} tabIndex={-1}>
          Who is this person?
        </h2>
        <div className="said">
          <p>Their results and check-ins stay theirs. The next form that picks the same words joins them.</p>
        </div>
        <ActionForm action={action} onDone={close} kept="Nothing was changed.">
          <HiddenField name="clientId" value={clientId} />
          <HiddenField name="referentId" value={person.id} />
          <SelectField
            name="kind"
            label="Who they are to the client"
            defaultValue={person.kind}
            options={REFERENT_KINDS.map((kind) => ({ value: kind, label: formatReferent({ kind }) }))}
          />
          <TextField
            name="hint"
            label="A hint to tell them apart"
            isOptional
            maxLength={REFERENT_HINT_MAX}
            defaultValue={person.hint}
          />
          <div className="acts">
            <SubmitButton waiting="Saving">Save</SubmitButton>
            <Button look="bare" onClick={close}>
              Cancel
            </Button>
          </div>
        </ActionForm>
      </Dialog>
    </>
  )
}
