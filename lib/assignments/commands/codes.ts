import 'server-only'
import type { MemberTx, RespondentTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { CODE_MINUTES } from '@/lib/domain/short-code'

/**
 * A short code that leads to the live link of an assignment once, within ten minutes; the one shown before is void.
 * @throws AppError NOT_FOUND without a live link
 */
export async function makeCode(
  tx: MemberTx,
  input: { clientId: string; assignmentId: string },
): Promise<{ code: string; until: Date }> {
  const code = tx.newCode()
  const until = new Date(tx.now.getTime() + CODE_MINUTES * 60_000)
  const { count } = await tx.db.link.updateMany({
    where: { assignmentId: input.assignmentId, clientId: input.clientId, endedAt: null },
    data: { codeHash: tx.hashCode(code), codeExpiresAt: until },
  })
  if (count !== 1) throw new AppError('NOT_FOUND', 'no live link')
  await tx.audit({
    action: 'link.code-made',
    subject: { kind: 'assignment', id: input.assignmentId },
    clientId: input.clientId,
  })
  return { code, until }
}

/**
 * Spends a code and gives the secret of the link behind it. Of two at the same moment one succeeds.
 * @throws AppError LINK_UNKNOWN for a code that is wrong, used or run out: nobody is told which
 */
export async function spendCode(tx: RespondentTx, code: string): Promise<string> {
  const { assignmentId, clientId } = tx.scope
  const [link] = await tx.db.$queryRaw<{ id: string; secretSealed: Uint8Array | null }[]>`
    update link set code_hash = null, code_expires_at = null
    where assignment_id = ${assignmentId}::uuid and code_hash = ${tx.hashCode(code)} and code_expires_at > ${tx.now}
      and ended_at is null
    returning id, secret_sealed as "secretSealed"`
  if (!link?.secretSealed) throw new AppError('LINK_UNKNOWN', 'no such code')
  await tx.audit({ action: 'link.code-used', subject: { kind: 'link', id: link.id }, clientId })
  return tx.open({ table: 'link', column: 'secret', rowId: link.id }, link.secretSealed)
}
