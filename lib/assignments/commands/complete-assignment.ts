import 'server-only'
import type { PracticeTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'

export type Completion = {
  assignmentId: string
  /** Idempotency key of the submit: the same one again answers like the first time. */
  submitKey?: string | undefined
  /** The draft's revision the respondent saw on Review. */
  revision?: number | undefined
}

/**
 * Takes an assignment for one submit: locks its row, checks that it is still open and unchanged, marks it completed,
 * ends link and sittings, erases secret and draft, has the outbox looked through. Call it before recording the answers,
 * in the same transaction.
 * @returns isReplay when this very submit was done before: then nothing is to be recorded
 * @throws AppError NOT_FOUND, LINK_SPENT, LINK_REVOKED, LINK_EXPIRED (respondents only), STALE
 */
export async function completeAssignment(tx: PracticeTx, input: Completion): Promise<{ isReplay: boolean }> {
  const assignment = await lockAssignment(tx, input.assignmentId)
  if (assignment.completedAt) {
    if (input.submitKey && assignment.submitKey === input.submitKey) return { isReplay: true }
    throw new AppError('LINK_SPENT')
  }
  if (assignment.revokedAt) throw new AppError('LINK_REVOKED')
  if (tx.scope.kind === 'respondent' && assignment.expiresAt <= tx.now) throw new AppError('LINK_EXPIRED')
  if (input.revision !== undefined && input.revision !== assignment.revision) throw new AppError('STALE')
  await tx.db.$executeRaw`
    with done as (
      update assignment set completed_at = ${tx.now}, opened_at = coalesce(opened_at, ${tx.now}),
        submit_key = ${input.submitKey ?? null}::uuid, answered = item_count
      where id = ${input.assignmentId}::uuid returning id),
    ended as (
      update link set ended_at = ${tx.now}, secret_sealed = null, code_hash = null, code_expires_at = null
      where assignment_id = ${input.assignmentId}::uuid and ended_at is null),
    left_by as (
      update respondent_session set ended_at = ${tx.now}
      where assignment_id = ${input.assignmentId}::uuid and ended_at is null)
    delete from draft_field where assignment_id = ${input.assignmentId}::uuid`
  if (assignment.via === 'message') await tx.enqueue('recheck-held', assignment.clientId)
  return { isReplay: false }
}

type LockedAssignment = {
  clientId: string
  via: string
  completedAt: Date | null
  revokedAt: Date | null
  expiresAt: Date
  revision: number
  submitKey: string | null
}

async function lockAssignment(tx: PracticeTx, id: string): Promise<LockedAssignment> {
  const [row] = await tx.db.$queryRaw<LockedAssignment[]>`
    select client_id as "clientId", via, completed_at as "completedAt", revoked_at as "revokedAt", expires_at as "expiresAt", revision,
      submit_key as "submitKey"
    from assignment where id = ${id}::uuid for update`
  if (!row) throw new AppError('NOT_FOUND')
  return row
}
