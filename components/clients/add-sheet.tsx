'use client'

import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { MessagePreview } from '@/components/assignments/message-preview'
import { type AddedClient, AddedPanel } from '@/components/clients/added-panel'
import { addSheetHref, isAddSheet } from '@/components/clients/caseload-rules'
import { ContactFields } from '@/components/clients/contact-fields'
import { Checkbox } from '@/components/ui/choice'
import { FormRow, HiddenField, SelectField, TextField } from '@/components/ui/field'
import { Details } from '@/components/ui/fold'
import { Sheet, SheetForm } from '@/components/ui/sheet'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ActionResult, FormAction } from '@/lib/domain/action-result'
import { fillPreview, type MailPreview } from '@/lib/domain/mail-preview'

export type AddSheetProps = {
  action: FormAction<AddedClient>
  /** A link is shown to be copied. */
  copy: FormAction<{ clientId: string }>
  forms: { id: string; words: string }[]
  /** How long the link stays open: "14 days, until 4 December". */
  periods: { days: string; words: string }[]
  /** The exact neutral message, whichever form and period is chosen. */
  preview: MailPreview
  clinicians: { id: string; name: string }[]
  selfId: string
  /** Whether the practice asks a PIN unless a client needs none. */
  isPinDefault: boolean
}

const DAYS = '14'

/** Adds a client and sends the first form in one step, over the caseload. The address opens it, so any page can. */
export function AddSheet(props: AddSheetProps) {
  const params = new URLSearchParams(useSearchParams())
  const isOpen = isAddSheet(params)
  const [added, setAdded] = useState<AddedClient | null>(null)
  const [round, setRound] = useState(0)

  function close() {
    window.history.replaceState(null, '', addSheetHref(new URLSearchParams(window.location.search), false))
    if (added) again()
  }
  function again() {
    setAdded(null)
    setRound(round + 1)
  }

  return (
    <Sheet isOpen={isOpen} onClose={close} title={titleOf(added)}>
      {added ? (
        <AddedPanel added={added} copy={props.copy} onClose={close} onAgain={again} />
      ) : (
        <AddForm key={round} {...props} onAdded={setAdded} />
      )}
    </Sheet>
  )
}

function titleOf(added: AddedClient | null): string {
  if (!added) return 'Add and send'
  return added.link ? 'The form is ready' : 'Added'
}

function AddForm({ onAdded, ...props }: AddSheetProps & { onAdded: (added: AddedClient) => void }) {
  const [choice, setChoice] = useState('session')
  const [formId, setFormId] = useState(props.forms[0]?.id ?? '')
  const [days, setDays] = useState(DAYS)
  const [isDuplicate, setIsDuplicate] = useState(false)
  const [isShared, setIsShared] = useState(false)
  const [isPinOn, setIsPinOn] = useState(props.isPinDefault)
  const message = fillPreview(props.preview, formId, days)
  const mayMessage = choice !== 'session'

  /**
   * A second client of one name, or with one mailbox, is no fault of typing: the question appears as a box to tick. It
   * goes once what it was about is changed: a tick never holds for another name or address.
   */
  async function send(previous: ActionResult<AddedClient> | null, data: FormData): Promise<ActionResult<AddedClient>> {
    const result = await props.action(previous, data)
    if (!result.ok && result.fieldErrors.isDuplicateAccepted) setIsDuplicate(true)
    if (!result.ok && result.fieldErrors.isSharedAccepted) setIsShared(true)
    return result
  }

  return (
    <SheetForm
      action={send}
      onDone={onAdded}
      isClosedWhenDone={false}
      isResetWhenDone={false}
      kept="Nobody was added. What you typed is kept."
      foot={
        <>
          <SubmitButton name="intent" value="send" waiting="Adding">
            Add and send
          </SubmitButton>
          <SubmitButton look="bare" name="intent" value="add">
            Add only
          </SubmitButton>
          <span className="note">
            {mayMessage ? wordSending(choice, props.preview.isMailOn) : 'Shown in the session'}
          </span>
        </>
      }
    >
      <TextField
        name="name"
        label="Name"
        dir="auto"
        maxLength={400}
        spellCheck={false}
        onChange={() => setIsDuplicate(false)}
      />
      {isDuplicate ? (
        <FormRow label="Same name">
          <Checkbox name="isDuplicateAccepted" label="Add a second client with this name" />
        </FormRow>
      ) : null}
      <ContactFields onChoose={setChoice} onAddress={() => setIsShared(false)} />
      {isShared && mayMessage ? (
        <FormRow label="Same address">
          <Checkbox name="isSharedAccepted" label="Send to this address all the same" />
        </FormRow>
      ) : null}
      <SelectField
        name="instrumentId"
        label="Form"
        options={props.forms.map((form) => ({ value: form.id, label: form.words }))}
        defaultValue={formId}
        onChange={(event) => setFormId(event.currentTarget.value)}
      />
      <SelectField
        name="expiresInDays"
        label="Open for"
        options={props.periods.map((period) => ({ value: period.days, label: period.words }))}
        defaultValue={DAYS}
        onChange={(event) => setDays(event.currentTarget.value)}
      />
      {message ? (
        <FormRow label="They will read">
          <MessagePreview from={props.preview.from} message={message} />
          <p className="note mt-2">{wordPin(choice, isPinOn)}</p>
        </FormRow>
      ) : null}
      <FormRow label="More">
        <Details summary="A code name, pronouns, clinician, PIN">
          <Checkbox name="isCodeName" label="The name above is a code name" />
          <MoreFields {...props} onPin={setIsPinOn} />
        </Details>
      </FormRow>
    </SheetForm>
  )
}

function MoreFields(props: AddSheetProps & { onPin: (isOn: boolean) => void }) {
  return (
    <div className="pick-more">
      <TextField name="pronouns" label="Pronouns" isOptional maxLength={60} />
      {props.clinicians.length > 1 ? (
        <SelectField
          name="responsibleId"
          label="Clinician responsible"
          options={props.clinicians.map((each) => ({ value: each.id, label: each.name }))}
          defaultValue={props.selfId}
        />
      ) : null}
      <div className="stack-field">
        <HiddenField name="pin" value="off" />
        <Checkbox
          name="pin"
          value="on"
          label="Ask a PIN of 6 digits on links that are sent"
          defaultChecked={props.isPinDefault}
          onChange={(event) => props.onPin(event.currentTarget.checked)}
        />
      </div>
    </div>
  )
}

function wordSending(choice: string, isMailOn: boolean): string {
  if (!isMailOn) return 'Waits in the outbox for you to copy; nothing is sent by itself'
  return choice === 'email' ? 'Sent by e-mail at once' : 'Sent by e-mail where that was agreed'
}

function wordPin(choice: string, isPinOn: boolean): string {
  if (choice === 'session') return 'Shown as a code on your screen; links opened in the session ask no PIN.'
  if (!isPinOn) return 'No PIN is asked: whoever holds the link can open the form.'
  const asked = choice === 'email' ? 'A PIN of 6 digits is asked.' : 'Where e-mail is safe, a PIN of 6 digits is asked.'
  return `${asked} Agree it live, never by the same way as the link.`
}
