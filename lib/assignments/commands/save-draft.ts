import 'server-only'
import type { PracticeTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'

/** One answer as given: a number, a choice or choices, words (sealed), or "Skip this one". */
export type DraftValue =
  | { field: string; kind: 'value'; value: number | string | boolean | string[] }
  | { field: string; kind: 'text'; text: string }
  | { field: string; kind: 'skipped' }

export type DraftSave = {
  assignmentId: string
  /** The sitting that saves, or a member's id when answers are entered from paper. */
  savedBy: string
  values: DraftValue[]
  /** Fields that count as statements of the form. */
  countedFields: readonly string[]
}

/**
 * Saves answers of a draft and counts the revision on. The assignment's row is locked first, so that a save and a
 * submit never cross.
 * @returns the new revision and how many statements are answered or skipped
 * @throws AppError NOT_FOUND, LINK_SPENT, LINK_REVOKED, LINK_EXPIRED (respondents only)
 */
export async function saveDraft(tx: PracticeTx, save: DraftSave): Promise<{ revision: number; answered: number }> {
  const clientId = await lockOpen(tx, save.assignmentId)
  for (const value of save.values) await upsertField(tx, clientId, save, value)
  const [row] = await tx.db.$queryRaw<{ revision: number; answered: number }[]>`
    update assignment set revision = revision + 1, answered = least(item_count, (
      select count(*)::int from draft_field d
      where d.assignment_id = ${save.assignmentId}::uuid and d.field = any(${[...save.countedFields]})))
    where id = ${save.assignmentId}::uuid returning revision, answered`
  return { revision: row?.revision ?? 0, answered: row?.answered ?? 0 }
}

async function lockOpen(tx: PracticeTx, id: string): Promise<string> {
  const [row] = await tx.db.$queryRaw<
    { clientId: string; completedAt: Date | null; revokedAt: Date | null; expiresAt: Date }[]
  >`select client_id as "clientId", completed_at as "completedAt", revoked_at as "revokedAt", expires_at as "expiresAt"
    from assignment where id = ${id}::uuid for update`
  if (!row) throw new AppError('NOT_FOUND')
  if (row.completedAt) throw new AppError('LINK_SPENT')
  if (row.revokedAt) throw new AppError('LINK_REVOKED')
  if (tx.scope.kind === 'respondent' && row.expiresAt <= tx.now) throw new AppError('LINK_EXPIRED')
  return row.clientId
}

async function upsertField(tx: PracticeTx, clientId: string, save: DraftSave, given: DraftValue): Promise<void> {
  const { assignmentId, savedBy } = save
  const content = {
    value: given.kind === 'value' ? JSON.stringify(given.value) : null,
    text: given.kind === 'text' ? tx.seal(draftPlace(assignmentId, given.field), given.text) : null,
    isSkipped: given.kind === 'skipped',
  }
  await tx.db.$executeRaw`
    insert into draft_field (assignment_id, client_id, field, value, text_sealed, is_skipped, session_id, saved_at)
    values (${assignmentId}::uuid, ${clientId}::uuid, ${given.field}, ${content.value}::jsonb, ${content.text},
      ${content.isSkipped}, ${savedBy}::uuid, ${tx.now})
    on conflict (practice_id, assignment_id, field) do update set value = excluded.value,
      text_sealed = excluded.text_sealed, is_skipped = excluded.is_skipped, session_id = excluded.session_id,
      saved_at = excluded.saved_at`
}

/** Where a draft's words are sealed. */
export function draftPlace(assignmentId: string, field: string) {
  return { table: 'draft_field', column: 'text', rowId: `${assignmentId}/${field}` }
}
