import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'

/** The form of a client whose time was over last, neither answered nor withdrawn; null when there is none. */
export async function findLastMissed(tx: MemberTx, clientId: string): Promise<{ assignmentId: string } | null> {
  if (!isId(clientId)) return null
  const found = await tx.db.assignment.findFirst({
    where: { clientId, completedAt: null, revokedAt: null, expiresAt: { lte: tx.now }, via: { not: 'paper' } },
    select: { id: true },
    orderBy: [{ expiresAt: 'desc' }, { id: 'desc' }],
  })
  return found && { assignmentId: found.id }
}
