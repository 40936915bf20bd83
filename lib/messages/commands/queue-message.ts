import 'server-only'
import { z } from 'zod'
import { isId, newId } from '@/lib/db/ids'
import type { StaffTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { TEMPLATES } from '@/lib/domain/form-message'
import { decideSending } from '@/lib/domain/safe-contact'
import { CONTACT_COLUMNS, toContactFacts } from '@/lib/domain/stored-contact'
import { localDateOf } from '@/lib/domain/wall-time'

export const queueMessageInput = z.object({ assignmentId: z.uuid() })

export type QueuedMessage = { messageId: string; clientId: string }

/**
 * Puts the message for a form on its way, the first time or again; it leaves after this transaction has committed. An
 * earlier one that is held or failed is laid aside. The link stays as it is.
 * @throws AppError NOT_FOUND, LINK_SPENT, LINK_REVOKED, LINK_EXPIRED, FORBIDDEN (archived client, or a form that is not
 *   asked by message: its link asks no PIN), CONTACT_FORBIDS, CONFLICT (one is on its way already)
 */
export async function queueMessage(tx: StaffTx, input: { assignmentId: string }): Promise<QueuedMessage> {
  const assignment = await lockAssignment(tx, input.assignmentId)
  const refusal = await findRefusal(tx, assignment)
  if (refusal) throw refusal
  return put(tx, assignment)
}

/**
 * The same where it may be; where it may not, or one is on its way already (which then takes the newest link along),
 * nothing is done.
 * @throws AppError as queueMessage, but for CONTACT_FORBIDS and CONFLICT
 */
export async function queueIfAllowed(tx: StaffTx, input: { assignmentId: string }): Promise<boolean> {
  const assignment = await lockAssignment(tx, input.assignmentId)
  if (await findRefusal(tx, assignment)) return false
  await put(tx, assignment)
  return true
}

async function put(tx: StaffTx, assignment: Row): Promise<QueuedMessage> {
  await layAside(tx, assignment.id)
  const messageId = newId(tx.now)
  await tx.db.message.create({
    data: {
      id: messageId,
      clientId: assignment.clientId,
      assignmentId: assignment.id,
      kind: 'form',
      channel: 'email',
      template: TEMPLATES.form.template,
      templateVersion: TEMPLATES.form.version,
      state: 'queued',
      createdAt: tx.now,
      createdById: tx.scope.kind === 'member' ? tx.scope.membershipId : assignment.createdById,
      nextTryAt: tx.now,
    },
    select: { id: true },
  })
  await tx.enqueue('send-message', messageId)
  await tx.audit({
    action: 'message.queued',
    subject: { kind: 'message', id: messageId },
    clientId: assignment.clientId,
  })
  return { messageId, clientId: assignment.clientId }
}

type Row = {
  id: string
  clientId: string
  createdById: string
  via: string
  isDone: boolean
  isRevoked: boolean
  expiresAt: Date
}

async function lockAssignment(tx: StaffTx, id: string): Promise<Row> {
  const [row] = isId(id)
    ? await tx.db.$queryRaw<Row[]>`
        select id, client_id as "clientId", created_by_id as "createdById", via, completed_at is not null as "isDone",
          revoked_at is not null as "isRevoked", expires_at as "expiresAt"
        from assignment where id = ${id}::uuid for update`
    : []
  if (!row) throw new AppError('NOT_FOUND')
  if (row.isDone) throw new AppError('LINK_SPENT')
  if (row.isRevoked) throw new AppError('LINK_REVOKED')
  if (row.expiresAt <= tx.now) throw new AppError('LINK_EXPIRED')
  if (row.via !== 'message') throw new AppError('FORBIDDEN', 'not asked by message')
  return row
}

async function findRefusal(tx: StaffTx, assignment: Row): Promise<AppError | null> {
  const client = await tx.db.client.findFirstOrThrow({
    where: { id: assignment.clientId },
    select: {
      archivedAt: true,
      practice: { select: { timeZone: true } },
      safeContact: { select: CONTACT_COLUMNS },
    },
  })
  if (client.archivedAt) return new AppError('FORBIDDEN', 'archived client')
  const today = localDateOf(tx.now, client.practice.timeZone)
  const decision = decideSending(toContactFacts(client.safeContact), 'message', today)
  if (!decision.isAllowed) return new AppError('CONTACT_FORBIDS', decision.reason)
  const underWay = { assignmentId: assignment.id, state: { in: ['queued', 'sending'] } }
  return (await tx.db.message.count({ where: underWay })) > 0 ? new AppError('CONFLICT', 'on its way already') : null
}

/** Earlier messages that wait for somebody are done with; the job removes their files from the outbox. */
async function layAside(tx: StaffTx, assignmentId: string): Promise<void> {
  const waiting = await tx.db.message.findMany({
    where: { assignmentId, state: { in: ['held', 'failed'] } },
    select: { id: true },
  })
  for (const { id } of waiting) {
    await tx.db.message.updateMany({ where: { id }, data: { state: 'dropped', reason: 'REPLACED' } })
    await tx.enqueue('send-message', id)
  }
}
