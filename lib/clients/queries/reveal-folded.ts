import 'server-only'
import { readOverview } from '@/lib/clients/stored-overview'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import type { LastChange, LastScore, SparkPoint } from '@/lib/domain/overview'

export type RevealedScore = { lastScore: LastScore; lastChange: LastChange | null; spark: SparkPoint[] }

/**
 * The last score of a client whose safety review is open: what "Folded. Show" shows. Every showing is in the record.
 * @returns null when the client has no score
 * @throws AppError NOT_FOUND for a foreign, missing or malformed id
 */
export async function revealFolded(tx: MemberTx, clientId: string): Promise<RevealedScore | null> {
  const row = isId(clientId)
    ? await tx.db.clientOverview.findFirst({ where: { clientId }, select: { facts: true } })
    : null
  if (!row) throw new AppError('NOT_FOUND')
  const { lastScore, lastChange, spark } = readOverview(row.facts)
  if (!lastScore) return null
  await tx.audit({
    action: 'response.unfolded',
    subject: { kind: 'response', id: lastScore.responseId },
    clientId,
  })
  return { lastScore, lastChange, spark }
}
