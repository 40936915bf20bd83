'use client'

import { useEffect, useRef, useState } from 'react'
import { MessagePreview } from '@/components/assignments/message-preview'
import type { AddSheetProps } from '@/components/clients/add-sheet'
import { useCaseload } from '@/components/clients/caseload-actions'
import { LeftOut } from '@/components/clients/left-out'
import type { SeveralCount } from '@/components/clients/several-count'
import { ActButton, Button } from '@/components/ui/button'
import { FormRow, HiddenField, SelectField } from '@/components/ui/field'
import { Sheet, SheetBody, SheetFoot, SheetForm } from '@/components/ui/sheet'
import { SubmitButton } from '@/components/ui/submit-button'
import { type Foretelling, useForetelling } from '@/components/ui/use-foretelling'
import { fillPreview } from '@/lib/domain/mail-preview'

export type AskChoices = Pick<AddSheetProps, 'forms' | 'periods' | 'preview'>

export type AskSheetProps = AskChoices & {
  /** Those ticked when the sheet was opened, as a form sends them. */
  clientIds: string
  isOpen: boolean
  /** `isDone`: the form was asked. */
  onClose: (isDone: boolean) => void
}

const DAYS = '14'

/** Asks one form of the ticked clients by message: which form, until when, whom it reaches, what they will read. */
export function AskSheet({ onClose, ...props }: AskSheetProps) {
  const [done, setDone] = useState<SeveralCount | null>(null)
  function close() {
    onClose(done !== null)
    setDone(null)
  }
  return (
    <Sheet isOpen={props.isOpen} onClose={close} title={done ? 'Assigned' : 'Assign to several'}>
      {done ? <AskedPanel done={done} onClose={close} /> : <AskForm {...props} onDone={setDone} />}
    </Sheet>
  )
}

function AskForm(props: Omit<AskSheetProps, 'onClose'> & { onDone: (done: SeveralCount) => void }) {
  const { forms, periods, preview, clientIds } = props
  const { actions } = useCaseload()
  const [instrumentId, setInstrumentId] = useState(forms[0]?.id ?? '')
  const [days, setDays] = useState(DAYS)
  const foretelling = useForetelling(actions.foretellAsking, { clientIds, instrumentId })
  const message = fillPreview(preview, instrumentId, days)
  const count = foretelling.told?.count ?? 0
  return (
    <SheetForm
      action={actions.ask}
      onDone={props.onDone}
      isClosedWhenDone={false}
      kept="Nobody was asked."
      foot={
        <>
          <SubmitButton waiting="Assigning" disabled={count === 0}>
            {count === 0 ? 'Assign' : `Assign to ${count}`}
          </SubmitButton>
          <span className="note">
            {preview.isMailOn
              ? 'Sent by e-mail at once'
              : 'Waits in the outbox for you to copy; nothing is sent by itself'}
          </span>
        </>
      }
    >
      <HiddenField name="clientIds" value={clientIds} />
      <SelectField
        name="instrumentId"
        label="Form"
        options={forms.map((form) => ({ value: form.id, label: form.words }))}
        defaultValue={instrumentId}
        onChange={(event) => setInstrumentId(event.currentTarget.value)}
      />
      <SelectField
        name="expiresInDays"
        label="Open for"
        options={periods.map((period) => ({ value: period.days, label: period.words }))}
        defaultValue={DAYS}
        onChange={(event) => setDays(event.currentTarget.value)}
      />
      <FormRow label="To whom">
        <div role="status">
          <Foretold {...foretelling} />
        </div>
      </FormRow>
      {message ? (
        <FormRow label="They will read">
          <MessagePreview from={preview.from} message={message} />
          <p className="note mt-2">Where a client has a PIN, the link asks it. Agree it live, never by the same way.</p>
        </FormRow>
      ) : null}
    </SheetForm>
  )
}

/** The dry run, in a list: each reason with the names it is about. */
function Foretold({ told, fault, again }: Foretelling<SeveralCount>) {
  if (fault) {
    return (
      <>
        <span className="fault">{fault}</span> <ActButton onClick={again}>Count again</ActButton>
      </>
    )
  }
  if (!told) return <p className="soft">Counting to whom it would go.</p>
  return (
    <>
      <p>
        <b>{told.count === 0 ? 'It would go to nobody.' : `It would go to ${told.count}.`}</b>
      </p>
      <LeftOutList done={told} />
    </>
  )
}

function LeftOutList({ done }: { done: SeveralCount }) {
  if (done.leftOut.length === 0) return null
  return (
    <>
      <p className="soft mt-2">Left out:</p>
      <ul className="left-out">
        {done.leftOut.map((group) => (
          <li key={group.words}>
            <LeftOut groups={[group]} />
          </li>
        ))}
      </ul>
    </>
  )
}

function AskedPanel({ done, onClose }: { done: SeveralCount; onClose: () => void }) {
  const first = useRef<HTMLParagraphElement>(null)
  // The form that held the focus is gone: reading goes on with what came of it.
  useEffect(() => first.current?.focus(), [])
  return (
    <>
      <SheetBody>
        <p className="added-line" ref={first} tabIndex={-1}>
          <b>{sayAsked(done)}</b> How each goes stands beside the form, on the client’s page.
        </p>
        <LeftOutList done={done} />
      </SheetBody>
      <SheetFoot>
        <Button look="go" onClick={onClose}>
          Done
        </Button>
      </SheetFoot>
    </>
  )
}

function sayAsked({ count, isMailOn }: SeveralCount): string {
  if (count === 0) return 'Nobody was asked.'
  return isMailOn ? `The form is on its way to ${count}.` : `The form for ${count} waits in the outbox.`
}
