'use client'

import { useRouter } from 'next/navigation'
import { type Renewed, useCaseload } from '@/components/clients/caseload-actions'
import { ActSubmit } from '@/components/ui/act-submit'
import { ActionForm } from '@/components/ui/action-form'
import { HiddenField } from '@/components/ui/field'

/** "Renew" beside a form that ran out unanswered: one press gives it a new link, and sends it where that may be. */
export function RenewMissed({ clientId }: { clientId: string }) {
  const { actions, renewed, onRenew } = useCaseload()
  const router = useRouter()

  /** Anew only now: the list without this button would take its answer along. */
  function keep(done: Renewed) {
    onRenew(done)
    router.refresh()
  }

  if (renewed.has(clientId)) return <WasRenewed clientId={clientId} />
  return (
    <div className="ask-again">
      <ActionForm action={actions.renewMissed} hasOwnSummary onDone={keep}>
        <HiddenField name="clientId" value={clientId} />
        <ActSubmit>Renew</ActSubmit>
      </ActionForm>
    </div>
  )
}

/** What was said of it stays in the row for as long as the page is open, though the row has another status by now. */
export function WasRenewed({ clientId }: { clientId: string }) {
  const done = useCaseload().renewed.get(clientId)
  return done ? <RenewedWords done={done} /> : null
}

function RenewedWords({ done }: { done: Renewed }) {
  return (
    <p className="ask-again soft" role="status">
      Renewed, open until {done.untilWords}. {done.sending ?? <PassItOn clientId={done.clientId} />}
    </p>
  )
}

function PassItOn({ clientId }: { clientId: string }) {
  return (
    <>
      Nothing was sent: <a href={`/clients/${clientId}#forms`}>pass the link on</a>.
    </>
  )
}
