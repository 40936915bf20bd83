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
 * What answers asked to be looked at: the open review, the closed ones with their reasons, and every flag.
 * @throws AppError NOT_FOUND for a malformed id
 */
export async function readSafety(tx: MemberTx, clientId: string): Promise<SafetyState> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  const reviews = (await findReviews(tx, clientId)).map((row) => toReview(tx, row))
  const flags = (await findFlags(tx, clientId)).map((row) => toFlag(tx, row))
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

/** Whether the acting clinician was shown what a review folds, in the last quarter of an hour, as the record says. */
export async function isUnfolded(tx: MemberTx, review: { id: string; clientId: string }): Promise<boolean> {
  const shown = await tx.db.auditEvent.findFirst({
    where: {
      clientId: review.clientId,
      at: { gte: new Date(tx.now.getTime() - SHOWN_MINUTES * 60_000) },
      action: 'response.unfolded',
      subjectId: review.id,
      actorId: tx.scope.membershipId,
    },
    select: { id: true },
  })
  return shown !== null
}

type Source = { sourceKind: AnswerKind; sourceId: string; formId: string | null; completedAt: Date | null }
type Ended = { endedAt: Date | null; byName: string | null; reasonSealed: Uint8Array | null }
type ReviewRecord = Source & Ended & { id: string; openedAt: Date; renewedAt: Date | null }
type FlagRecord = Source &
  Ended & { id: string; code: FlagCode; raisedAt: Date; readAt: Date | null; readByName: string | null }

function findReviews(tx: MemberTx, clientId: string): Promise<ReviewRecord[]> {
  return tx.db.$queryRaw<ReviewRecord[]>`
    select v.id, v.opened_at as "openedAt", v.renewed_at as "renewedAt", v.source_kind as "sourceKind",
      v.source_id as "sourceId", case when i.id is null then r.instrument_id else 'check-in' end as "formId",
      coalesce(r.completed_at, i.completed_at) as "completedAt",
      v.closed_at as "endedAt", m.name as "byName", v.reason_sealed as "reasonSealed"
    from safety_review v
    left join response r on r.practice_id = v.practice_id and r.id = v.source_id
    left join check_in i on i.practice_id = v.practice_id and i.id = v.source_id
    left join membership m on m.practice_id = v.practice_id and m.id = v.closed_by_id
    where v.client_id = ${clientId}::uuid
    order by v.closed_at desc nulls first limit 50`
}

function findFlags(tx: MemberTx, clientId: string): Promise<FlagRecord[]> {
  return tx.db.$queryRaw<FlagRecord[]>`
    select f.id, f.code, f.raised_at as "raisedAt", f.source_kind as "sourceKind", f.source_id as "sourceId",
      case when i.id is null then r.instrument_id else 'check-in' end as "formId",
      coalesce(r.completed_at, i.completed_at) as "completedAt",
      f.resolved_at as "endedAt", m.name as "byName", f.reason_sealed as "reasonSealed",
      coalesce(r.reviewed_at, i.reviewed_at) as "readAt", w.name as "readByName"
    from flag f
    left join response r on r.practice_id = f.practice_id and r.id = f.source_id
    left join check_in i on i.practice_id = f.practice_id and i.id = f.source_id
    left join membership m on m.practice_id = f.practice_id and m.id = f.resolved_by_id
    left join membership w on w.practice_id = f.practice_id and w.id = coalesce(r.reviewed_by_id, i.reviewed_by_id)
    where f.client_id = ${clientId}::uuid and r.voided_at is null and i.voided_at is null
    order by f.resolved_at desc nulls first, f.raised_at desc, f.code limit 200`
}

function toReview(tx: MemberTx, row: ReviewRecord): SafetyReviewRow {
  return {
    id: row.id,
    openedAt: row.openedAt,
    renewedAt: row.renewedAt,
    source: toSource(row),
    closed: row.endedAt && {
      at: row.endedAt,
      byName: row.byName ?? '',
      reason: row.reasonSealed ? tx.open(reviewReasonOf(row.id), row.reasonSealed) : '',
    },
  }
}

function toFlag(tx: MemberTx, row: FlagRecord): FlagRow {
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

function toSettled(tx: MemberTx, row: FlagRecord): FlagRow['resolved'] {
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

function toSource(row: Source): SafetyReviewRow['source'] {
  if (!row.completedAt || !row.formId) return null
  return { kind: row.sourceKind, id: row.sourceId, formId: row.formId, completedAt: row.completedAt }
}
