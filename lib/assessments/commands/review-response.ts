import 'server-only'
import { z } from 'zod'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'

export const responseInput = z.object({ responseId: z.uuid() })

/**
 * Marks a result as read by the client's responsible clinician, which alone clears it from their unread list. A second
 * time changes nothing.
 * @throws AppError NOT_FOUND (also when it is marked in error), FORBIDDEN to anyone but the responsible clinician
 */
export async function reviewResponse(
  tx: MemberTx,
  input: z.infer<typeof responseInput>,
): Promise<{ clientId: string }> {
  const found = await tx.db.response.findFirst({
    where: { id: input.responseId, voidedAt: null },
    select: { clientId: true, reviewedAt: true, client: { select: { responsibleId: true } } },
  })
  if (!found) throw new AppError('NOT_FOUND')
  if (found.client.responsibleId !== tx.scope.membershipId) throw new AppError('FORBIDDEN', 'not responsible')
  if (!found.reviewedAt) await reviewResponses(tx, { clientId: found.clientId, responseIds: [input.responseId] })
  return { clientId: found.clientId }
}

/**
 * Marks those of the results as read which wait for the acting clinician: a signed note that cites them does the same as
 * "Reviewed". Whatever is not theirs to clear, or cleared already, stays as it is.
 * @returns the ids it cleared
 */
export async function reviewResponses(
  tx: MemberTx,
  input: { clientId: string; responseIds: readonly string[] },
): Promise<string[]> {
  if (input.responseIds.length === 0) return []
  const cleared = await tx.db.$queryRaw<{ id: string }[]>`
    update response r set reviewed_at = ${tx.now}, reviewed_by_id = ${tx.scope.membershipId}::uuid
    from client c
    where c.practice_id = r.practice_id and c.id = r.client_id and c.id = ${input.clientId}::uuid
      and c.responsible_id = ${tx.scope.membershipId}::uuid and r.id = any(${[...input.responseIds]}::uuid[])
      and r.reviewed_at is null and r.voided_at is null
    returning r.id`
  for (const { id } of cleared) {
    await tx.audit({ action: 'response.reviewed', subject: { kind: 'response', id }, clientId: input.clientId })
  }
  return cleared.map(({ id }) => id)
}
