import Link from 'next/link'
import type { ReactNode } from 'react'
import { ConfirmAgain } from '@/components/clients/confirm-again'
import { type SharedContactClient, SharedContactNotice } from '@/components/clients/shared-contact-notice'
import { StopContact } from '@/components/clients/stop-contact'
import { Name } from '@/components/shell/name'
import { PageHead } from '@/components/shell/page'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { FormAction } from '@/lib/domain/action-result'

/** The top of a client's page, in words. */
export type ClientHeadView = {
  id: string
  name: string
  /** "she/her. A code name. Episode since 6 May 2026. Ines Calder." */
  lead: string
  contact: string
  confirmed: string
  /** Day 90 has come: "Still the same" stands beside it. */
  isContactAsked: boolean
  /** There is a record, and something could still be sent by it. */
  mayStopContact: boolean
  hasOpenForm: boolean
  lastCheckIn: string
  nextDue: string
  /** "Today 09:00, every second Friday" */
  session: string
  hasSession: boolean
  pin: string
  /** "PIN agreed 12 December." */
  pinFact: string
  clinicians: string
  opened: string
  /** What is out of the ordinary, one sentence each: archived, contact stopped, PIN locked. */
  notices: string[]
  sharedWith: SharedContactClient[]
}

export type ClientHeadProps = {
  view: ClientHeadView
  confirmContact: FormAction<{ clientId: string }>
  stopContact: FormAction<{ clientId: string; withdrawn: number }>
  /** What can be done on this page, the filled button last. */
  actions?: ReactNode
}

/** Who this is, how they may be reached, what came last and comes next, and who looked. */
export function ClientHead({ view, confirmContact, stopContact, actions }: ClientHeadProps) {
  const edit = `/clients/${view.id}/edit`
  return (
    <>
      <PageHead
        space="snug"
        title={
          <span dir="auto">
            <Name value={view.name} />
          </span>
        }
        lead={view.lead}
        actions={
          <>
            <LinkButton href={edit}>Edit</LinkButton>
            {actions}
          </>
        }
      />
      {view.notices.map((words) => (
        <Notice key={words}>{words}</Notice>
      ))}
      <SharedContactNotice clients={view.sharedWith} />
      <dl className="facts">
        <div>
          <dt>Safe contact</dt>
          <dd>
            {view.contact}. {view.confirmed}
            {view.isContactAsked ? <ConfirmAgain clientId={view.id} action={confirmContact} /> : null}
            <span className="block pt-1">
              {view.pinFact}{' '}
              <Link href={`${edit}#pin`} prefetch={false}>
                Show or change
              </Link>
            </span>
            {view.mayStopContact ? (
              <StopContact clientId={view.id} hasOpenForm={view.hasOpenForm} action={stopContact} look="act" />
            ) : null}
          </dd>
        </div>
        <div>
          <dt>Last check-in</dt>
          <dd>{view.lastCheckIn}</dd>
        </div>
        <div>
          <dt>Next due</dt>
          <dd>{view.nextDue}</dd>
        </div>
        <div>
          <dt>Session</dt>
          <dd>
            {view.session}{' '}
            <Link href={`${edit}#session`} prefetch={false}>
              {view.hasSession ? 'Change' : 'Set one'}
            </Link>
          </dd>
        </div>
        <div>
          <dt>Who can see this</dt>
          <dd>
            {view.clinicians} {view.opened}
          </dd>
        </div>
      </dl>
    </>
  )
}
