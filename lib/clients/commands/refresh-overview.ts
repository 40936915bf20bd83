import 'server-only'
import { type ReadFacts, readClientFacts } from '@/lib/clients/queries/read-client-facts'
import { OVERVIEW_SHAPE } from '@/lib/clients/stored-overview'
import type { MemberTx, PracticeTx } from '@/lib/db/practice-db'
import { type Sql, sql } from '@/lib/db/sql'
import { nextDueAt, topReason, type WeighedReason, weighReasons } from '@/lib/domain/attention'
import { findAttention } from '@/lib/domain/attention-rules'
import { type ClientOverview, summariseClient } from '@/lib/domain/overview'

/**
 * Rewrites what the caseload and Home show of a client, with the reasons why they need someone. Every act that changes it calls this last, in its own transaction.
 * The row is locked before the facts are read, so of two acts at once the later one sees what the earlier one wrote.
 */
export async function refreshOverview(tx: PracticeTx, clientId: string): Promise<void> {
  await tx.db.$queryRaw`select 1 from client_overview where client_id = ${clientId}::uuid for update`
  await rewrite(tx, [clientId])
}

/** The same for several clients of one act, in as many statements as for one. */
export async function refreshOverviews(tx: PracticeTx, clientIds: readonly string[]): Promise<void> {
  await tx.db.$queryRaw`
    select 1 from client_overview where client_id = any(${[...clientIds]}::uuid[]) order by client_id for update`
  await rewrite(tx, clientIds)
}

/**
 * Rewrites the rows that went out of date by themselves: a due day ended, a link ran out, a promise passed, a snooze
 * ended. Both lists call it before they read. Rows somebody else is rewriting at this moment are left to them.
 * @returns how many rows were rewritten; REFRESH_BATCH when there may be more
 */
export async function refreshStaleOverviews(tx: PracticeTx): Promise<number> {
  const stale = await tx.db.$queryRaw<{ clientId: string }[]>`
    with due as (
      (select client_id from client_overview where stale_at <= ${tx.now} order by stale_at limit ${REFRESH_BATCH})
      union
      (select client_id from client_overview where shape < ${OVERVIEW_SHAPE} order by shape limit ${REFRESH_BATCH})
    )
    select client_id as "clientId" from client_overview where client_id = any(array(select client_id from due))
    order by client_id limit ${REFRESH_BATCH} for update skip locked`
  await rewrite(
    tx,
    stale.map((row) => row.clientId),
  )
  return stale.length
}

/**
 * Lets every row of the practice be rewritten by the next list or page that shows it: after a change of time zone or
 * reading promise, on which they all stand.
 */
export async function expireOverviews(tx: MemberTx): Promise<void> {
  await tx.db.$executeRaw`
    update client_overview set stale_at = ${tx.now}
    where client_id in (select client_id from client_overview order by client_id for update)`
}

/** How many rows one reading of a list brings up to date: a whole practice, unless it is a very large one. */
export const REFRESH_BATCH = 500

async function rewrite(tx: PracticeTx, clientIds: readonly string[]): Promise<void> {
  if (clientIds.length === 0) return
  const facts = await readClientFacts(tx, clientIds)
  const weighed = facts.map((each) => ({
    facts: each,
    reasons: weighReasons(findAttention(each), each.decisions, each.timeZone),
  }))
  const rows = weighed.map(({ facts: each, reasons }) => toRow(each, summariseClient(each), reasons))
  const reasons = weighed.flatMap((each) => each.reasons.map(toReasonRow(each.facts.clientId)))
  await tx.db.$executeRaw`
    with ${becomeExactly(clientIds, reasons)}
    insert into client_overview (client_id, instrument_id, score, band, answered, item_count, change_code, change_points,
      facts, is_folded, is_due, is_overdue, is_unread, is_archived, missed_count, is_unfinished,
      contact_state, unread_count, last_completed_at, next_due_on, status_rank, status_at, attention_rank, attention_since, stale_at, shape)
    select v.client_id, v.instrument_id, v.score, v.band, v.answered, v.item_count, v.change_code, v.change_points,
      v.facts, v.is_folded, v.is_due, v.is_overdue, v.is_unread, v.is_archived, v.missed_count, v.is_unfinished,
      v.contact_state, v.unread_count, v.last_completed_at, v.next_due_on, v.status_rank, v.status_at, v.attention_rank, v.attention_since, v.stale_at, v.shape
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(client_id uuid, instrument_id text,
      score double precision, band integer, answered integer, item_count integer, change_code text,
      change_points double precision, facts jsonb, is_folded boolean, is_due boolean, is_overdue boolean,
      is_unread boolean, is_archived boolean, missed_count integer, is_unfinished boolean, contact_state text, unread_count integer,
      last_completed_at timestamptz, next_due_on date, status_rank integer, status_at timestamptz,
      attention_rank integer, attention_since timestamptz, stale_at timestamptz, shape integer)
    on conflict (practice_id, client_id) do update set instrument_id = excluded.instrument_id, score = excluded.score,
      band = excluded.band, answered = excluded.answered, item_count = excluded.item_count,
      change_code = excluded.change_code, change_points = excluded.change_points, facts = excluded.facts,
      is_folded = excluded.is_folded, is_due = excluded.is_due, is_overdue = excluded.is_overdue,
      is_unread = excluded.is_unread, is_archived = excluded.is_archived,
      missed_count = excluded.missed_count, is_unfinished = excluded.is_unfinished,
      contact_state = excluded.contact_state, unread_count = excluded.unread_count,
      last_completed_at = excluded.last_completed_at, next_due_on = excluded.next_due_on,
      status_rank = excluded.status_rank, status_at = excluded.status_at,
      attention_rank = excluded.attention_rank, attention_since = excluded.attention_since,
      stale_at = excluded.stale_at, shape = excluded.shape`
}

/** The reasons of these clients become exactly these; a row that says the same already is not written again. */
function becomeExactly(clientIds: readonly string[], rows: readonly ReasonRow[]): Sql {
  return sql`
    given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(client_id uuid, key text, code text,
        rank integer, since timestamptz, due_from timestamptz, facts jsonb)
    ), gone as (
      delete from attention_reason a where a.client_id = any(${[...clientIds]}::uuid[])
        and not exists (select 1 from given g where g.client_id = a.client_id and g.key = a.key)
    ), kept as (
      insert into attention_reason as a (client_id, key, code, rank, since, due_from, facts)
      select client_id, key, code, rank, since, due_from, facts from given
      on conflict (practice_id, client_id, key) do update set code = excluded.code, rank = excluded.rank,
        since = excluded.since, due_from = excluded.due_from, facts = excluded.facts
      where (a.rank, a.since, a.due_from, a.facts)
        is distinct from (excluded.rank, excluded.since, excluded.due_from, excluded.facts)
    )`
}

type ReasonRow = ReturnType<ReturnType<typeof toReasonRow>>

function toReasonRow(clientId: string) {
  return ({ key, code, rank, since, dueFrom, facts }: WeighedReason) => ({
    client_id: clientId,
    ...{ key, code, rank, since, due_from: dueFrom, facts },
  })
}

function toRow(facts: ReadFacts, overview: ClientOverview, reasons: readonly WeighedReason[]) {
  const { lastScore, lastChange, status } = overview
  const top = topReason(reasons, facts.now)
  return {
    client_id: facts.clientId,
    instrument_id: lastScore?.instrumentId ?? null,
    score: lastScore?.score ?? null,
    band: lastScore?.band ?? null,
    answered: lastScore?.answered ?? null,
    item_count: lastScore?.of ?? null,
    change_code: lastChange?.code ?? null,
    change_points: lastChange?.points ?? null,
    facts: overview,
    is_folded: overview.isFolded,
    is_due: overview.isDue,
    is_overdue: overview.isOverdue,
    is_unread: overview.isUnread,
    is_archived: overview.isArchived,
    missed_count: overview.missedCount,
    is_unfinished: overview.isUnfinished,
    contact_state: overview.contactState,
    unread_count: overview.unreadCount,
    last_completed_at: overview.lastCompletedAt,
    next_due_on: overview.nextDueOn,
    status_rank: status.rank,
    status_at: status.on,
    attention_rank: top?.rank ?? null,
    attention_since: top?.since ?? null,
    stale_at: earlier(overview.staleAt, nextDueAt(reasons, facts.now)),
    shape: OVERVIEW_SHAPE,
  }
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
