import 'server-only'
import { z } from 'zod'
import { responseInput } from '@/lib/assessments/commands/review-response'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { REASON_MAX, VOID_KINDS } from '@/lib/domain/flags'
import { optionalText } from '@/lib/domain/form-fields'

export const voidResponseInput = responseInput.extend({
  kind: z.enum(VOID_KINDS, { error: 'Choose what happened' }),
  reason: optionalText(REASON_MAX).refine((text) => text !== '', { error: 'Say in a few words what happened' }),
})

/**
 * Marks a result as entered in error or for the wrong client: it leaves every score, chart, count and queue and stays
 * readable behind a click. Answers and scores are kept as they are. Labels, safety review and overview that rest on it
 * are the caller's to settle.
 * @throws AppError NOT_FOUND, CONFLICT when it is marked already
 */
export async function voidResponse(
  tx: MemberTx,
  input: z.infer<typeof voidResponseInput>,
): Promise<{ clientId: string }> {
  const found = await findResponse(tx, input.responseId)
  if (found.voidedAt) throw new AppError('CONFLICT', 'marked already')
  await tx.db.response.updateMany({
    where: { id: input.responseId },
    data: {
      voidedAt: tx.now,
      voidedById: tx.scope.membershipId,
      voidKind: input.kind,
      voidReasonSealed: tx.seal(voidReasonOf(input.responseId), input.reason),
    },
  })
  await tx.audit({
    action: 'response.voided',
    subject: { kind: 'response', id: input.responseId },
    clientId: found.clientId,
  })
  return { clientId: found.clientId }
}

/**
 * Takes the mark back: the result counts again, its reason is gone from the row and stays in the record as an act.
 * @throws AppError NOT_FOUND, CONFLICT when it is not marked
 */
export async function restoreResponse(
  tx: MemberTx,
  input: z.infer<typeof responseInput>,
): Promise<{ clientId: string }> {
  const found = await findResponse(tx, input.responseId)
  if (!found.voidedAt) throw new AppError('CONFLICT', 'not marked')
  await tx.db.response.updateMany({
    where: { id: input.responseId },
    data: { voidedAt: null, voidedById: null, voidKind: null, voidReasonSealed: null },
  })
  await tx.audit({
    action: 'response.restored',
    subject: { kind: 'response', id: input.responseId },
    clientId: found.clientId,
  })
  return { clientId: found.clientId }
}

/** Where the reason of a mark is sealed. */
export function voidReasonOf(responseId: string) {
  return { table: 'response', column: 'void_reason', rowId: responseId }
}

async function findResponse(tx: MemberTx, id: string) {
  const found = await tx.db.response.findFirst({ where: { id }, select: { clientId: true, voidedAt: true } })
  if (!found) throw new AppError('NOT_FOUND')
  return found
}
