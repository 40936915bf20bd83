import 'server-only'
import { decisionReasonOf } from '@/lib/attention/commands'
import type { MemberTx } from '@/lib/db/practice-db'
import { empty, type Sql, sql } from '@/lib/db/sql'
import { type AttentionReason, isAttentionCode } from '@/lib/domain/attention'
import type { LocalDate } from '@/lib/domain/wall-time'

/** A client who needs someone, with every reason at work now, most pressing first. */
export type AttentionClient = { clientId: string; name: string; reasons: AttentionReason[] }

export type AttentionPage = {
  items: AttentionClient[]
  /** How many clients need someone, on all pages. */
  total: number
  /** The page really shown: the last one when a page beyond it was asked for. */
  page: number
}

export const ATTENTION_PAGE_MAX = 100

/**
 * Who needs someone: most pressing first, then the oldest, a page at a time in the order an index keeps. Reads stored
 * rows only; rewrite what went out of date before (refreshStaleOverviews). Being read is in the record.
 * @param query.membershipId the responsible clinician whose clients are meant; null for all of the practice
 */
export async function listAttention(
  tx: MemberTx,
  query: { membershipId: string | null; page: number; pageSize: number },
): Promise<AttentionPage> {
  const pageSize = Math.min(Math.max(1, query.pageSize), ATTENTION_PAGE_MAX)
  const total = await countAttention(tx, query)
  const page = Math.min(Math.max(1, query.page), Math.max(1, Math.ceil(total / pageSize)))
  const clients = await tx.db.$queryRaw<{ clientId: string; name: string }[]>`
    select o.client_id as "clientId", c.name
    from client_overview o
    join client c on c.practice_id = o.practice_id and c.id = o.client_id
    where o.attention_rank is not null${ofMember(query.membershipId)}
    order by o.attention_rank, o.attention_since, o.client_id
    limit ${pageSize} offset ${(page - 1) * pageSize}`
  const reasons = await listReasons(
    tx,
    clients.map((each) => each.clientId),
  )
  await tx.audit({ action: 'client.listed', subject: { kind: 'practice', id: tx.scope.practiceId } })
  return { items: clients.map((each) => ({ ...each, reasons: reasons.get(each.clientId) ?? [] })), total, page }
}

/** How many clients need someone now: what `listAttention` shows on all its pages. */
export async function countAttention(tx: MemberTx, { membershipId }: { membershipId: string | null }): Promise<number> {
  const [row] = await tx.db.$queryRaw<{ total: number }[]>`
    select count(*)::int as total
    from client_overview o
    ${membershipId ? sql`join client c on c.practice_id = o.practice_id and c.id = o.client_id` : empty}
    where o.attention_rank is not null${ofMember(membershipId)}`
  return row?.total ?? 0
}

function ofMember(membershipId: string | null): Sql {
  return membershipId ? sql` and c.responsible_id = ${membershipId}::uuid` : empty
}

type ReasonRow = Omit<AttentionReason, 'code' | 'facts'> & { clientId: string; code: string; facts: unknown }

async function listReasons(tx: MemberTx, clientIds: readonly string[]): Promise<Map<string, AttentionReason[]>> {
  if (clientIds.length === 0) return new Map()
  const rows = await tx.db.$queryRaw<ReasonRow[]>`
    select r.client_id as "clientId", r.key, r.code, r.rank, r.since, r.due_from as "dueFrom", r.facts
    from attention_reason r
    where r.client_id = any(${[...clientIds]}::uuid[]) and r.due_from <= ${tx.now}
      and not exists (select 1 from attention_decision d where d.practice_id = r.practice_id
        and d.client_id = r.client_id and d.key = r.key and d.undone_at is null and d.kind = 'dismissed')
    order by r.client_id, r.rank, r.since, r.key`
  const byClient = new Map<string, AttentionReason[]>()
  for (const { clientId, ...row } of rows) {
    const reason = toReason(row)
    if (reason) byClient.set(clientId, [...(byClient.get(clientId) ?? []), reason])
  }
  return byClient
}

/** Something set aside that would otherwise be on the list. */
export type SetAside = {
  decisionId: string
  clientId: string
  name: string
  kind: 'snoozed' | 'dismissed'
  untilOn: LocalDate | null
  words: string
  decidedAt: Date
  byName: string
  reason: AttentionReason
}

const SET_ASIDE_MAX = 50

/**
 * What was put off or dismissed and still holds, the latest decision first. What ended by itself is not in it.
 * @param query.today the practice's calendar day
 */
export async function listSetAside(
  tx: MemberTx,
  query: { membershipId: string | null; today: LocalDate },
): Promise<SetAside[]> {
  const rows = await tx.db.$queryRaw<SetAsideRow[]>`
    select d.id as "decisionId", d.client_id as "clientId", c.name, d.kind, d.until_on::text as "untilOn",
      d.reason_sealed as "reasonSealed", d.decided_at as "decidedAt", m.name as "byName",
      r.key, r.code, r.rank, r.since, r.due_from as "dueFrom", r.facts
    from attention_decision d
    join attention_reason r on r.practice_id = d.practice_id and r.client_id = d.client_id and r.key = d.key
    join client c on c.practice_id = d.practice_id and c.id = d.client_id
    join membership m on m.practice_id = d.practice_id and m.id = d.decided_by_id
    where d.undone_at is null and (d.kind = 'dismissed' or d.until_on > ${query.today}::date)${ofMember(query.membershipId)}
    order by d.decided_at desc, d.id limit ${SET_ASIDE_MAX}`
  return rows.flatMap(({ decisionId, clientId, name, kind, untilOn, reasonSealed, decidedAt, byName, ...row }) => {
    const reason = toReason(row)
    if (!reason) return []
    const words = tx.open(decisionReasonOf(decisionId), reasonSealed)
    return [{ decisionId, clientId, name, kind, untilOn, words, decidedAt, byName, reason }]
  })
}

type SetAsideRow = Omit<SetAside, 'words' | 'reason'> & { reasonSealed: Uint8Array } & Omit<ReasonRow, 'clientId'>

/** A stored reason; null for one of a code this build no longer has. */
function toReason({ code, ...row }: Omit<ReasonRow, 'clientId'>): AttentionReason | null {
  return isAttentionCode(code) ? ({ ...row, code } as AttentionReason) : null
}
