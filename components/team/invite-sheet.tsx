'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { RadioGroup, type RadioOption } from '@/components/ui/choice'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { ShareLink } from '@/components/ui/share-link'
import { Sheet, SheetBody, SheetFoot, SheetForm } from '@/components/ui/sheet'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'

export type InvitationFacts = { email: string; url: string; until: string; isLoopback: boolean }

export type InviteSheetProps = { action: FormAction<InvitationFacts>; roles: RadioOption[]; days: number }

/** Who, as what; then the link, shown this once. */
export function InviteSheet({ action, roles, days }: InviteSheetProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [made, setMade] = useState<InvitationFacts | null>(null)
  function close() {
    setIsOpen(false)
    setMade(null)
  }
  return (
    <>
      <Button look="go" icon="plus" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        Invite a colleague
      </Button>
      <Sheet isOpen={isOpen} onClose={close} title={made ? 'Pass the invitation on' : 'Invite a colleague'}>
        {made ? (
          <Made facts={made} onDone={close} />
        ) : (
          <SheetForm
            action={action}
            isClosedWhenDone={false}
            onDone={setMade}
            kept="No invitation was made. What you typed is kept."
            foot={
              <>
                <SubmitButton waiting="Making the link">Make the link</SubmitButton>
                <Button look="bare" onClick={close}>
                  Cancel
                </Button>
                <span className="note">Works once, for {days} days.</span>
              </>
            }
          >
            <TextField
              name="email"
              label="E-mail address"
              hint="They sign in with it. Nothing is sent to it: you pass the link on yourself."
              type="email"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={254}
            />
            <TextField name="name" label="Name" isOptional maxLength={120} />
            <RadioGroup name="role" label="Role" options={roles} defaultValue="clinician" />
          </SheetForm>
        )}
      </Sheet>
    </>
  )
}

function Made({ facts, onDone }: { facts: InvitationFacts; onDone: () => void }) {
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => said.current?.focus(), [])
  return (
    <>
      <SheetBody>
        <div className="pt-4">
          {facts.isLoopback ? (
            <Notice>
              Only this computer can open this address. For colleagues elsewhere, run Interdepend under an https address
              of your own.
            </Notice>
          ) : null}
          <p className="body mb-4" ref={said} tabIndex={-1}>
            The link for <b className="wrap-anywhere">{facts.email}</b> is shown this once. Whoever has it can join, so
            hand it to them in person or by a channel you both trust.
          </p>
          <ShareLink label={`Works once, until ${facts.until}`} value={facts.url} />
        </div>
      </SheetBody>
      <SheetFoot>
        <Button look="go" onClick={onDone}>
          Done
        </Button>
      </SheetFoot>
    </>
  )
}
