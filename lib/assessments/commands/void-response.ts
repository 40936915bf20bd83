import 'server-only'
import { z } from 'zod'
import { type AnswerGround, lockClientAnswers } from '@/lib/assessments/commands/lock-client-answers'
import { relabelClient } from '@/lib/assessments/commands/relabel-client'
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
 * readable behind a click. Answers and scores are kept as they are; labels that were measured from it are judged again.
 * Safety review and overview are the caller's to settle.
 * @throws AppError NOT_FOUND, CONFLICT when it is marked already
 */
export async function voidResponse(
  tx: MemberTx,
  input: z.infer<typeof voidResponseInput>,
): Promise<{ clientId: string }> {
  const { ground, isVoid } = await lockResponse(tx, input.responseId)
  if (isVoid) throw new AppError('CONFLICT', 'marked already')
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
    clientId: ground.clientId,
  })
  await relabelClient(tx, ground)
  return { clientId: ground.clientId }
}

/**
 * Takes the mark back: the result counts again, its reason is gone from the row and stays in the record as an act.
 * @throws AppError NOT_FOUND, CONFLICT when it is not marked
 */
export async function restoreResponse(
  tx: MemberTx,
  input: z.infer<typeof responseInput>,
): Promise<{ clientId: string }> {
  const { ground, isVoid } = await lockResponse(tx, input.responseId)
  if (!isVoid) throw new AppError('CONFLICT', 'not marked')
  await tx.db.response.updateMany({
    where: { id: input.responseId },
    data: { voidedAt: null, voidedById: null, voidKind: null, voidReasonSealed: null },
  })
  await tx.audit({
    action: 'response.restored',
    subject: { kind: 'response', id: input.responseId },
    clientId: ground.clientId,
  })
  await relabelClient(tx, ground)
  return { clientId: ground.clientId }
}

/** Where the reason of a mark is sealed. */
export function voidReasonOf(responseId: string) {
  return { table: 'response', column: 'void_reason', rowId: responseId }
}

/** The client is locked before the response: a form that comes in meanwhile relabels under the same lock. */
async function lockResponse(tx: MemberTx, id: string): Promise<{ ground: AnswerGround; isVoid: boolean }> {
  const owner = await tx.db.response.findFirst({ where: { id }, select: { clientId: true } })
  if (!owner) throw new AppError('NOT_FOUND')
  const ground = await lockClientAnswers(tx, owner.clientId)
  const found = await tx.db.response.findFirst({ where: { id }, select: { voidedAt: true } })
  return { ground, isVoid: found?.voidedAt !== null }
}
