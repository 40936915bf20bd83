'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ArchiveSeveral, RestoreSeveral } from '@/components/clients/archive-several'
import type { AskChoices } from '@/components/clients/ask-sheet'
import { useCaseload } from '@/components/clients/caseload-actions'
import type { CaseloadRow } from '@/components/clients/caseload-row'
import { ForetoldInWords, RemindButton, RemindersDone } from '@/components/clients/remind-several'
import type { SeveralCount } from '@/components/clients/several-count'
import { Button } from '@/components/ui/button'
import { useForetelling } from '@/components/ui/use-foretelling'

/** Fetched when it is first asked for, as the sheet that adds a client is. */
const AskSheet = dynamic(() => import('@/components/clients/ask-sheet').then((file) => file.AskSheet), { ssr: false })

export type BulkBarProps = {
  rows: CaseloadRow[]
  /** Changes with every tick: what was done is said until then. */
  ticked: unknown
  /** Changes when the rows were read anew: then it is counted anew. */
  stamp: unknown
  choices: AskChoices
  onClear: () => void
}

/** What can be done with the rows ticked, with its consequences said before any button. */
export function BulkBar({ rows, ticked, stamp, choices, onClear }: BulkBarProps) {
  const [done, setDone] = useState<{ of: unknown; count: SeveralCount } | null>(null)
  const [asked, setAsked] = useState<{ clientIds: string; isOpen: boolean; round: number } | null>(null)
  const clientIds = rows.map((row) => row.id).join(',')
  // The rows may have left the view by what was done to them: the bar and the sheet say so all the same.
  const told = done && done.of === ticked ? done.count : null
  return (
    <>
      {told ? (
        <Bar words={<RemindersDone done={told} />}>
          <DoneButton onClick={onClear} />
        </Bar>
      ) : rows.length === 0 ? null : rows.every((row) => row.isArchived) ? (
        <Bar words={<Selected count={rows.length}>Withdrawn links stay withdrawn.</Selected>}>
          <RestoreSeveral rows={rows} clientIds={clientIds} onDone={onClear} />
          <Clear onClear={onClear} />
        </Bar>
      ) : (
        <OpenFiles
          rows={rows}
          clientIds={clientIds}
          stamp={stamp}
          choices={choices}
          onAsk={() => setAsked({ clientIds, isOpen: true, round: (asked?.round ?? 0) + 1 })}
          onReminded={(count) => setDone({ of: ticked, count })}
          onClear={onClear}
        />
      )}
      {asked ? (
        <AskSheet
          {...choices}
          key={asked.round}
          clientIds={asked.clientIds}
          isOpen={asked.isOpen}
          onClose={(isDone) => {
            setAsked(isDone ? null : { ...asked, isOpen: false })
            if (isDone) onClear()
          }}
        />
      ) : null}
    </>
  )
}

type OpenFilesProps = {
  rows: CaseloadRow[]
  clientIds: string
  stamp: unknown
  choices: AskChoices
  onAsk: () => void
  onReminded: (count: SeveralCount) => void
  onClear: () => void
}

function OpenFiles({ rows, clientIds, stamp, choices, onAsk, onReminded, onClear }: OpenFilesProps) {
  const { actions } = useCaseload()
  const reminders = useForetelling(actions.foretellReminders, { clientIds }, stamp)
  return (
    <Bar
      words={
        <Selected count={rows.length}>
          <ForetoldInWords {...reminders} />
        </Selected>
      }
    >
      <Button aria-haspopup="dialog" onClick={onAsk}>
        Assign
      </Button>
      <RemindButton {...reminders} clientIds={clientIds} choices={choices} onDone={onReminded} />
      <ArchiveSeveral rows={rows} clientIds={clientIds} onDone={onClear} />
      <Clear onClear={onClear} />
    </Bar>
  )
}

function Bar({ words, children }: { words: ReactNode; children: ReactNode }) {
  return (
    <section className="bulk" aria-label="Clients selected">
      <div className="say" role="status">
        {words}
      </div>
      <div className="acts">{children}</div>
    </section>
  )
}

function Selected({ count, children }: { count: number; children: ReactNode }) {
  return (
    <>
      <b>{count} selected.</b> {children}
    </>
  )
}

/** The question that held the focus is gone: the keyboard goes on here. */
function DoneButton({ onClick }: { onClick: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <Button ref={button} onClick={onClick}>
      Done
    </Button>
  )
}

function Clear({ onClear }: { onClear: () => void }) {
  return (
    <Button look="bare" onClick={onClear}>
      Clear
    </Button>
  )
}
