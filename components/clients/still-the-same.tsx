'use client'

import { useCaseload } from '@/components/clients/caseload-actions'
import { ConfirmAgain } from '@/components/clients/confirm-again'

/** "Contact confirmed 20 Aug. Still the same": one press in the row, from day 90 on. */
export function StillTheSame({ clientId, words }: { clientId: string; words: string }) {
  const { actions } = useCaseload()
  return (
    <div className="ask-again">
      <span className="soft">{words}</span>
      <ConfirmAgain clientId={clientId} action={actions.confirmContact} />
    </div>
  )
}
