'use client'

import { type ReactNode, useState } from 'react'
import { type EventChanged, EventSheet } from '@/components/events/event-sheet'
import { Name } from '@/components/shell/name'
import { ActionForm } from '@/components/ui/action-form'
import { ActButton, Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { HiddenField, type SelectOption } from '@/components/ui/field'
import { useFormState } from '@/components/ui/form-context'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/domain/action-result'

/** An event in words. */
export type EventLine = {
  id: string
  /** YYYY-MM-DD, for its form. */
  happenedOn: string
  dateWords: string
  kind: string
  kindWords: string
  /** The clinician's own; blank where the kind says it all. */
  words: string
  byName: string
}

export type EventActs = {
  add: FormAction<EventChanged>
  change: FormAction<EventChanged>
  remove: FormAction<EventChanged>
  restore: FormAction<EventChanged>
}

export type EventListProps = {
  clientId: string
  lines: EventLine[]
  kinds: SelectOption[]
  today: string
  /** An archived file is read, not written. */
  isClosed: boolean
  acts: EventActs
}

/** Every event of a client, the latest first: what the chart draws, for those who read rather than look. */
export function EventList({ clientId, lines, kinds, today, isClosed, acts }: EventListProps) {
  const [removed, setRemoved] = useState<{ id: string; words: string } | null>(null)
  const [areAllShown, setAreAllShown] = useState(false)
  // Said here, not by the row's own form: that one is gone with its row before it could.
  const removeLine =
    (line: EventLine): EventActs['remove'] =>
    async (previous, data) => {
      const result = await acts.remove(previous, data)
      if (result.ok) setRemoved({ id: line.id, words: describe(line) })
      return result
    }
  const mark = isClosed ? null : (
    <EventSheet
      subject={{ clientId }}
      start={{ happenedOn: today, kind: '', words: '' }}
      kinds={kinds}
      today={today}
      action={acts.add}
      label="Mark an event"
    />
  )
  return (
    <>
      <div role="status">
        {removed ? (
          <Notice
            actions={
              <ActionForm action={acts.restore} kept="It is still removed." onDone={() => setRemoved(null)}>
                <HiddenField name="eventId" value={removed.id} />
                <SubmitButton look="plain" waiting="Putting it back">
                  Put it back
                </SubmitButton>
                <Button look="bare" onClick={() => setRemoved(null)}>
                  Close
                </Button>
              </ActionForm>
            }
          >
            Removed: <span dir="auto">{removed.words}</span>.
          </Notice>
        ) : null}
      </div>
      {mark ? (
        <div className="bar">
          <span />
          {mark}
        </div>
      ) : null}
      {lines.length === 0 ? (
        <Empty title="No event marked yet" level={3} isInset>
          A boundary set, a move, a loss: marked here, it stands on the chart, so that a change in the scores can be
          read beside what happened.
        </Empty>
      ) : (
        <EventTable
          lines={areAllShown ? lines : lines.slice(0, FIRST_SHOWN)}
          acts={(line) =>
            isClosed ? null : (
              <>
                <EventSheet
                  subject={{ eventId: line.id }}
                  start={line}
                  kinds={kinds}
                  today={today}
                  action={acts.change}
                  label="Change"
                  about={`Change ${describe(line)}`}
                  look="act"
                />
                <ActionForm action={removeLine(line)} kept="It was not removed.">
                  <HiddenField name="eventId" value={line.id} />
                  <RemoveButton about={`Remove ${describe(line)}`} />
                </ActionForm>
              </>
            )
          }
        />
      )}
      {lines.length > FIRST_SHOWN ? (
        <p className="pt-2">
          <ActButton onClick={() => setAreAllShown(!areAllShown)}>
            {areAllShown ? 'Show the latest only' : `Show all ${lines.length}`}
          </ActButton>
        </p>
      ) : null}
    </>
  )
}

const FIRST_SHOWN = 8

function EventTable({ lines, acts }: { lines: EventLine[]; acts: (line: EventLine) => ReactNode }) {
  return (
    <table className="stacks events">
      <caption className="vh">Events marked, the latest first</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">What happened</th>
          <th scope="col">Marked by</th>
          <th scope="col" className="a">
            <span className="vh">Change or remove</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row" className="tn">
              {line.dateWords}
            </th>
            <td className="said">
              <b>{line.kindWords}</b>
              {line.words ? (
                <span className="block" dir="auto">
                  {line.words}
                </span>
              ) : null}
            </td>
            <td className="soft">
              <Name value={line.byName} />
            </td>
            <td className="a">
              <div className="acts">{acts(line)}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RemoveButton({ about }: { about: string }) {
  const { isPending } = useFormState()
  return (
    <ActButton type="submit" aria-label={about} aria-disabled={isPending || undefined}>
      {isPending ? 'Removing' : 'Remove'}
    </ActButton>
  )
}

function describe(line: EventLine): string {
  return `“${line.words || line.kindWords}”, ${line.dateWords}`
}
