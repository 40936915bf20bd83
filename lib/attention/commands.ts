import 'server-only'
import { z } from 'zod'
import { newId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { isAttentionCode, isDismissibleReason, maxSnoozeDays } from '@/lib/domain/attention'
import { AppError } from '@/lib/domain/errors'
import { REASON_MAX } from '@/lib/domain/flags'
import { optionalText } from '@/lib/domain/form-fields'
import { addDays, type LocalDate, localDateSchema } from '@/lib/domain/wall-time'

const reason = optionalText(REASON_MAX).refine((text) => text !== '', { error: 'Write the reason first' })
const ofReason = { clientId: z.uuid(), key: z.string().min(1).max(200), reason }

export const snoozeInput = z.object({ ...ofReason, until: localDateSchema })
export const dismissInput = z.object(ofReason)
export const undoInput = z.object({ decisionId: z.uuid() })

/**
 * Puts a reason off until the beginning of a day. The caller rewrites the client's overview afterwards.
 * @param today the practice's calendar day
 * @throws AppError NOT_FOUND for a reason that is not there, BAD_INPUT for a day that is past or too far off, CONFLICT
 * when it was set aside already
 */
export async function snoozeReason(
  tx: MemberTx,
  input: z.infer<typeof snoozeInput>,
  today: LocalDate,
): Promise<{ clientId: string }> {
  const found = await findReason(tx, input)
  const days = maxSnoozeDays(found.code)
  const latest = addDays(today, days)
  if (input.until <= today) throw fieldFault('until', 'Choose a day after today')
  if (input.until > latest) throw fieldFault('until', `Choose a day within the next ${days} days`)
  return decide(tx, found, { kind: 'snoozed', until: input.until, reason: input.reason })
}

/**
 * Sets a reason aside for good; another occurrence of the same kind is shown again.
 * @throws AppError NOT_FOUND, FORBIDDEN for one that ends by an act of its own, CONFLICT when it was set aside already
 */
export async function dismissReason(tx: MemberTx, input: z.infer<typeof dismissInput>): Promise<{ clientId: string }> {
  const found = await findReason(tx, input)
  if (!isDismissibleReason(found.code)) throw new AppError('FORBIDDEN', found.code)
  return decide(tx, found, { kind: 'dismissed', until: null, reason: input.reason })
}

/**
 * Brings back what was set aside.
 * @throws AppError NOT_FOUND, CONFLICT when it was brought back already
 */
export async function undoDecision(tx: MemberTx, input: z.infer<typeof undoInput>): Promise<{ clientId: string }> {
  const decision = await tx.db.attentionDecision.findFirst({
    where: { id: input.decisionId },
    select: { id: true, clientId: true },
  })
  if (!decision) throw new AppError('NOT_FOUND')
  const { count } = await tx.db.attentionDecision.updateMany({
    where: { id: decision.id, undoneAt: null },
    data: { undoneAt: tx.now },
  })
  if (count === 0) throw new AppError('CONFLICT', 'brought back already')
  await tx.audit({
    action: 'attention.undone',
    subject: { kind: 'attention-decision', id: decision.id },
    clientId: decision.clientId,
  })
  return { clientId: decision.clientId }
}

/** Where the words of a decision are sealed. */
export function decisionReasonOf(decisionId: string) {
  return { table: 'attention_decision', column: 'reason', rowId: decisionId }
}

async function findReason(tx: MemberTx, { clientId, key }: { clientId: string; key: string }) {
  const found = await tx.db.attentionReason.findFirst({
    where: { clientId, key },
    select: { clientId: true, key: true, code: true, dueFrom: true },
  })
  if (!found || !isAttentionCode(found.code)) throw new AppError('NOT_FOUND')
  if (found.dueFrom > tx.now) throw new AppError('CONFLICT', 'not on the list now')
  return { ...found, code: found.code }
}

type Decided = { kind: 'snoozed' | 'dismissed'; until: LocalDate | null; reason: string }

/** A snooze that has run out makes room for the next decision; one that still holds does not. */
async function decide(
  tx: MemberTx,
  found: { clientId: string; key: string; code: string },
  decided: Decided,
): Promise<{ clientId: string }> {
  const { clientId, key, code } = found
  await tx.db.attentionDecision.updateMany({
    where: { clientId, key, undoneAt: null, kind: 'snoozed' },
    data: { undoneAt: tx.now },
  })
  const id = newId(tx.now)
  await tx.db.attentionDecision.createMany({
    data: {
      ...{ id, clientId, key, code, kind: decided.kind },
      untilOn: decided.until && new Date(`${decided.until}T00:00:00Z`),
      reasonSealed: tx.seal(decisionReasonOf(id), decided.reason),
      decidedAt: tx.now,
      decidedById: tx.scope.membershipId,
    },
  })
  await tx.audit({ action: `attention.${decided.kind}`, subject: { kind: 'attention-decision', id }, clientId })
  return { clientId }
}

function fieldFault(field: string, words: string): AppError {
  return new AppError('BAD_INPUT', words, { [field]: [words] })
}
