'use client'

import { MessagePreview } from '@/components/assignments/message-preview'
import type { AskChoices } from '@/components/clients/ask-sheet'
import { useCaseload } from '@/components/clients/caseload-actions'
import { LeftOut } from '@/components/clients/left-out'
import type { ForetoldReminders, SeveralCount } from '@/components/clients/several-count'
import { ActButton, Button } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm'
import { Details } from '@/components/ui/fold'
import type { Foretelling } from '@/components/ui/use-foretelling'

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
export function RemindButton({ told, fault, clientIds, choices, onDone }: RemindButtonProps) {
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
          {told.leftOut.length > 0 ? (
            <p className="mt-2">
              Left out: <LeftOut groups={told.leftOut} />
            </p>
          ) : null}
          <WordsOfEach choices={choices} formIds={told.formIds} />
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
  choices: AskChoices
  onDone: (done: SeveralCount) => void
}

/** The words they will read, by form, to be opened where there are several; link and last day are each client's own. */
function WordsOfEach({ choices, formIds }: { choices: AskChoices; formIds: string[] }) {
  const { preview, forms } = choices
  return forms.map(({ id, words }) => {
    const message = formIds.includes(id) ? preview.reminders[id] : undefined
    return message ? (
      <div className="mt-2" key={id}>
        <Details summary={`They will read, of ${words}`} isOpen={formIds.length === 1}>
          <MessagePreview from={preview.from} message={message} />
        </Details>
      </div>
    ) : null
  })
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
