'use client'

import { useState, useTransition } from 'react'
import { HandOverButton } from '@/components/assignments/hand-over-button'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import { QrCode } from '@/components/ui/qr-code'
import { ShareLink } from '@/components/ui/share-link'
import type { FormAction } from '@/lib/domain/action-result'
import type { LinkFacts } from '@/lib/domain/link-facts'

export type LinkPanelProps = {
  facts: LinkFacts
  contactWords?: string | undefined
  /** Writes down that the link is shown to be copied. */
  copy: FormAction<{ clientId: string }>
}

/**
 * A link to pass on. Its code is shown at once, for the room; its address is copied only after the clinician has said
 * that it goes the way the client asked, and that is written down.
 */
export function LinkPanel({ facts, contactWords, copy }: LinkPanelProps) {
  const [isAsked, setIsAsked] = useState(false)
  return (
    <div className="link-panel">
      {facts.sending ? (
        <Notice icon="envelope" isLive>
          {facts.sending}
        </Notice>
      ) : null}
      {facts.isLoopback ? (
        <Notice>
          Only this computer can open this address. For phones, run Interdepend under an https address of your own.
        </Notice>
      ) : null}
      <div className="two snug">
        <div className="ways">
          <div>
            <p className="lab">Show in the room</p>
            <QrCode text={facts.url} label="Code that opens the form" size={176} />
            <p className="note pt-1">Open until {facts.untilWords}</p>
          </div>
          <p className="pin-line">
            <span className="lab">Code</span> <b className="tn">{facts.code.words}</b>
            <span className="note block wrap-anywhere">
              Typed at {facts.code.page}, once, until {facts.code.untilWords}.
            </span>
          </p>
          <HandOverButton assignmentId={facts.assignmentId} label="Hand over this device" look="plain" />
        </div>
        <div>
          <p className="lab">They will read</p>
          {facts.to && isAsked ? <p className="note wrap-anywhere">To {facts.to}</p> : null}
          <div className="mail">
            <p>
              <b>{facts.message.subject}</b>
            </p>
            <p className="pre">{isAsked ? facts.message.body : facts.message.body.replace(facts.url, '(the link)')}</p>
          </div>
          {isAsked ? <CopyButton value={facts.message.body} label="Copy the message" look="bare" /> : null}
        </div>
      </div>
      {isAsked ? (
        <ShareLink label={`Link, open until ${facts.untilWords}`} value={facts.url} />
      ) : (
        <AskFirst
          assignmentId={facts.assignmentId}
          contactWords={contactWords}
          copy={copy}
          onYes={() => setIsAsked(true)}
        />
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

type AskFirstProps = Omit<LinkPanelProps, 'facts'> & { assignmentId: string; onYes: () => void }

/** Nothing is shown to be copied that could not be written down. */
function AskFirst({ assignmentId, contactWords, copy, onYes }: AskFirstProps) {
  const [failure, setFailure] = useState<string | null>(null)
  const [isPending, start] = useTransition()

  function press() {
    setFailure(null)
    start(async () => {
      const form = new FormData()
      form.set('assignmentId', assignmentId)
      const result = await copy(null, form).catch(() => null)
      if (result?.ok) onYes()
      else setFailure(result?.message ?? 'This did not reach the server. Try again.')
    })
  }

  return (
    <Notice
      icon="person"
      actions={
        <Button onClick={press} aria-disabled={isPending}>
          Yes, show the link
        </Button>
      }
    >
      To copy the link: <b>is this how they asked?</b>{' '}
      {contactWords ?? 'Look at their safe contact before a link leaves by hand.'}
      {failure ? (
        <span className="fault block" role="status">
          {failure}
        </span>
      ) : null}
    </Notice>
  )
}
