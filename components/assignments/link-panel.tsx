'use client'

import { useState } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import { QrCode } from '@/components/ui/qr-code'
import { ShareLink } from '@/components/ui/share-link'
import type { LinkFacts } from '@/lib/domain/link-facts'

/** A link to pass on: copied once the clinician has said it goes the way the client asked, or shown as a code. */
export function LinkPanel({ facts, contactWords }: { facts: LinkFacts; contactWords?: string | undefined }) {
  const [isAsked, setIsAsked] = useState(facts.askFirst)
  return (
    <div className="link-panel">
      {facts.isLoopback ? (
        <Notice>
          Only this computer can open this address. For phones, run Interdepend under an https address of your own.
        </Notice>
      ) : null}
      {isAsked ? (
        <Notice
          icon="person"
          actions={
            <button type="button" className="btn" onClick={() => setIsAsked(false)}>
              Yes, show the link
            </button>
          }
        >
          <b>Is this how they asked?</b> {contactWords ?? 'Check their safe contact before a link leaves by hand.'}
        </Notice>
      ) : (
        <Shared facts={facts} />
      )}
      {facts.pin ? (
        <p className="pin-line">
          <span className="lab">PIN</span> <b className="tn">{facts.pin}</b>
          <span className="note block">Agree it in the room, by phone or video. Never send it with the link.</span>
        </p>
      ) : null}
    </div>
  )
}

function Shared({ facts }: { facts: LinkFacts }) {
  return (
    <>
      <ShareLink label={`Link, open until ${facts.untilWords}`} value={facts.url} />
      <div className="two snug">
        <div>
          <p className="lab">Show in the room</p>
          <QrCode text={facts.url} label="Code that opens the form" size={176} />
        </div>
        <div>
          <p className="lab">They will read</p>
          <div className="mail">
            <p>
              <b>{facts.message.subject}</b>
            </p>
            <p className="pre">{facts.message.body}</p>
          </div>
          <CopyButton value={facts.message.body} label="Copy the message" look="bare" />
        </div>
      </div>
    </>
  )
}
