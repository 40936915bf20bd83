'use client'

import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm'
import type { FormAction } from '@/lib/domain/action-result'

type Shown = { clientId: string; pin: string }

export type PinPanelProps = {
  clientId: string
  view: { isOn: boolean; isSet: boolean; words: string }
  show: FormAction<Shown>
  renew: FormAction<Shown>
  turnOff: FormAction<{ clientId: string }>
}

/** The client's PIN: shown when asked for, which is logged; replaced in one step; or not asked at all. */
export function PinPanel({ clientId, view, show, renew, turnOff }: PinPanelProps) {
  const [pin, setPin] = useState<string | null>(null)
  const [fault, setFault] = useState('')
  const [isPending, start] = useTransition()
  const hasPin = view.isOn && view.isSet

  function reveal() {
    setFault('')
    start(async () => {
      const form = new FormData()
      form.set('clientId', clientId)
      const result = await show(null, form).catch(() => null)
      if (result?.ok) setPin(result.value.pin)
      else setFault(result?.message ?? 'That did not reach the server. Try again.')
    })
  }

  return (
    <>
      <p className="body">{view.words}</p>
      <div role="status">
        {pin ? (
          <p className="pin-line">
            <b className="tn">{pin}</b>
            <span className="note block">Agree it in the room, by phone or video.</span>
          </p>
        ) : null}
        {fault ? <p className="fault">{fault}</p> : null}
      </div>
      <div className="acts mt-4">
        {hasPin && !pin ? (
          <Button onClick={reveal} aria-disabled={isPending || undefined}>
            Show the PIN
          </Button>
        ) : null}
        {pin ? <Button onClick={() => setPin(null)}>Hide it</Button> : null}
        <ConfirmButton
          action={renew}
          label={hasPin ? 'New PIN' : 'Ask a PIN'}
          title={hasPin ? 'Make a new PIN?' : 'Ask a PIN of this client?'}
          words={
            hasPin
              ? 'The present one stops working at once. Links that are out stay open, and a lock after five wrong tries is undone.'
              : 'Links that were sent ask for it from now on; links opened in the session never do.'
          }
          confirm={hasPin ? 'Make a new PIN' : 'Ask a PIN'}
          waiting="Making it"
          fields={{ clientId }}
          onDone={(value) => setPin(value.pin)}
        />
        {view.isOn ? (
          <ConfirmButton
            action={turnOff}
            label="Ask no PIN"
            look="bare"
            title="Ask no PIN of this client?"
            words="Whoever holds a link can open the form, links that are out already as well. The present PIN is forgotten."
            confirm="Ask no PIN"
            waiting="Turning it off"
            isRisk
            fields={{ clientId }}
            onDone={() => setPin(null)}
          />
        ) : null}
      </div>
    </>
  )
}
