import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import type { ClientEvent } from '@/lib/domain/client-event'
import { AppError } from '@/lib/domain/errors'
import { wordsOf } from '@/lib/events/commands'

/**
 * What was marked on a client's time line, earliest first, words opened. Opening the client is in the record already.
 * @throws AppError NOT_FOUND for a malformed id
 */
export async function listEvents(tx: MemberTx, clientId: string): Promise<(ClientEvent & { byName: string })[]> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  const rows = await tx.db.$queryRaw<Stored[]>`
    select e.id, e.happened_on::text as "happenedOn", e.kind, e.words_sealed as "wordsSealed", m.name as "byName"
    from client_event e join membership m on m.practice_id = e.practice_id and m.id = e.created_by_id
    where e.client_id = ${clientId}::uuid and e.removed_at is null
    order by e.happened_on, e.id`
  return rows.map(({ wordsSealed, ...event }) => ({
    ...event,
    words: wordsSealed ? tx.open(wordsOf(event.id), wordsSealed) : null,
  }))
}

type Stored = Omit<ClientEvent, 'words'> & { byName: string; wordsSealed: Uint8Array | null }
