import 'server-only'
import { revokeOpenAssignments } from '@/lib/assignments/commands/links'
import { archiveClient } from '@/lib/clients/commands/archive-client'
import type { MemberTx } from '@/lib/db/practice-db'
import type { EpisodeEndReason } from '@/lib/domain/caseload'
import { endSchedules } from '@/lib/schedules/commands/change-schedule'

export type ArchiveClients = { clientIds: readonly string[]; endReason: EpisodeEndReason | null }

export type Archived = {
  /** Files closed by this act; those closed already are not counted. */
  count: number
  /** Forms that were still open and are withdrawn, links and drafts with them. */
  withdrawn: number
}

/**
 * Closes files and withdraws what is still open for them, all or none.
 * @throws AppError NOT_FOUND when one of the ids is not a client here
 */
export async function archiveClients(tx: MemberTx, input: ArchiveClients): Promise<Archived> {
  let count = 0
  let withdrawn = 0
  // In one order, so that two bulk acts over the same clients never wait for each other in a ring.
  for (const clientId of [...new Set(input.clientIds)].sort()) {
    // Schedules first: what one of them asks at this moment is then withdrawn with the rest.
    await endSchedules(tx, { clientId })
    withdrawn += await revokeOpenAssignments(tx, { clientId })
    const { isChanged } = await archiveClient(tx, { clientId, endReason: input.endReason })
    if (isChanged) count += 1
  }
  return { count, withdrawn }
}
