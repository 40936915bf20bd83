'use client'

import { WillRead } from '@/components/assignments/message-preview'
import { useCaseload } from '@/components/clients/caseload-actions'
import { LeftOut } from '@/components/clients/left-out'
import type { ForetoldReminders, SeveralCount } from '@/components/clients/several-count'
import { ActButton, Button } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm'
import type { Foretelling } from '@/components/ui/use-foretelling'
import type { MailPreview } from '@/lib/domain/mail-preview'

/** The dry run in words: to how many a reminder would go, and who is left out why. */
export function ForetoldInWords({ told, fault, again }: Foretelling<ForetoldReminders>) {
  if (fault) {
    return (
      <>
        <span className="fault">{fault}</span> <ActButton onClick={again}>Count again</ActButton>
      </>
    )
  }
  if (!told) return <span className="soft">Counting to whom a reminder would go.</span>
  return (
    <span className="soft">
      {foretell(told)} <LeftOut groups={told.leftOut} isShort />
    </span>
  )
}

/** "Remind 2"; absent where nobody would get one, since the words beside it say why. */
export function RemindButton({ told, fault, clientIds, preview, onDone }: RemindButtonProps) {
  const { actions } = useCaseload()
  if (!told) return fault ? null : <Button aria-disabled>Remind</Button>
  if (told.count === 0) return null
  return (
    <ConfirmButton
      action={actions.remind}
      label={`Remind ${told.count}`}
      title={told.count === 1 ? 'Remind one client?' : `Remind ${told.count} clients?`}
      words={
        <>
          <p>
            {told.isMailOn
              ? 'The link they have goes out again by e-mail, as a reminder.'
              : 'The link they have waits in the outbox once more, as a reminder for you to copy.'}{' '}
            One message each, about the form that has waited longest.
          </p>
          <RemindersPreview preview={preview} formIds={told.formIds} />
          {told.leftOut.length > 0 ? (
            <p className="mt-2">
              Left out: <LeftOut groups={told.leftOut} />
            </p>
          ) : null}
        </>
      }
      confirm={`Remind ${told.count}`}
      waiting="Reminding"
      fields={{ clientIds }}
      onDone={onDone}
    />
  )
}

type RemindButtonProps = Pick<Foretelling<ForetoldReminders>, 'told' | 'fault'> & {
  clientIds: string
  preview: MailPreview
  onDone: (done: SeveralCount) => void
}

/** The words they will read, one text for each form; the link and its last day are each client's own. */
function RemindersPreview({ preview, formIds }: { preview: MailPreview; formIds: string[] }) {
  const texts = formIds.flatMap((formId) => preview.reminders[formId] ?? [])
  const unlike = texts.filter((text, index) => texts.findIndex((other) => other.body === text.body) === index)
  return <WillRead from={preview.from} messages={unlike} />
}

/** What was done, once it was. */
export function RemindersDone({ done }: { done: SeveralCount }) {
  return (
    <>
      <b>{done.count === 0 ? 'No reminder was sent.' : sayDone(done)}</b>{' '}
      <span className="soft">
        <LeftOut groups={done.leftOut} />
      </span>
    </>
  )
}

function foretell({ count, isMailOn }: SeveralCount): string {
  if (count === 0) return 'A reminder would go to nobody.'
  return isMailOn ? `A reminder would go to ${count}.` : `A reminder for ${count} would wait in the outbox.`
}

function sayDone({ count, isMailOn }: SeveralCount): string {
  return isMailOn ? `A reminder is on its way to ${count}.` : `A reminder for ${count} waits in the outbox.`
}
