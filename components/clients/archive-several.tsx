'use client'

import { useCaseload } from '@/components/clients/caseload-actions'
import type { CaseloadRow } from '@/components/clients/caseload-row'
import { ConfirmButton } from '@/components/ui/confirm'

export type ArchiveSeveralProps = { rows: CaseloadRow[]; clientIds: string; onDone: () => void }

/** Closes the files ticked, once it was said what that ends. */
export function ArchiveSeveral({ rows, clientIds, onDone }: ArchiveSeveralProps) {
  const { actions } = useCaseload()
  return (
    <ConfirmButton
      action={actions.archive}
      label={`Archive ${rows.length}`}
      title={`Archive ${sayClients(rows.length)}?`}
      words={`${foretell(rows)} Their episodes end today. Answers and notes stay, and each file can be restored.`}
      confirm={`Archive ${rows.length}`}
      waiting="Archiving"
      isRisk
      fields={{ clientIds }}
      onDone={onDone}
    />
  )
}

export function RestoreSeveral({ rows, clientIds, onDone }: ArchiveSeveralProps) {
  const { actions } = useCaseload()
  return (
    <ConfirmButton
      action={actions.restore}
      label={`Restore ${rows.length}`}
      title={`Restore ${sayClients(rows.length)}?`}
      words="They stand in the caseload again and their last episode goes on. Links that were withdrawn stay withdrawn."
      confirm={`Restore ${rows.length}`}
      waiting="Restoring"
      fields={{ clientIds }}
      onDone={onDone}
    />
  )
}

/** What archiving these would end, counted before anyone presses. */
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
