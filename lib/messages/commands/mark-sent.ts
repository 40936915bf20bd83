import 'server-only'
import { z } from 'zod'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'

export const messageInput = z.object({ messageId: z.uuid() })

/**
 * Somebody passed a message on by hand: one that was held, or that did not go out.
 * @throws AppError NOT_FOUND, STALE when it is neither by now
 */
export async function markSentByHand(tx: MemberTx, input: { messageId: string }): Promise<{ clientId: string }> {
  const message = isId(input.messageId)
    ? await tx.db.message.findFirst({ where: { id: input.messageId }, select: { id: true, clientId: true } })
    : null
  if (!message) throw new AppError('NOT_FOUND')
  const { count } = await tx.db.message.updateMany({
    where: { id: message.id, state: { in: ['held', 'failed'] } },
    data: { state: 'sent', reason: 'BY_HAND', settledAt: tx.now },
  })
  if (count === 0) throw new AppError('STALE', 'not waiting any more')
  // Its file in the outbox is removed by the job that would have sent it.
  await tx.enqueue('send-message', message.id)
  await tx.audit({
    action: 'message.marked-sent',
    subject: { kind: 'message', id: message.id },
    clientId: message.clientId,
  })
  return { clientId: message.clientId }
}
