import 'server-only'
import { draftPlace } from '@/lib/assignments/commands/save-draft'
import type { PracticeTx } from '@/lib/db/practice-db'

export type StoredDraftField = {
  field: string
  /** As stored: a number, a choice, choices, or null. */
  value: unknown
  text: string | null
  isSkipped: boolean
  /** The sitting that saved it. */
  sessionId: string
}

/** Everything saved so far for an assignment, words opened. */
export async function readDraft(tx: PracticeTx, assignmentId: string): Promise<StoredDraftField[]> {
  const rows = await tx.db.draftField.findMany({
    where: { assignmentId },
    select: { field: true, value: true, textSealed: true, isSkipped: true, sessionId: true },
  })
  return rows.map(({ textSealed, ...row }) => ({
    ...row,
    text: textSealed ? tx.open(draftPlace(assignmentId, row.field), textSealed) : null,
  }))
}
