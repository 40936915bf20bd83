'use client'

import { useCaseload } from '@/components/clients/caseload-actions'
import type { CaseloadRow } from '@/components/clients/caseload-row'
import { Button } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm'

/** What can be done with the rows ticked, with its consequences said before any button. */
export function BulkBar({ rows, onClear }: { rows: CaseloadRow[]; onClear: () => void }) {
  const { actions } = useCaseload()
  const count = rows.length
  if (count === 0) return null
  const isArchived = rows.every((row) => row.isArchived)
  const fields = { clientIds: rows.map((row) => row.id).join(',') }
  return (
    <section className="bulk" aria-label="Clients selected">
      <p className="say" role="status">
        <b>{count} selected.</b> {isArchived ? 'Withdrawn links stay withdrawn.' : foretell(rows)}
      </p>
      <div className="acts">
        {isArchived ? (
          <ConfirmButton
            action={actions.restore}
            label={`Restore ${count}`}
            title={`Restore ${sayClients(count)}?`}
            words="They stand in the caseload again and their last episode goes on. Links that were withdrawn stay withdrawn."
            confirm={`Restore ${count}`}
            waiting="Restoring"
            fields={fields}
            onDone={onClear}
          />
        ) : (
          <ConfirmButton
            action={actions.archive}
            label={`Archive ${count}`}
            title={`Archive ${sayClients(count)}?`}
            words={`${foretell(rows)} Their episodes end today. Answers and notes stay, and each file can be restored.`}
            confirm={`Archive ${count}`}
            waiting="Archiving"
            isRisk
            fields={fields}
            onDone={onClear}
          />
        )}
        <Button look="bare" onClick={onClear}>
          Clear
        </Button>
      </div>
    </section>
  )
}

/** The dry run: what archiving these would end, counted before anyone presses. */
function foretell(rows: CaseloadRow[]): string {
  const open = rows.filter((row) => row.hasOpenForm).length
  const unread = rows.filter((row) => row.isUnread).length
  const withdrawn = open === 0 ? 'No form is open.' : `Archiving withdraws the open forms of ${open}.`
  if (unread === 0) return withdrawn
  return `${withdrawn} ${unread === 1 ? 'One has' : `${unread} have`} unread answers.`
}

function sayClients(count: number): string {
  return count === 1 ? 'one client' : `${count} clients`
}
