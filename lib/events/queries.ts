import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import type { ClientEvent, EventKind } from '@/lib/domain/client-event'
import { AppError } from '@/lib/domain/errors'
import { localDateOf } from '@/lib/domain/wall-time'
import { wordsOf } from '@/lib/events/commands'

/**
 * What was marked on a client's time line, earliest first, words opened. Opening the client is in the record already.
 * @throws AppError NOT_FOUND for a malformed id
 */
export async function listEvents(tx: MemberTx, clientId: string): Promise<(ClientEvent & { byName: string })[]> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  const rows = await tx.db.clientEvent.findMany({
    where: { clientId, removedAt: null },
    orderBy: [{ happenedOn: 'asc' }, { id: 'asc' }],
    select: { id: true, happenedOn: true, kind: true, wordsSealed: true, createdBy: { select: { name: true } } },
  })
  return rows.map(({ id, happenedOn, kind, wordsSealed, createdBy }) => ({
    id,
    happenedOn: localDateOf(happenedOn, 'UTC'),
    kind: kind as EventKind,
    words: wordsSealed ? tx.open(wordsOf(id), wordsSealed) : null,
    byName: createdBy.name,
  }))
}
