import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { type AnswerKind, type FlagCode, isSettledByReading } from '@/lib/domain/flags'
import { flagReasonOf, reviewReasonOf } from '@/lib/safety/commands'

/** A review and the answers it rests on. `formId` is an instrument's id, or `check-in`. */
export type SafetyReviewRow = {
  id: string
  openedAt: Date
  renewedAt: Date | null
  source: { kind: AnswerKind; id: string; formId: string; completedAt: Date } | null
  closed: { at: Date; byName: string; reason: string } | null
  /** Whether the acting clinician was shown what it folds, in the last quarter of an hour, as the record says. */
  isShown: boolean
}

/**
 * A flag that waits for someone, or was settled: with a reason of its own, with its safety review (`review`), or by
 * whoever read the answers (`read`). Those of answers marked in error are left out.
 */
export type FlagRow = {
  id: string
  code: FlagCode
  raisedAt: Date
  source: { kind: AnswerKind; id: string; formId: string; completedAt: Date }
  resolved: { at: Date; byName: string; how: 'reason' | 'review' | 'read'; reason: string | null } | null
}

export type SafetyState = {
  review: SafetyReviewRow | null
  lastClosed: SafetyReviewRow | null
  /** Every review that was closed, the latest first. */
  closed: SafetyReviewRow[]
  /** What waits first, then what was settled, the latest first. */
  flags: FlagRow[]
}

/**
 * What answers asked to be looked at: the open review, the closed ones with their reasons, and every flag, in one
 * statement.
 * @throws AppError NOT_FOUND for a malformed id
 */
export async function readSafety(tx: MemberTx, clientId: string): Promise<SafetyState> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  const rows = await findConcerns(tx, clientId)
  const reviews = rows.flatMap((row) => (row.code === null ? [toReview(tx, row)] : []))
  const flags = rows.flatMap((row) => (row.code === null ? [] : [toFlag(tx, { ...row, code: row.code })]))
  const closed = reviews.filter((each) => each.closed !== null)
  return {
    review: reviews.find((each) => each.closed === null) ?? null,
    lastClosed: closed[0] ?? null,
    closed,
    flags: flags.map((flag) => withReviewReason(flag, closed)),
  }
}

/** @throws AppError NOT_FOUND for a malformed id */
export async function hasOpenReview(tx: MemberTx, clientId: string): Promise<boolean> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  return (await tx.db.safetyReview.count({ where: { clientId, closedAt: null } })) > 0
}

const SHOWN_MINUTES = 15
const MS_PER_MINUTE = 60_000

type Concern = {
  id: string
  /** Null for a review, else what the flag says. */
  code: FlagCode | null
  raisedAt: Date
  renewedAt: Date | null
  sourceKind: AnswerKind
  sourceId: string
  formId: string | null
  completedAt: Date | null
  endedAt: Date | null
  byName: string | null
  reasonSealed: Uint8Array | null
  readAt: Date | null
  readByName: string | null
  isShown: boolean
}

/** The latest reviews, then the latest flags; of each what waits comes first. */
function findConcerns(tx: MemberTx, clientId: string): Promise<Concern[]> {
  const shownSince = new Date(tx.now.getTime() - SHOWN_MINUTES * MS_PER_MINUTE)
  return tx.db.$queryRaw<Concern[]>`
    with concern as (
      (select v.id, null as code, v.opened_at as raised_at, v.renewed_at, v.source_kind, v.source_id,
          v.closed_at as ended_at, v.closed_by_id as ended_by_id, v.reason_sealed, exists (select 1 from audit_event a
            where a.client_id = ${clientId}::uuid and a.at >= ${shownSince} and a.action = 'response.unfolded'
              and a.subject_id = v.id and a.actor_id = ${tx.scope.membershipId}::uuid) as is_shown
        from safety_review v where v.client_id = ${clientId}::uuid
        order by v.closed_at desc nulls first limit 50)
      union all
      (select f.id, f.code, f.raised_at, null, f.source_kind, f.source_id, f.resolved_at, f.resolved_by_id,
          f.reason_sealed, false
        from flag f
        left join response r on r.practice_id = f.practice_id and r.id = f.source_id
        left join check_in i on i.practice_id = f.practice_id and i.id = f.source_id
        where f.client_id = ${clientId}::uuid and r.voided_at is null and i.voided_at is null
        order by f.resolved_at desc nulls first, f.raised_at desc limit 200))
    select c.id, c.code, c.raised_at as "raisedAt", c.renewed_at as "renewedAt", c.source_kind as "sourceKind",
      c.source_id as "sourceId", case when i.id is null then r.instrument_id else 'check-in' end as "formId",
      coalesce(r.completed_at, i.completed_at) as "completedAt", c.ended_at as "endedAt", m.name as "byName",
      c.reason_sealed as "reasonSealed", coalesce(r.reviewed_at, i.reviewed_at) as "readAt", w.name as "readByName",
      c.is_shown as "isShown"
    from concern c
    left join response r on r.client_id = ${clientId}::uuid and r.id = c.source_id
    left join check_in i on i.client_id = ${clientId}::uuid and i.id = c.source_id
    left join membership m on m.id = c.ended_by_id
    left join membership w on w.id = coalesce(r.reviewed_by_id, i.reviewed_by_id)
    order by c.code is not null, c.ended_at desc nulls first, c.raised_at desc, c.code`
}

function toReview(tx: MemberTx, row: Concern): SafetyReviewRow {
  return {
    id: row.id,
    openedAt: row.raisedAt,
    renewedAt: row.renewedAt,
    source: toSource(row),
    closed: row.endedAt && {
      at: row.endedAt,
      byName: row.byName ?? '',
      reason: row.reasonSealed ? tx.open(reviewReasonOf(row.id), row.reasonSealed) : '',
    },
    isShown: row.isShown,
  }
}

function toFlag(tx: MemberTx, row: Concern & { code: FlagCode }): FlagRow {
  const source = toSource(row)
  if (!source) throw new Error('A flag without its answers')
  return {
    id: row.id,
    code: row.code,
    raisedAt: row.raisedAt,
    source,
    resolved: toSettled(tx, row),
  }
}

function toSettled(tx: MemberTx, row: Concern & { code: FlagCode }): FlagRow['resolved'] {
  if (row.endedAt) {
    const reason = row.reasonSealed ? tx.open(flagReasonOf(row.id), row.reasonSealed) : null
    const how = row.code === 'SAFETY_REVIEW' ? 'review' : 'reason'
    return { at: row.endedAt, byName: row.byName ?? '', how, reason }
  }
  if (!row.readAt || !isSettledByReading(row.code)) return null
  return { at: row.readAt, byName: row.readByName ?? '', how: 'read', reason: null }
}

/** A flag that was settled with its review carries that review's reason. */
function withReviewReason(flag: FlagRow, closed: readonly SafetyReviewRow[]): FlagRow {
  if (flag.resolved?.how !== 'review') return flag
  const at = flag.resolved.at.getTime()
  const review = closed.find((each) => each.closed?.at.getTime() === at)
  return { ...flag, resolved: { ...flag.resolved, reason: review?.closed?.reason ?? null } }
}

function toSource(row: Concern): SafetyReviewRow['source'] {
  if (!row.completedAt || !row.formId) return null
  return { kind: row.sourceKind, id: row.sourceId, formId: row.formId, completedAt: row.completedAt }
}
