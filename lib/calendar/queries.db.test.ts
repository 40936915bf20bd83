import { Client } from 'pg'
import { expect, inject, it } from 'vitest'
import { readAhead, readCalendar } from '@/lib/calendar/queries'
import type { MemberTx } from '@/lib/db/practice-db'
import { type Sql, sql } from '@/lib/db/sql'
import { askForm } from '@/lib/testing/asked-form'
import { inPractice } from '@/lib/testing/practice-fixture'

/** A practice of some years: many clients' records beside the one that is looked at. */
function fillRecord(tx: MemberTx): Promise<number> {
  return tx.db.$executeRaw`
    insert into audit_event (id, at, actor_kind, actor_id, client_id, subject_kind, subject_id, action, outcome, request_id)
    select gen_random_uuid(), ${tx.now}::timestamptz - n * interval '1 minute', 'member', ${tx.scope.membershipId}::uuid,
      md5((n % 100)::text)::uuid, 'link', gen_random_uuid(), 'link.shown', 'done', 'test'
    from generate_series(1, 20000) n`
}

/** What the database does by itself after a while. */
async function analyse(): Promise<void> {
  const client = new Client({ connectionString: inject('ownerUrl') })
  await client.connect()
  await client.query('analyze audit_event; analyze message; analyze assignment')
  await client.end()
}

/** How the database goes about every statement of some work. */
async function plansOf(tx: MemberTx, work: (own: MemberTx) => Promise<unknown>): Promise<string[]> {
  const plans: string[] = []
  const db = new Proxy(tx.db, {
    get(target, name) {
      if (name !== '$queryRaw') return Reflect.get(target, name)
      return async (first: TemplateStringsArray | Sql, ...values: unknown[]) => {
        const statement = Array.isArray(first) ? sql(first, ...values) : (first as Sql)
        const rows = await target.$queryRaw<Record<string, string>[]>(sql`explain ${statement}`)
        plans.push(rows.map((row) => Object.values(row).join('')).join('\n'))
        return target.$queryRaw(statement)
      }
    },
  })
  await work({ ...tx, db })
  return plans
}

it('reads one client’s rows by an index, however long the record of the practice has become', async () => {
  const { practice, clientId } = await askForm()
  await inPractice(practice, fillRecord)
  await analyse()
  const plans = await inPractice(practice, (tx) =>
    plansOf(tx, async (own) => {
      await readCalendar(own, clientId, { filter: 'all', page: 1 })
      await readAhead(own, clientId)
    }),
  )
  expect(plans).toHaveLength(3)
  expect(plans.join('\n')).toContain('audit_event')
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on audit_event/)
})
