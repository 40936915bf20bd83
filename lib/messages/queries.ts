import 'server-only'
import { isId } from '@/lib/db/ids'
import type { JobTx, MemberTx } from '@/lib/db/practice-db'
import { sql } from '@/lib/db/sql'
import type { MessageKind, MessageReason, MessageState } from '@/lib/domain/delivery'
import { AppError } from '@/lib/domain/errors'
import { type FormRow, readForms } from '@/lib/messages/commands/remind'

export type Delivery = {
  messageId: string
  assignmentId: string
  state: MessageState
  reason: MessageReason | null
  createdAt: Date
  nextTryAt: Date | null
  settledAt: Date | null
}

/** The latest message that brought each of a client's forms, by assignment; reminders stand in the calendar. */
export async function listDeliveries(tx: MemberTx, clientId: string): Promise<Map<string, Delivery>> {
  if (!isId(clientId)) return new Map()
  const rows = await tx.db.$queryRaw<Delivery[]>`
    select distinct on (assignment_id) id as "messageId", assignment_id as "assignmentId", state, reason,
      created_at as "createdAt", next_try_at as "nextTryAt", settled_at as "settledAt"
    from message where client_id = ${clientId}::uuid and kind = 'form'
    order by assignment_id, created_at desc, id desc`
  return new Map(rows.map((row) => [row.assignmentId, row]))
}

/** The forms of these clients that wait for an answer, with what decides about reminding of them, oldest first. */
export async function listRemindable(tx: MemberTx, clientIds: readonly string[]): Promise<FormRow[]> {
  return readForms(
    tx,
    sql`a.client_id = any(${[...clientIds]}::uuid[]) and a.completed_at is null and a.revoked_at is null
      and a.expires_at > ${tx.now}`,
  )
}

/** One message, before a screen says what became of it. @throws AppError NOT_FOUND */
export async function getMessage(
  tx: MemberTx,
  messageId: string,
): Promise<Delivery & { clientId: string; kind: MessageKind }> {
  const found = isId(messageId) ? await tx.db.message.findFirst({ where: { id: messageId }, select: SHOWN }) : null
  if (!found) throw new AppError('NOT_FOUND')
  const { id, kind, state, reason, ...rest } = found
  return {
    ...rest,
    messageId: id,
    kind: kind as MessageKind,
    state: state as MessageState,
    reason: reason as MessageReason | null,
  }
}

const SHOWN = {
  id: true,
  clientId: true,
  assignmentId: true,
  kind: true,
  state: true,
  reason: true,
  createdAt: true,
  nextTryAt: true,
  settledAt: true,
} as const

/** Which of these messages wait in the outbox of this practice. */
export async function listHeld(tx: JobTx, messageIds: readonly string[]): Promise<string[]> {
  const held = await tx.db.message.findMany({
    where: { id: { in: [...messageIds] }, state: 'held' },
    select: { id: true },
  })
  return held.map((row) => row.id)
}

export const OUTBOX_MAX = 200

export type OutboxRow = Delivery & {
  kind: MessageKind
  clientId: string
  clientName: string
  instrumentId: string
  expiresAt: Date
}

/**
 * What of a practice's messages has not gone out: on its way, held, or failed; of those held or failed only while their
 * form is open. Newest first, at most OUTBOX_MAX. The caller audits 'message.listed'.
 */
export async function listOutbox(tx: MemberTx): Promise<OutboxRow[]> {
  return tx.db.$queryRaw<OutboxRow[]>`
    select m.id as "messageId", m.assignment_id as "assignmentId", m.client_id as "clientId", c.name as "clientName",
      a.instrument_id as "instrumentId", a.expires_at as "expiresAt", m.kind, m.state, m.reason,
      m.created_at as "createdAt", m.next_try_at as "nextTryAt", m.settled_at as "settledAt"
    from message m
    join client c on c.practice_id = m.practice_id and c.id = m.client_id
    join assignment a on a.practice_id = m.practice_id and a.id = m.assignment_id
    where m.state in ('queued', 'sending') or (m.state in ('held', 'failed')
      and a.completed_at is null and a.revoked_at is null and a.expires_at > ${tx.now})
    order by m.created_at desc, m.id desc limit ${OUTBOX_MAX}`
}
