import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { empty, type Sql, sql } from '@/lib/db/sql'
import { AppError } from '@/lib/domain/errors'
import type { AnswerKind } from '@/lib/domain/flags'
import type { QueuedAnswer, QueueScope } from '@/lib/domain/read-queue'
import type { ReferentKind } from '@/lib/domain/referents'

/** A form nobody has read, as the queue's line says it. While the client's safety review is open no score is in it. */
export type QueueRow = QueuedAnswer & {
  clientName: string
  responsible: { id: string; name: string }
  /** An instrument's id and version, or `check-in`. */
  formId: string
  formVersion: string
  completedAt: Date
  about: { kind: ReferentKind; hint: string | null } | null
  isFolded: boolean
  /** The client asked for it with this form, and nobody has answered the wish yet. */
  hasOpenTalk: boolean
  /** Scores by scale; empty for a check-in, and while they are folded. */
  scores: Record<string, { score: number | null }>
  mood: number | null
  respected: number | null
}

export type QueuePage = {
  rows: QueueRow[]
  total: number
  page: number
  counts: Record<QueueScope, number>
  /** Active clinicians: one alone needs no choice of whose. */
  clinicianCount: number
}

/**
 * One page of what nobody has read, the longest waiting first. Archived files wait for nobody. Being read is in the
 * record, once per page.
 */
export async function listReadQueue(
  tx: MemberTx,
  query: { scope: QueueScope; page: number; pageSize: number },
): Promise<QueuePage> {
  const { clinicianCount, ...counts } = await countReadQueue(tx)
  const total = counts[query.scope]
  const page = Math.min(query.page, Math.max(1, Math.ceil(total / query.pageSize)))
  const rows = await tx.db.$queryRaw<StoredRow[]>`
    with page as (${waiting(tx, query.scope)}
      order by "completedAt", id limit ${query.pageSize} offset ${(page - 1) * query.pageSize})
    select q.kind, q.id, q."clientId", q."completedAt", c.name as "clientName",
      m.id as "responsibleId", m.name as "responsibleName",
      coalesce(r.instrument_id, 'check-in') as "formId", coalesce(r.instrument_version, i.form_version) as "formVersion",
      f.id as "referentId", f.kind as "referentKind", f.hint_sealed as "referentHint", i.mood, i.respected,
      exists (select 1 from safety_review v where v.client_id = q."clientId" and v.closed_at is null) as "isFolded",
      exists (select 1 from flag g where g.source_id = q.id and g.code = 'PRIVATE_TALK' and g.resolved_at is null)
        as "hasOpenTalk",
      (select jsonb_object_agg(s.scale, jsonb_build_object('score', s.score)) from score s
        where s.practice_id = r.practice_id and s.response_id = r.id) as scores
    from page q
    join client c on c.id = q."clientId"
    join membership m on m.practice_id = c.practice_id and m.id = c.responsible_id
    left join response r on r.practice_id = c.practice_id and r.id = q.id and q.kind = 'response'
    left join check_in i on i.practice_id = c.practice_id and i.id = q.id and q.kind = 'check-in'
    left join referent f on f.practice_id = c.practice_id and f.id = coalesce(r.referent_id, i.referent_id)
    order by q."completedAt", q.id`
  await tx.audit({ action: 'client.listed', subject: { kind: 'practice', id: tx.scope.practiceId } })
  return { rows: rows.map((row) => toRow(tx, row)), total, page, counts, clinicianCount }
}

/** How many forms nobody has read: of the acting clinician's clients, and in the whole practice. */
async function countReadQueue(tx: MemberTx): Promise<Record<QueueScope, number> & { clinicianCount: number }> {
  const [counts] = await tx.db.$queryRaw<(Record<QueueScope, number> & { clinicianCount: number })[]>`
    select count(*) filter (where c.responsible_id = ${tx.scope.membershipId}::uuid)::int as mine,
      count(*)::int as "all",
      (select count(*)::int from membership m where m.deactivated_at is null) as "clinicianCount"
    from (${waiting(tx, 'all')}) q join client c on c.id = q."clientId"`
  return counts ?? { mine: 0, all: 0, clinicianCount: 0 }
}

export type QueuePlace = {
  /** Counted from 1; null when somebody has read these answers already. */
  place: number | null
  total: number
  previous: QueuedAnswer | null
  next: QueuedAnswer | null
}

/**
 * Where answers stand in the queue, and which come before and after them, whether they are still in it or just left it.
 * @throws AppError NOT_FOUND for a foreign, missing or malformed id
 */
export async function findQueuePlace(
  tx: MemberTx,
  of: { kind: AnswerKind; id: string },
  scope: QueueScope,
): Promise<QueuePlace> {
  const found = isId(of.id) ? await findCompleted(tx, of) : null
  if (!found) throw new AppError('NOT_FOUND')
  const before = sql`(q."completedAt", q.id) < (${found.completedAt}::timestamptz, ${of.id}::uuid)`
  const after = sql`(q."completedAt", q.id) > (${found.completedAt}::timestamptz, ${of.id}::uuid)`
  const line = sql`jsonb_build_object('kind', q.kind, 'id', q.id, 'clientId', q."clientId")`
  const [stands] = await tx.db.$queryRaw<Stands[]>`
    with q as materialized (${waiting(tx, scope)})
    select count(*)::int as total, (count(*) filter (where ${before}))::int as before,
      coalesce(bool_or(q.id = ${of.id}::uuid), false) as "isWaiting",
      (select ${line} from q where ${before} order by q."completedAt" desc, q.id desc limit 1) as previous,
      (select ${line} from q where ${after} order by q."completedAt", q.id limit 1) as next
    from q`
  if (!stands) return { place: null, total: 0, previous: null, next: null }
  const { total, previous, next } = stands
  return { place: stands.isWaiting ? stands.before + 1 : null, total, previous, next }
}

type Stands = Omit<QueuePlace, 'place'> & { before: number; isWaiting: boolean }

/** Everything of the practice that waits; each arm reads an index that holds nothing else. */
function waiting(tx: MemberTx, scope: QueueScope): Sql {
  const whose = scope === 'mine' ? sql` and c.responsible_id = ${tx.scope.membershipId}::uuid` : empty
  return sql`
    select 'response' as kind, r.id, r.client_id as "clientId", r.completed_at as "completedAt"
    from response r join client c on c.practice_id = r.practice_id and c.id = r.client_id
    where r.reviewed_at is null and r.voided_at is null and c.archived_at is null${whose}
    union all
    select 'check-in', i.id, i.client_id, i.completed_at
    from check_in i join client c on c.practice_id = i.practice_id and c.id = i.client_id
    where i.reviewed_at is null and i.voided_at is null and c.archived_at is null${whose}`
}

function findCompleted(tx: MemberTx, of: { kind: AnswerKind; id: string }): Promise<{ completedAt: Date } | null> {
  const asked = { where: { id: of.id }, select: { completedAt: true } } as const
  return of.kind === 'response' ? tx.db.response.findFirst(asked) : tx.db.checkIn.findFirst(asked)
}

type StoredRow = Omit<QueueRow, 'responsible' | 'about' | 'scores'> & {
  responsibleId: string
  responsibleName: string
  referentId: string | null
  referentKind: ReferentKind | null
  referentHint: Uint8Array | null
  scores: QueueRow['scores'] | null
}

function toRow(tx: MemberTx, stored: StoredRow): QueueRow {
  const { responsibleId, responsibleName, referentId, referentKind, referentHint, scores, ...row } = stored
  const place = { table: 'referent', column: 'hint', rowId: referentId ?? '' }
  return {
    ...row,
    responsible: { id: responsibleId, name: responsibleName },
    about: referentKind && { kind: referentKind, hint: referentHint ? tx.open(place, referentHint) : null },
    scores: row.isFolded ? {} : (scores ?? {}),
  }
}
