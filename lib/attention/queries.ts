import 'server-only'
import { decisionReasonOf } from '@/lib/attention/commands'
import type { MemberTx } from '@/lib/db/practice-db'
import { empty, type Sql, sql } from '@/lib/db/sql'
import { type AttentionReason, isAttentionCode } from '@/lib/domain/attention'
import type { LocalDate } from '@/lib/domain/wall-time'

/** A client who needs someone, with every reason at work now, most pressing first. */
export type AttentionClient = { clientId: string; name: string; reasons: AttentionReason[] }

/** How many clients need someone now, and whether it makes a difference whose are meant. */
export type AttentionCounts = { all: number; mine: number; clinicians: number }

export const ATTENTION_PAGE_MAX = 100

/** What `listAttention` shows on all its pages, for the acting clinician's clients and for all of the practice. */
export async function countAttention(tx: MemberTx): Promise<AttentionCounts> {
  const [row] = await tx.db.$queryRaw<AttentionCounts[]>`
    select count(*)::int as "all", count(*) filter (where c.responsible_id = ${tx.scope.membershipId}::uuid)::int as mine,
      (select count(*)::int from membership m where m.deactivated_at is null) as clinicians
    from client_overview o
    join client c on c.practice_id = o.practice_id and c.id = o.client_id
    where o.attention_rank is not null`
  return row ?? { all: 0, mine: 0, clinicians: 0 }
}

/**
 * Who needs someone: most pressing first, then the oldest, a page at a time in the order an index keeps, with their
 * reasons. Reads stored rows only; rewrite what went out of date before (refreshStaleOverviews). Being read is in the
 * record.
 * @param query.membershipId the responsible clinician whose clients are meant; null for all of the practice
 * @param query.page counted from 1; a page beyond the last is empty
 */
export async function listAttention(
  tx: MemberTx,
  query: { membershipId: string | null; page: number; pageSize: number },
): Promise<AttentionClient[]> {
  const pageSize = Math.min(Math.max(1, query.pageSize), ATTENTION_PAGE_MAX)
  const rows = await tx.db.$queryRaw<{ clientId: string; name: string; reasons: WrittenReason[] }[]>`
    select o.client_id as "clientId", c.name, (
      select coalesce(json_agg(json_build_object('key', r.key, 'code', r.code, 'rank', r.rank, 'since', r.since,
        'dueFrom', r.due_from, 'facts', r.facts) order by r.rank, r.since, r.key), '[]')
      from attention_reason r
      where r.practice_id = o.practice_id and r.client_id = o.client_id and r.due_from <= ${tx.now}
        and not exists (select 1 from attention_decision d where d.practice_id = r.practice_id
          and d.client_id = r.client_id and d.key = r.key and d.undone_at is null and d.kind = 'dismissed')) as reasons
    from client_overview o
    join client c on c.practice_id = o.practice_id and c.id = o.client_id
    where o.attention_rank is not null${ofMember(query.membershipId)}
    order by o.attention_rank, o.attention_since, o.client_id
    limit ${pageSize} offset ${(Math.max(1, query.page) - 1) * pageSize}`
  await tx.audit({ action: 'client.listed', subject: { kind: 'practice', id: tx.scope.practiceId } })
  return rows.map(({ reasons, ...client }) => ({
    ...client,
    reasons: reasons.flatMap(
      ({ since, dueFrom, ...rest }) => toReason({ ...rest, since: new Date(since), dueFrom: new Date(dueFrom) }) ?? [],
    ),
  }))
}

function ofMember(membershipId: string | null): Sql {
  return membershipId ? sql` and c.responsible_id = ${membershipId}::uuid` : empty
}

type ReasonRow = Omit<AttentionReason, 'code' | 'facts'> & { code: string; facts: unknown }

/** JSON has no moments: they come as texts. */
type WrittenReason = Omit<ReasonRow, 'since' | 'dueFrom'> & { since: string; dueFrom: string }

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

type SetAsideRow = Omit<SetAside, 'words' | 'reason'> & { reasonSealed: Uint8Array } & ReasonRow

/** A stored reason; null for one of a code this build no longer has. */
function toReason({ code, ...row }: ReasonRow): AttentionReason | null {
  return isAttentionCode(code) ? ({ ...row, code } as AttentionReason) : null
}
