import 'server-only'
import { nameCollation } from '@/lib/clients/name-collation'
import { FOLDED_NAME } from '@/lib/clients/queries/list-caseload'
import type { MemberTx } from '@/lib/db/practice-db'
import { join, sql } from '@/lib/db/sql'
import { searchWords } from '@/lib/domain/caseload'

export type FoundClientRow = { id: string; name: string; isArchived: boolean; responsibleName: string }

const SHOWN = 8

/**
 * Clients by name, open files first, at most eight: for jumping to one. Names that begin with what was typed come
 * before names that hold it elsewhere.
 */
export async function findClients(tx: MemberTx, query: { text: string; locale: string }): Promise<FoundClientRow[]> {
  const words = searchWords(query.text)
  const [first] = words
  if (first === undefined) return []
  const holds = words.map((word) => sql`position(${word} in ${FOLDED_NAME}) > 0`)
  const rows = await tx.db.$queryRaw<FoundClientRow[]>`
    select c.id, c.name, c.archived_at is not null as "isArchived", m.name as "responsibleName"
    from client c
    join membership m on m.practice_id = c.practice_id and m.id = c.responsible_id
    where ${join(holds, ' and ')}
    order by c.archived_at is not null, starts_with(${FOLDED_NAME}, ${first}) desc,
      c.name ${nameCollation(query.locale)}, c.id
    limit ${SHOWN}`
  await tx.audit({ action: 'client.listed', subject: { kind: 'practice', id: tx.scope.practiceId } })
  return rows
}
