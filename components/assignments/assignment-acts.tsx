'use client'

import { useState, useTransition } from 'react'
import type { Assigned } from '@/components/assignments/assign-sheet'
import type { AssignmentLine } from '@/components/assignments/assignment-line'
import { HandOverButton } from '@/components/assignments/hand-over-button'
import { WillRead } from '@/components/assignments/message-preview'
import { ActButton, ActLink } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm'
import { TextField } from '@/components/ui/field'
import type { FormAction } from '@/lib/domain/action-result'
import type { AssignmentStateCode } from '@/lib/domain/assignment-state'
import { fillUntil, type MailPreview } from '@/lib/domain/mail-preview'

export type AssignmentActsProps = {
  line: AssignmentLine
  preview: MailPreview
  show: FormAction<Assigned>
  renew: FormAction<Assigned>
  revoke: FormAction<{ clientId: string }>
  sendAgain: FormAction<{ clientId: string }>
  remind: FormAction<{ clientId: string }>
  onLink: (assigned: Assigned) => void
}

/** `reopen` renews a link that ran out, for the usual time: nothing is lost by it, so nothing is asked. */
type Act = 'show' | 'hand-over' | 'renew' | 'reopen' | 'revoke' | 'result'

const ACTS: Record<AssignmentStateCode, readonly Act[]> = {
  scheduled: ['revoke'],
  'not-opened': ['show', 'hand-over', 'renew', 'revoke'],
  opened: ['show', 'hand-over', 'renew', 'revoke'],
  started: ['show', 'hand-over', 'renew', 'revoke'],
  locked: ['hand-over', 'renew', 'revoke'],
  completed: ['result'],
  expired: ['reopen', 'revoke'],
  revoked: [],
}

/** What can be done with one assignment, by its state. */
export function AssignmentActs({ line, preview, show, renew, revoke, sendAgain, remind, onLink }: AssignmentActsProps) {
  const acts = ACTS[line.state]
  const fields = { assignmentId: line.id }
  return (
    <>
      <span className="acts tight">
        {acts.includes('show') ? <LinkAct label="Show link" action={show} fields={fields} onLink={onLink} /> : null}
        {acts.includes('reopen') ? <LinkAct label="Renew" action={renew} fields={fields} onLink={onLink} /> : null}
        {acts.includes('hand-over') ? <HandOverButton assignmentId={line.id} label="Hand over" look="act" /> : null}
        {line.maySend ? (
          <ConfirmButton
            action={sendAgain}
            label="Send again"
            look="act"
            title={`Send ${line.formWords} again?`}
            words={
              <>
                <p>The same link {wordWay(preview)}. Answers saved so far stay.</p>
                <WillRead from={preview.from} message={fillUntil(preview.forms[line.formId], line.lastDayWords)} />
              </>
            }
            confirm="Send again"
            waiting="Sending"
            fields={fields}
          />
        ) : null}
        {line.reminder?.isAllowed ? (
          <ConfirmButton
            action={remind}
            label="Remind"
            look="act"
            title={`Remind of ${line.formWords}?`}
            words={
              <>
                <p>
                  The link {wordWay(preview)}, as a reminder. Of one form there are two at most. Answers saved so far
                  stay.
                </p>
                <WillRead from={preview.from} message={fillUntil(preview.reminders[line.formId], line.lastDayWords)} />
              </>
            }
            confirm="Remind"
            waiting="Reminding"
            fields={fields}
          />
        ) : null}
        {acts.includes('renew') ? (
          <ConfirmButton
            action={renew}
            label="Renew"
            look="act"
            title={`Renew the link of ${line.formWords}?`}
            words="The present link stops working and a new one opens. Answers saved so far stay; a PIN lock is undone."
            confirm="Renew the link"
            waiting="Renewing"
            fields={fields}
            onDone={onLink}
          >
            <TextField name="expiresInDays" label="Open for days" type="number" min={1} max={30} defaultValue="14" />
          </ConfirmButton>
        ) : null}
        {acts.includes('revoke') ? (
          <ConfirmButton
            action={revoke}
            label="Revoke"
            look="act"
            title={`Revoke ${line.formWords}?`}
            words="The link stops working at once and answers saved so far are erased. This cannot be undone."
            confirm="Revoke"
            waiting="Revoking"
            isRisk
            fields={fields}
          />
        ) : null}
        {acts.includes('result') && line.resultHref ? <ActLink href={line.resultHref}>Open</ActLink> : null}
      </span>
      {line.reminder && !line.reminder.isAllowed ? (
        <span className="note block pt-1">{line.reminder.words}</span>
      ) : null}
    </>
  )
}

function wordWay({ isMailOn }: MailPreview): string {
  return isMailOn ? 'goes out again by e-mail' : 'waits in the outbox once more, for you to copy'
}

type LinkActProps = {
  label: string
  action: FormAction<Assigned>
  fields: Record<string, string>
  onLink: (assigned: Assigned) => void
}

/** One press that ends in the link: showing it again (an act of its own, and logged), or a new one for one that ran out. */
function LinkAct({ label, action, fields, onLink }: LinkActProps) {
  const [failure, setFailure] = useState<string | null>(null)
  const [isPending, start] = useTransition()

  function press() {
    setFailure(null)
    start(async () => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      const result = await action(null, form).catch(() => null)
      if (result?.ok) onLink(result.value)
      else setFailure(result?.message ?? 'This did not reach the server. Try again.')
    })
  }

  return (
    <>
      <ActButton onClick={press} aria-disabled={isPending}>
        {label}
      </ActButton>
      {failure ? (
        <span className="fault" role="status">
          {failure}
        </span>
      ) : null}
    </>
  )
}
