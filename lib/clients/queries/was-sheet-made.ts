import 'server-only'
import type { MemberTx } from '@/lib/db/practice-db'

const OPEN_MINUTES = 15

/**
 * Whether the acting clinician said of a client, in the last quarter of an hour, that a sheet is safe to take home, as
 * the record says. A foreign id is never one that was said of.
 */
export async function wasSheetMade(tx: MemberTx, clientId: string): Promise<boolean> {
  const made = await tx.db.auditEvent.findFirst({
    where: {
      clientId,
      at: { gte: new Date(tx.now.getTime() - OPEN_MINUTES * 60_000) },
      action: 'client.sheet-made',
      actorId: tx.scope.membershipId,
    },
    select: { id: true },
  })
  return made !== null
}
