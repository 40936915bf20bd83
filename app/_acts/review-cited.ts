import 'server-only'
import { reviewResponses } from '@/lib/assessments/commands/review-response'
import { reviewCheckIns } from '@/lib/check-ins/commands'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import type { MemberTx } from '@/lib/db/practice-db'

/** A signed note reviews what it cites, whoever of the practice signs it: a colleague who covers, too. */
export async function reviewCited(tx: MemberTx, signed: { clientId: string; cites: readonly string[] }): Promise<void> {
  if (signed.cites.length === 0) return
  await reviewResponses(tx, { clientId: signed.clientId, responseIds: signed.cites })
  await reviewCheckIns(tx, { clientId: signed.clientId, checkInIds: signed.cites })
  await refreshOverview(tx, signed.clientId)
}
