'use client'

import { useMemo } from 'react'
import { MarkInError, RestoreAnswers } from '@/components/assessments/mark-in-error'
import { type CheckInEntry, ENTRY_RULES, type EntryRow } from '@/components/notes/entry-row'
import { CheckInWords, LineWords, NoteWords, ReadLine } from '@/components/notes/entry-words'
import { ReviewButton } from '@/components/notes/review-button'
import { Name } from '@/components/shell/name'
import { DataTable, type TablePage, type WholeRow } from '@/components/table/data-table'
import { columnsFor } from '@/components/table/table-features'
import { ActLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import type { FormAction } from '@/lib/domain/action-result'

export type CheckInNotesTableProps = {
  page: TablePage<EntryRow>
  clientId: string
  isFiltered: boolean
  reviewCheckIn: FormAction<{ clientId: string }>
  markCheckIn: FormAction<{ clientId: string }>
  unmarkCheckIn: FormAction<{ clientId: string }>
  addAddendum: FormAction<{ clientId: string }>
}

const column = columnsFor<EntryRow>()

/** The time line as a table, newest first until another order is asked for. */
export function CheckInNotesTable(props: CheckInNotesTableProps) {
  const { clientId, reviewCheckIn, markCheckIn, unmarkCheckIn, addAddendum } = props
  const columns = useMemo(
    () =>
      column.columns([
        column.accessor('dateWords', {
          id: 'date',
          header: 'Date',
          meta: { label: 'Date', isRowHead: true, className: 'tn' },
          cell: ({ row }) => <DateCell entry={row.original} />,
        }),
        column.display({
          id: 'words',
          header: 'In their words',
          meta: { label: 'Words' },
          cell: ({ row: { original: entry } }) => {
            if (entry.kind === 'note') {
              const editHref = `/clients/${clientId}/notes/${entry.id}`
              return <NoteWords entry={entry} editHref={editHref} addAddendum={addAddendum} />
            }
            if (entry.kind !== 'check-in') return null
            return (
              <>
                <CheckInWords entry={entry} />
                {entry.isUnread ? <ReviewButton checkInId={entry.id} action={reviewCheckIn} /> : null}
                <div className="acts pt-2">
                  <ActLink href={`/clients/${clientId}/check-ins/${entry.id}`}>Open</ActLink>
                  <CheckInMark entry={entry} mark={markCheckIn} unmark={unmarkCheckIn} />
                </div>
              </>
            )
          },
        }),
        column.accessor('kind', {
          id: 'kind',
          header: 'Kind',
          meta: { label: 'Kind', cellClass: 'nw' },
          cell: ({ row }) => (row.original.kind === 'note' ? row.original.kindWords : 'Check-in'),
        }),
        column.accessor('authorName', {
          id: 'author',
          header: 'Author',
          meta: { label: 'Author' },
          cell: ({ row }) =>
            row.original.kind === 'check-in' ? (
              <span className="soft">Client</span>
            ) : (
              <Name value={row.original.authorName} />
            ),
        }),
        column.display({
          id: 'mood',
          header: 'Mood',
          meta: { label: 'Mood', isNumber: true },
          cell: ({ row }) => (row.original.kind === 'check-in' ? row.original.mood : null),
        }),
        column.display({
          id: 'respected',
          header: 'Respected',
          meta: { label: 'Respected', isNumber: true },
          cell: ({ row }) => (row.original.kind === 'check-in' ? row.original.respected : null),
        }),
      ]),
    [clientId, reviewCheckIn, markCheckIn, unmarkCheckIn, addAddendum],
  )
  return (
    <DataTable
      columns={columns}
      page={props.page}
      rules={ENTRY_RULES}
      rowId={(entry) => entry.id}
      caption="Check-ins and notes, forms and events"
      className="ci entries"
      wholeRow={wholeRow}
      empty={<NothingYet isFiltered={props.isFiltered} />}
    />
  )
}

/** A form or an event is one line across. */
function wholeRow(entry: EntryRow): WholeRow | null {
  if (entry.kind === 'check-in' || entry.kind === 'note') return null
  return { className: 'line', head: <b>{entry.dateWords}</b>, words: <LineWords entry={entry} /> }
}

/** For the wrong client, or entered in error; and back. */
function CheckInMark({
  entry,
  mark,
  unmark,
}: {
  entry: CheckInEntry
  mark: FormAction<{ clientId: string }>
  unmark: FormAction<{ clientId: string }>
}) {
  const shared = {
    answerKind: 'check-in',
    answerId: entry.id,
    resultWords: `the check-in of ${entry.dateWords}`,
    look: 'act',
  } as const
  return entry.voidWords ? <RestoreAnswers {...shared} action={unmark} /> : <MarkInError {...shared} action={mark} />
}

function DateCell({ entry }: { entry: EntryRow }) {
  if (entry.kind === 'note') {
    return (
      <>
        <b>{entry.dateWords}</b>
        <span className="note block">{entry.stateWords}</span>
      </>
    )
  }
  if (entry.kind !== 'check-in') return null
  return (
    <>
      <b>{entry.dateWords}</b>
      <span className="soft block" dir="auto">
        {entry.about}
      </span>
      <ReadLine entry={entry} />
    </>
  )
}

function NothingYet({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <Empty title="Nothing of this kind" isInset>
        Choose another kind or author above.
      </Empty>
    )
  }
  return (
    <Empty title="Nothing on the time line yet" isInset>
      Assign a form, write the first note or mark an event. All of it will stand here, newest first.
    </Empty>
  )
}
