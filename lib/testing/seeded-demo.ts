import { randomUUID } from 'node:crypto'
import { type DemoData, readDemoData } from '@/app/_acts/seed-demo/demo-data'
import { mintPracticeScope } from '@/lib/auth/scope'
import { identityDb } from '@/lib/db/identity-db'
import { type MemberTx, practiceDb } from '@/lib/db/practice-db'
import type { PracticeScope } from '@/lib/domain/scope'

/**
 * The demo's data with a name and addresses of its own, so that a test makes, resets and removes a demo that is nobody else's.
 * @param clients only these, by their id in the data; all when left out
 */
export function ownDemoData(clients?: readonly string[]): DemoData {
  const data = readDemoData()
  const mark = randomUUID()
  return {
    ...data,
    practice: { ...data.practice, name: `${data.practice.name} ${mark}` },
    clinicians: data.clinicians.map((each) => ({ ...each, email: `${mark}.${each.email}` })),
    clients: clients ? data.clients.filter((each) => clients.includes(each.id)) : data.clients,
  }
}

/** The scope of a demo's member, by the number the data knows them by. @throws Error when there is no such member */
export async function scopeInDemo(data: DemoData, practiceId: string, key: number): Promise<PracticeScope> {
  const email = data.clinicians.find((each) => each.key === key)?.email ?? ''
  const member = await identityDb((tx) =>
    tx.db.membership.findFirst({
      where: { practiceId, user: { email } },
      select: { practiceId: true, id: true, userId: true, role: true, deactivatedAt: true },
    }),
  )
  if (!member) throw new Error(`no member ${key} in the demo`)
  return mintPracticeScope(member, randomUUID())
}

/** Every row that still carries a practice's id, table by table; empty when nothing of it is left. */
export async function countRows(scope: PracticeScope): Promise<Record<string, number>> {
  return practiceDb(scope, async (tx) => {
    const counts: Record<string, number> = {}
    for (const table of await listTables(tx)) {
      const [row] = await tx.db.$queryRawUnsafe<{ n: number }[]>(
        `select count(*)::int as n from "${table}" where ${table === 'practice' ? 'id' : 'practice_id'} = $1::uuid`,
        scope.practiceId,
      )
      if (row && row.n > 0) counts[table] = row.n
    }
    return counts
  })
}

async function listTables(tx: MemberTx): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ name: string }[]>`
    select c.relname::text as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (c.relname = 'practice' or exists (
      select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped))`
  return rows.map(({ name }) => name)
}
