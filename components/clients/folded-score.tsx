'use client'

import { useState, useTransition } from 'react'
import { Sparkline } from '@/components/charts/sparkline'
import { useCaseload } from '@/components/clients/caseload-actions'
import { Change, Score } from '@/components/clients/score-cells'
import { ActButton } from '@/components/ui/button'
import { Folded } from '@/components/ui/fold'
import { FOLDED_WORDS } from '@/lib/format/change-words'

/** "Folded. Show" while a safety review is open. No number is on the page before; showing asks the server and is logged. */
export function FoldedScore({ clientId }: { clientId: string }) {
  const { actions, revealed, onReveal } = useCaseload()
  const [fault, setFault] = useState('')
  const [isPending, start] = useTransition()
  const row = revealed.get(clientId)
  if (row) return row.score ? <Score score={row.score} /> : <span className="soft">No score yet</span>

  function show() {
    setFault('')
    start(async () => {
      const form = new FormData()
      form.set('clientId', clientId)
      const result = await actions.reveal(null, form).catch(() => null)
      if (result?.ok) onReveal(clientId, result.value)
      else setFault(result?.message ?? 'That did not reach the server. Try again.')
    })
  }

  return (
    <>
      <Folded
        show={
          <ActButton onClick={show} aria-disabled={isPending || undefined}>
            Show
          </ActButton>
        }
      />
      <span role="status" className={fault ? 'fault' : 'vh'}>
        {fault}
      </span>
    </>
  )
}

export function FoldedChange({ clientId }: { clientId: string }) {
  const row = useCaseload().revealed.get(clientId)
  return row ? <Change change={row.change} /> : <span className="soft">{FOLDED_WORDS}</span>
}

export function RevealedSpark({ clientId }: { clientId: string }) {
  const spark = useCaseload().revealed.get(clientId)?.spark
  return spark ? <Sparkline {...spark} /> : null
}
