import 'server-only'
import { z } from 'zod'
import { newId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { findSuggestion } from '@/lib/domain/library/library'
import type { LocalDate } from '@/lib/domain/wall-time'

export const addPlanItemInput = z.object({ clientId: z.uuid(), suggestionId: z.string().max(60) })
export const planItemInput = z.object({ planItemId: z.uuid() })

/**
 * Puts a suggestion of the library on a client's plan, in the version of today. One that stands on it already stays as
 * it is.
 * @throws AppError NOT_FOUND (client or suggestion)
 */
export async function addPlanItem(
  tx: MemberTx,
  input: z.infer<typeof addPlanItemInput>,
): Promise<{ clientId: string; planItemId: string }> {
  const client = await tx.db.client.findFirst({ where: { id: input.clientId }, select: { id: true } })
  const suggestion = findSuggestion(input.suggestionId)
  if (!client || !suggestion) throw new AppError('NOT_FOUND')
  const id = newId(tx.now)
  const [added] = await tx.db.$queryRaw<{ id: string }[]>`
    insert into plan_item (id, client_id, suggestion_id, suggestion_version, added_at, added_by_id)
    values (${id}::uuid, ${client.id}::uuid, ${suggestion.id}, ${suggestion.version}, ${tx.now},
      ${tx.scope.membershipId}::uuid)
    on conflict (practice_id, client_id, suggestion_id) where removed_at is null do nothing
    returning id`
  if (added) {
    await auditItem(tx, 'plan-item.added', { id, clientId: client.id })
    return { clientId: client.id, planItemId: id }
  }
  const stands = await tx.db.planItem.findFirst({
    where: { clientId: client.id, suggestionId: suggestion.id, removedAt: null },
    select: { id: true },
  })
  if (!stands) throw new AppError('CONFLICT', 'removed at the same moment')
  return { clientId: client.id, planItemId: stands.id }
}

/**
 * Says that something on a plan was done, on a day of the practice's calendar; null takes that back.
 * @throws AppError NOT_FOUND (also when it was taken off the plan)
 */
export async function markPlanItemDone(
  tx: MemberTx,
  input: z.infer<typeof planItemInput> & { doneOn: LocalDate | null },
): Promise<{ clientId: string }> {
  const item = await findItem(tx, input.planItemId)
  if (item.removedAt) throw new AppError('NOT_FOUND', 'off the plan')
  await tx.db.planItem.updateMany({
    where: { id: item.id },
    data: { doneOn: input.doneOn === null ? null : new Date(input.doneOn) },
  })
  await auditItem(tx, input.doneOn === null ? 'plan-item.reopened' : 'plan-item.done', item)
  return { clientId: item.clientId }
}

/**
 * Takes something off a plan; the row stays in the record. A second time changes nothing.
 * @throws AppError NOT_FOUND
 */
export async function removePlanItem(
  tx: MemberTx,
  input: z.infer<typeof planItemInput>,
): Promise<{ clientId: string }> {
  const item = await findItem(tx, input.planItemId)
  if (!item.removedAt) {
    await tx.db.planItem.updateMany({ where: { id: item.id }, data: { removedAt: tx.now } })
    await auditItem(tx, 'plan-item.removed', item)
  }
  return { clientId: item.clientId }
}

async function findItem(tx: MemberTx, id: string) {
  const item = await tx.db.planItem.findFirst({
    where: { id },
    select: { id: true, clientId: true, removedAt: true },
  })
  if (!item) throw new AppError('NOT_FOUND')
  return item
}

type Act = 'plan-item.added' | 'plan-item.done' | 'plan-item.reopened' | 'plan-item.removed'

async function auditItem(tx: MemberTx, action: Act, item: { id: string; clientId: string }): Promise<void> {
  await tx.audit({ action, subject: { kind: 'plan-item', id: item.id }, clientId: item.clientId })
}
