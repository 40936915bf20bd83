import 'server-only'
import type { PracticeTx } from '@/lib/db/practice-db'

export type SharedContact = { clientId: string; name: string; by: ('email' | 'phone')[] }

type Hashes = { emailHash: Uint8Array<ArrayBuffer> | null; phoneHash: Uint8Array<ArrayBuffer> | null }

/**
 * Other clients of the practice who gave the same mailbox or phone, found by keyed hash without opening any address.
 * Partners in one house may both be clients here; what goes to one may be read by the other.
 */
export async function findSharedContact(tx: PracticeTx, clientId: string, hashes: Hashes): Promise<SharedContact[]> {
  const { emailHash, phoneHash } = hashes
  if (!emailHash && !phoneHash) return []
  const rows = await tx.db.safeContact.findMany({
    where: {
      NOT: { clientId },
      OR: [...(emailHash ? [{ emailHash }] : []), ...(phoneHash ? [{ phoneHash }] : [])],
    },
    select: { clientId: true, emailHash: true, phoneHash: true, client: { select: { name: true } } },
    orderBy: { clientId: 'asc' },
    take: 10,
  })
  return rows.map((row) => ({
    clientId: row.clientId,
    name: row.client.name,
    by: [
      ...(isSame(row.emailHash, emailHash) ? (['email'] as const) : []),
      ...(isSame(row.phoneHash, phoneHash) ? (['phone'] as const) : []),
    ],
  }))
}

function isSame(left: Uint8Array | null, right: Uint8Array | null): boolean {
  return left !== null && right !== null && Buffer.compare(left, right) === 0
}
