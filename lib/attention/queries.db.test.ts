import { Client } from 'pg'
import { expect, inject, it } from 'vitest'
import { countAttention, listAttention } from '@/lib/attention/queries'
import { refreshStaleOverviews } from '@/lib/clients/commands/refresh-overview'
import { OVERVIEW_SHAPE } from '@/lib/clients/stored-overview'
import type { MemberTx } from '@/lib/db/practice-db'
import { type Sql, sql } from '@/lib/db/sql'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'

// A practice of 10,000 clients, 500 of whom need someone: Home opens as fast as in a small one.

const CLIENTS = 10_000
const PART = 1000

it('reads who needs someone in the order of an index, and finds what went out of date by two', async () => {
  const practice = await makePractice()
  await insertClients(practice)
  await analyse()
  await inPractice(practice, async (tx) => {
    await refreshStaleOverviews(tx)
    const first = await listAttention(tx, { membershipId: null, page: 1, pageSize: 25 })
    const last = await listAttention(tx, { membershipId: tx.scope.membershipId, page: 20, pageSize: 25 })
    const counts = await countAttention(tx)
    expect(counts).toEqual({ all: 500, mine: 500, clinicians: 2 })
    const ranks = [...first, ...last].map((client) => client.reasons[0]?.rank ?? -1)
    expect(ranks).toHaveLength(50)
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(await listAttention(tx, { membershipId: null, page: 21, pageSize: 25 })).toEqual([])
  })
  await inPractice(practice, async (tx) => {
    const list = await plansOf(tx, (own) => listAttention(own, { membershipId: null, page: 2, pageSize: 25 }))
    const mine = await plansOf(tx, (own) =>
      listAttention(own, { membershipId: tx.scope.membershipId, page: 1, pageSize: 25 }),
    )
    const counts = await plansOf(tx, countAttention)
    const stale = await plansOf(tx, refreshStaleOverviews)
    for (const plan of [...list, ...mine, ...counts, ...stale]) expect(plan).not.toMatch(/Seq Scan on client_overview/)
    for (const plan of [...list, ...counts]) expect(plan).toMatch(/client_overview_attention/)
    expect(stale.join('\n')).toMatch(/client_overview_practice_id_stale_at_idx/)
    expect(stale.join('\n')).toMatch(/client_overview_practice_id_shape_idx/)
  })
}, 60_000)

/** A part at a time: a statement of the server has five seconds, however busy the machine. */
async function insertClients(practice: PracticeFixture): Promise<void> {
  for (let from = 1; from <= CLIENTS; from += PART) await inPractice(practice, (tx) => insertPart(tx, from))
}

async function insertPart(tx: MemberTx, from: number): Promise<void> {
  await tx.db.$executeRaw`
    with made as (
      insert into client (id, name, responsible_id, is_pin_on, created_at)
      select gen_random_uuid(), 'Client ' || n, ${tx.scope.membershipId}::uuid, false, ${tx.now}
      from generate_series(${from}::int, ${from + PART - 1}::int) n
      returning practice_id, id, substr(name, 8)::int as n
    ), seen as (
      insert into client_overview (client_id, facts, shape, stale_at, attention_rank, attention_since)
      select id, '{}', ${OVERVIEW_SHAPE}, ${tx.now}::timestamptz + n * interval '1 hour',
        case when n % 20 = 0 then n / 20 % 11 end,
        case when n % 20 = 0 then ${tx.now}::timestamptz - n * interval '1 minute' end
      from made
    )
    insert into attention_reason (client_id, key, code, rank, since, due_from, facts)
    select id, 'BOTH_DOWN:' || id, 'BOTH_DOWN', n / 20 % 11, ${tx.now}::timestamptz - n * interval '1 minute',
      ${tx.now}::timestamptz - n * interval '1 minute', '{}'
    from made where n % 20 = 0`
}

/** What the database does by itself after a while. */
async function analyse(): Promise<void> {
  const client = new Client({ connectionString: inject('ownerUrl') })
  await client.connect()
  await client.query('analyze client_overview; analyze client; analyze attention_reason')
  await client.end()
}

/** How the database goes about every statement that reads the overviews. */
async function plansOf(tx: MemberTx, work: (own: MemberTx) => Promise<unknown>): Promise<string[]> {
  const plans: string[] = []
  const db = new Proxy(tx.db, {
    get(target, name) {
      if (name !== '$queryRaw') return Reflect.get(target, name)
      return async (strings: TemplateStringsArray, ...values: unknown[]) => {
        const statement: Sql = sql(strings, ...values)
        if (statement.sql.includes('client_overview')) {
          const rows = await target.$queryRaw<Record<string, string>[]>(sql`explain ${statement}`)
          plans.push(rows.map((row) => Object.values(row).join('')).join('\n'))
        }
        return target.$queryRaw(statement)
      }
    },
  })
  await work({ ...tx, db })
  expect(plans.length).toBeGreaterThan(0)
  return plans
}
