import 'server-only'
import type { MemberTx } from '@/lib/db/practice-db'
import { judgeMessage, lockMessage } from '@/lib/messages/find-message'

/**
 * Messages of a client that wait to be passed on by hand, looked at anew: what may not go out any more is laid aside, and
 * the job removes its file from the outbox, address and link with it.
 */
export async function dropRefused(tx: MemberTx, input: { clientId: string }): Promise<void> {
  const waiting = await tx.db.message.findMany({
    where: { clientId: input.clientId, state: 'held' },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of waiting) {
    const row = await lockMessage(tx, id)
    const refusal = row?.state === 'held' ? judgeMessage(row, tx.now) : null
    if (!refusal) continue
    await tx.db.message.updateMany({ where: { id }, data: { state: 'dropped', reason: refusal } })
    await tx.enqueue('send-message', id)
    await tx.audit({ action: 'message.dropped', subject: { kind: 'message', id }, clientId: input.clientId })
  }
}
