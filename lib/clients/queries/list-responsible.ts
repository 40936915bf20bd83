import 'server-only'
import { nameCollation } from '@/lib/clients/name-collation'
import type { MemberTx } from '@/lib/db/practice-db'

export type ResponsibleOption = { id: string; name: string; isActive: boolean }

/** Who may be or still is responsible for clients: active clinicians, and those who left clients behind. */
export async function listResponsible(tx: MemberTx, locale: string): Promise<ResponsibleOption[]> {
  return tx.db.$queryRaw<ResponsibleOption[]>`
    select m.id, m.name, m.deactivated_at is null as "isActive" from membership m
    where m.deactivated_at is null
      or exists (select 1 from client c where c.practice_id = m.practice_id and c.responsible_id = m.id)
    order by m.deactivated_at is not null, m.name ${nameCollation(locale)}, m.id`
}
