import 'server-only'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import type { ContactFacts } from '@/lib/domain/safe-contact'
import { type StoredContact, toContactFacts } from '@/lib/domain/stored-contact'

/** A client with all that decides whether something may be sent to them. */
export type ReachableClient = { id: string; name: string; isArchived: boolean; contact: ContactFacts }

/**
 * Several clients by name, in one statement.
 * @throws AppError NOT_FOUND when one of the ids is not a client here
 */
export async function listReachable(tx: MemberTx, clientIds: readonly string[]): Promise<ReachableClient[]> {
  const ids = [...new Set(clientIds)]
  const rows = await tx.db.$queryRaw<Row[]>`
    select c.id, c.name, c.archived_at is not null as "isArchived", k.choice, k.channels,
      k.confirmed_on as "confirmedOn", k.stopped_at as "stoppedAt", k.stopped_by as "stoppedBy",
      k.stopped_what as "stoppedWhat", k.reminder_count as "reminderCount"
    from client c
    left join safe_contact k on k.practice_id = c.practice_id and k.client_id = c.id
    where c.id = any(${ids}::uuid[])
    order by c.name, c.id`
  if (rows.length < ids.length) throw new AppError('NOT_FOUND')
  return rows.map(({ id, name, isArchived, ...contact }) => ({
    ...{ id, name, isArchived },
    contact: toContactFacts(hasRecord(contact) ? contact : null),
  }))
}

type Columns = { [Key in keyof StoredContact]: StoredContact[Key] | null }
type Row = { id: string; name: string; isArchived: boolean } & Columns

/** A record has every column that must be; without one they are all null. */
function hasRecord(columns: Columns): columns is StoredContact {
  return columns.choice !== null
}
