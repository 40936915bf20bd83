import 'server-only'
import { z } from 'zod'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { type Reviewed, toEarlierReview } from '@/lib/domain/reviewed'

export const responseInput = z.object({ responseId: z.uuid() })

/**
 * Marks a result as read, by the responsible clinician or a colleague who covers. Of two at once the first stands, and
 * the second is told who it was.
 * @throws AppError NOT_FOUND (also when it is marked in error)
 */
export async function reviewResponse(tx: MemberTx, input: z.infer<typeof responseInput>): Promise<Reviewed> {
  const found = await tx.db.response.findFirst({
    where: { id: input.responseId, voidedAt: null },
    select: { clientId: true },
  })
  if (!found) throw new AppError('NOT_FOUND')
  const [cleared] = await reviewResponses(tx, { clientId: found.clientId, responseIds: [input.responseId] })
  if (cleared) return { clientId: found.clientId, earlier: null }
  const stands = await tx.db.response.findFirst({
    where: { id: input.responseId },
    select: { reviewedAt: true, reviewedBy: { select: { name: true } } },
  })
  return { clientId: found.clientId, earlier: toEarlierReview(stands) }
}

/**
 * Marks those of the results as read which nobody has read: a signed note that cites them does the same as "Reviewed".
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
      and r.id = any(${[...input.responseIds]}::uuid[])
      and r.reviewed_at is null and r.voided_at is null
    returning r.id`
  for (const { id } of cleared) {
    await tx.audit({ action: 'response.reviewed', subject: { kind: 'response', id }, clientId: input.clientId })
  }
  return cleared.map(({ id }) => id)
}
