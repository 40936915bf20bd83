import 'server-only'
import type { JobTx } from '@/lib/db/practice-db'

/**
 * Has every message of a client that waits in the outbox looked at again, because a form of theirs or how they may be
 * reached has changed: what may not go out any more is dropped, and its file removed, by the job that would have sent it.
 */
export async function recheckHeld(tx: JobTx, input: { clientId: string }): Promise<number> {
  const held = await tx.db.message.findMany({
    where: { clientId: input.clientId, state: 'held' },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of held) await tx.enqueue('send-message', id)
  return held.length
}
