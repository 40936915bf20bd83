'use client'

import { useState, useTransition } from 'react'
import type { Assigned } from '@/components/assignments/assign-sheet'
import { LinkPanel } from '@/components/assignments/link-panel'
import { Name } from '@/components/shell/name'
import { ActButton } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm'
import { Sheet, SheetBody } from '@/components/ui/sheet'
import { State } from '@/components/ui/words'
import type { FormAction } from '@/lib/domain/action-result'

/** A message that has not gone out, in words. */
export type OutboxLine = {
  id: string
  assignmentId: string
  href: string
  name: string
  formWords: string
  isReminder: boolean
  sinceWords: string
  untilWords: string
  stateWords: string
  isHot: boolean
  /** It stays as it is until somebody does something. */
  isWaiting: boolean
}

export type OutboxTableProps = {
  lines: OutboxLine[]
  isMailOn: boolean
  show: FormAction<Assigned>
  copy: FormAction<{ clientId: string }>
  markSent: FormAction<{ clientId: string }>
  sendAgain: FormAction<{ clientId: string }>
}

/** Messages that have not gone out, newest first, and what can be done about each. */
export function OutboxTable({ lines, isMailOn, show, copy, markSent, sendAgain }: OutboxTableProps) {
  const [shown, setShown] = useState<Assigned | null>(null)
  return (
    <>
      <table className="stacks grid-t">
        <caption className="vh">Messages that have not gone out, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Client</th>
            <th scope="col">Form</th>
            <th scope="col">State</th>
            <th scope="col">Since</th>
            <th scope="col">Open until</th>
            <th scope="col">
              <span className="vh">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row" dir="auto">
                <a href={line.href}>
                  <Name value={line.name} />
                </a>
              </th>
              <td data-label="Form" className="whitespace-nowrap">
                {line.formWords}
                {line.isReminder ? <span className="note block">Reminder</span> : null}
              </td>
              <td data-label="State">
                <State icon={line.isHot ? 'alert' : 'envelope'} isHot={line.isHot}>
                  {line.stateWords}
                </State>
              </td>
              <td data-label="Since" className="whitespace-nowrap">
                {line.sinceWords}
              </td>
              <td data-label="Open until" className="whitespace-nowrap">
                {line.untilWords}
              </td>
              <td className="num">
                {line.isWaiting ? (
                  <span className="acts tight">
                    <ShowMessage line={line} show={show} onShown={setShown} />
                    <ConfirmButton
                      action={markSent}
                      label="Passed on"
                      look="act"
                      title={`Did you pass ${nameOf(line)} on by hand?`}
                      words="It leaves the outbox and counts as sent. The link stays as it is."
                      confirm="Yes, it is passed on"
                      waiting="Saving"
                      fields={{ messageId: line.id }}
                    />
                    {isMailOn ? (
                      <ConfirmButton
                        action={sendAgain}
                        label="Send again"
                        look="act"
                        title={`Send ${line.formWords} again?`}
                        words={
                          line.isReminder
                            ? 'The same link goes out by e-mail, in the words of the first message. This reminder is laid aside.'
                            : 'The same link goes out by e-mail, in the same words.'
                        }
                        confirm="Send again"
                        waiting="Sending"
                        fields={{ assignmentId: line.assignmentId }}
                      />
                    ) : null}
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Sheet isOpen={shown !== null} onClose={() => setShown(null)} title="Pass the form on">
        <SheetBody>{shown?.link ? <LinkPanel facts={shown.link} copy={copy} /> : null}</SheetBody>
      </Sheet>
    </>
  )
}

function nameOf({ formWords, isReminder }: OutboxLine): string {
  return isReminder ? `the reminder of ${formWords}` : formWords
}

/** Showing a message opens its link and address, which is an act of its own, and logged. */
function ShowMessage({
  line,
  show,
  onShown,
}: {
  line: OutboxLine
  show: FormAction<Assigned>
  onShown: (shown: Assigned) => void
}) {
  const [failure, setFailure] = useState<string | null>(null)
  const [isPending, start] = useTransition()

  function reveal() {
    setFailure(null)
    start(async () => {
      const form = new FormData()
      form.set('messageId', line.id)
      const result = await show(null, form).catch(() => null)
      if (result?.ok) onShown(result.value)
      else setFailure(result?.message ?? 'This did not reach the server. Try again.')
    })
  }

  return (
    <>
      <ActButton onClick={reveal} aria-disabled={isPending}>
        Open to copy
      </ActButton>
      {failure ? (
        <span className="fault" role="status">
          {failure}
        </span>
      ) : null}
    </>
  )
}
