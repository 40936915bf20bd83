'use client'

import { useEffect, useRef } from 'react'
import { LinkPanel } from '@/components/assignments/link-panel'
import { type SharedContactClient, SharedContactNotice } from '@/components/clients/shared-contact-notice'
import { Name } from '@/components/shell/name'
import { Button, LinkButton } from '@/components/ui/button'
import { SheetBody, SheetFoot } from '@/components/ui/sheet'
import type { FormAction } from '@/lib/domain/action-result'
import type { LinkFacts } from '@/lib/domain/link-facts'

/** What the add sheet gives back. */
export type AddedClient = {
  clientId: string
  name: string
  href: string
  link: LinkFacts | null
  /** In the clear this once; null when none is asked of this client. */
  pin: string | null
  contactWords: string
  sharedWith: SharedContactClient[]
}

export type AddedPanelProps = {
  added: AddedClient
  copy: FormAction<{ clientId: string }>
  onClose: () => void
  onAgain: () => void
}

/** After adding: the link and code to pass on, the PIN to agree, and who shares an address. */
export function AddedPanel({ added, copy, onClose, onAgain }: AddedPanelProps) {
  const first = useRef<HTMLParagraphElement>(null)
  // The form that held the focus is gone: reading goes on with what came of it.
  useEffect(() => first.current?.focus(), [])
  return (
    <>
      <SheetBody>
        <p className="added-line" ref={first} tabIndex={-1}>
          <b dir="auto">
            <Name value={added.name} />
          </b>{' '}
          is in the caseload. {added.link ? null : 'No form was sent.'}
        </p>
        <SharedContactNotice clients={added.sharedWith} />
        {added.link ? <LinkPanel facts={added.link} contactWords={added.contactWords} copy={copy} /> : null}
        {added.pin && !added.link?.pin ? (
          <p className="pin-line">
            <span className="lab">PIN for links that are sent</span> <b className="tn">{added.pin}</b>
            <span className="note block">
              Agree it in the room, by phone or video. It can be shown again from their page.
            </span>
          </p>
        ) : null}
      </SheetBody>
      <SheetFoot>
        <Button look="go" onClick={onClose}>
          Done
        </Button>
        <LinkButton href={added.href}>Open their page</LinkButton>
        <Button look="bare" onClick={onAgain}>
          Add another
        </Button>
      </SheetFoot>
    </>
  )
}
