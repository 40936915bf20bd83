import 'server-only'
import type { MemberTx } from '@/lib/db/practice-db'

/**
 * Hands every client of one member, archived ones too, to another; each stands in the record of that client, and the
 * heir is told of what waits. The caller has checked that both belong to the practice and that the heir is active.
 * @returns how many clients changed hands
 */
export async function transferCaseload(tx: MemberTx, hands: { fromId: string; toId: string }): Promise<number> {
  const clients = await tx.db.$queryRaw<{ id: string }[]>`
    update client set responsible_id = ${hands.toId}::uuid, version = version + 1
    where responsible_id = ${hands.fromId}::uuid returning id`
  for (const { id } of clients) {
    await tx.audit({ action: 'client.transferred', subject: { kind: 'client', id }, clientId: id })
  }
  if (clients.length > 0) await tx.enqueue('plan-notice', hands.toId)
  return clients.length
}
