import 'server-only'
import { z } from 'zod'
import { lockClient } from '@/lib/clients/find-client'
import type { MemberTx } from '@/lib/db/practice-db'
import { checkbox } from '@/lib/domain/form-fields'

export const hideHelpInput = z.object({ clientId: z.uuid(), isHidden: checkbox })

/**
 * Takes the crisis numbers off a client's pages and sheets, or puts them back: on a phone that somebody else looks
 * through, they can say too much.
 * @throws AppError NOT_FOUND
 */
export async function hideHelp(
  tx: MemberTx,
  input: { clientId: string; isHidden: boolean },
): Promise<{ clientId: string }> {
  const client = await lockClient(tx, input.clientId)
  await tx.db.client.updateMany({
    where: { id: client.id },
    data: { isHelpHidden: input.isHidden, version: { increment: 1 } },
  })
  const action = input.isHidden ? 'client.help-hidden' : 'client.help-shown'
  await tx.audit({ action, subject: { kind: 'client', id: client.id }, clientId: client.id })
  return { clientId: client.id }
}
