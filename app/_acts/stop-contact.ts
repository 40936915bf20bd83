import 'server-only'
import { revokeOpenAssignments } from '@/lib/assignments/commands/links'
import { stopContact } from '@/lib/clients/commands/change-contact'
import { lockClient } from '@/lib/clients/find-client'
import type { MemberTx } from '@/lib/db/practice-db'
import { endSchedules } from '@/lib/schedules/commands/change-schedule'

/**
 * Stops all contact with a client in one step: nothing may be sent any more, every open form is
 * withdrawn and every schedule ends.
 * @returns how many forms were withdrawn
 * @throws AppError NOT_FOUND
 */
export async function stopAllContact(
  tx: MemberTx,
  input: { clientId: string },
): Promise<{ clientId: string; withdrawn: number }> {
  await endSchedules(tx, input)
  const withdrawn = await revokeOpenAssignments(tx, input)
  await lockClient(tx, input.clientId)
  await stopContact(tx, { clientId: input.clientId, by: 'practice', what: 'all' })
  return { clientId: input.clientId, withdrawn }
}
