'use client'

import { useState } from 'react'
import { LinkPanel } from '@/components/assignments/link-panel'
import { MessagePreview } from '@/components/assignments/message-preview'
import { ActLink, Button, LinkButton } from '@/components/ui/button'
import { Checkbox, RadioGroup } from '@/components/ui/choice'
import { FormRow, HiddenField, SelectField, TextField } from '@/components/ui/field'
import { Sheet, SheetBody, SheetFoot, SheetForm } from '@/components/ui/sheet'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ActionResult, FormAction } from '@/lib/domain/action-result'
import type { LinkFacts } from '@/lib/domain/link-facts'
import { fillPreview, type MailPreview } from '@/lib/domain/mail-preview'

const DAYS = '14'

export type FormChoice = { id: string; words: string }
export type Assigned = { clientId: string; assignmentId: string; link: LinkFacts | null }

export type AssignSheetProps = {
  clientId: string
  forms: FormChoice[]
  /** Why no message may go out, in words; null when it may. */
  messageRefusal: string | null
  contactWords: string
  /** The exact message, whichever form and time limit is chosen. */
  preview: MailPreview
  assign: FormAction<Assigned>
  /** A link is shown to be copied. */
  copy: FormAction<{ clientId: string }>
}

/** Who is known; which form, how it reaches them, until when. A form still open is warned about before a second goes out. */
export function AssignSheet(props: AssignSheetProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [assigned, setAssigned] = useState<Assigned | null>(null)
  function close() {
    setIsOpen(false)
    setAssigned(null)
  }
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        Assign
      </Button>
      <Sheet isOpen={isOpen} onClose={close} title={assigned?.link ? 'The form is ready' : 'Assign a form'}>
        {assigned?.link ? (
          <>
            <SheetBody>
              <LinkPanel facts={assigned.link} contactWords={props.contactWords} copy={props.copy} />
            </SheetBody>
            <SheetFoot>
              <Button look="go" onClick={close}>
                Done
              </Button>
            </SheetFoot>
          </>
        ) : (
          <AssignForm {...props} onAssigned={setAssigned} />
        )}
      </Sheet>
    </>
  )
}

function AssignForm(props: AssignSheetProps & { onAssigned: (assigned: Assigned) => void }) {
  const { clientId, forms, messageRefusal, preview, assign, onAssigned } = props
  const [formId, setFormId] = useState(forms[0]?.id ?? '')
  const [days, setDays] = useState(DAYS)
  const [via, setVia] = useState(messageRefusal ? 'shown' : 'message')
  const message = via === 'message' ? fillPreview(preview, formId, days) : null
  const [isDuplicate, setIsDuplicate] = useState(false)

  /** A duplicate is no fault of typing: the question appears as a box to tick. */
  async function send(previous: ActionResult<Assigned> | null, data: FormData): Promise<ActionResult<Assigned>> {
    const result = await assign(previous, data)
    if (!result.ok && result.fieldErrors.isDuplicateAccepted) setIsDuplicate(true)
    return result
  }

  return (
    <SheetForm
      action={send}
      onDone={onAssigned}
      isClosedWhenDone={false}
      foot={
        <>
          <SubmitButton waiting="Assigning">Assign</SubmitButton>
          <ActLink href={`/try/${formId}`} target="_blank">
            Try as client
          </ActLink>
        </>
      }
    >
      <HiddenField name="clientId" value={clientId} />
      <SelectField
        name="instrumentId"
        label="Form"
        options={forms.map((form) => ({ value: form.id, label: form.words }))}
        onChange={(event) => setFormId(event.currentTarget.value)}
      />
      <RadioGroup
        name="via"
        label="How"
        defaultValue={via}
        onChoose={setVia}
        options={[
          ...(messageRefusal
            ? []
            : [
                {
                  value: 'message',
                  label: 'By e-mail',
                  hint: preview.isMailOn
                    ? 'Leaves at once, in the words below. Asks the PIN.'
                    : 'Waits in the outbox for you to copy, in the words below. Asks the PIN.',
                },
              ]),
          { value: 'shown', label: 'Show here, in the session', hint: 'As a code on your screen. Asks no PIN.' },
        ]}
        hint={messageRefusal ?? undefined}
      />
      <TextField name="dueOn" label="Due" type="date" isOptional />
      <TextField
        name="expiresInDays"
        label="Open for"
        type="number"
        min={1}
        max={30}
        defaultValue={DAYS}
        inputMode="numeric"
        hint="Days, 1 to 30"
        onChange={(event) => setDays(event.currentTarget.value)}
      />
      {message ? (
        <FormRow label="They will read">
          <MessagePreview from={preview.from} message={message} />
        </FormRow>
      ) : null}
      {isDuplicate ? (
        <div className="row top">
          <span className="lab">Still open</span>
          <Checkbox name="isDuplicateAccepted" value="true" label="Send a second one all the same" />
        </div>
      ) : null}
      <div className="row top">
        <span className="lab">On paper</span>
        <div>
          <LinkButton look="bare" icon="paper" href={`/clients/${clientId}/paper/${formId}`}>
            Enter answers from paper
          </LinkButton>
        </div>
      </div>
    </SheetForm>
  )
}
