import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'

/** @throws AppError NOT_FOUND for a foreign, missing or malformed id */
export async function getClientName(tx: MemberTx, clientId: string) {
  const found = isId(clientId)
    ? await tx.db.client.findFirst({
        where: { id: clientId },
        select: {
          id: true,
          name: true,
          responsibleId: true,
          archivedAt: true,
          responsible: { select: { id: true, name: true } },
        },
      })
    : null
  if (!found) throw new AppError('NOT_FOUND')
  return found
}
