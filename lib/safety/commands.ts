import 'server-only'
import { z } from 'zod'
import { newId } from '@/lib/db/ids'
import type { MemberTx, PracticeTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { type AnswerKind, type FlagCode, isDismissible, REASON_MAX } from '@/lib/domain/flags'
import { optionalText } from '@/lib/domain/form-fields'

export type RaiseFlags = {
  clientId: string
  sourceKind: AnswerKind
  sourceId: string
  codes: readonly FlagCode[]
}

/**
 * Raises what an answer asks to be looked at. SAFETY_REVIEW opens the client's one review, or renews the open one. The
 * same flag of the same answers is raised once.
 */
export async function raiseFlags(tx: PracticeTx, input: RaiseFlags): Promise<void> {
  if (input.codes.length === 0) return
  const flags = input.codes.map((code) => ({ id: newId(tx.now), code }))
  await tx.db.$executeRaw`
    insert into flag (id, client_id, source_kind, source_id, code, raised_at)
    select f.id, ${input.clientId}::uuid, ${input.sourceKind}, ${input.sourceId}::uuid, f.code, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(flags)}::jsonb) as f(id uuid, code text)
    on conflict (practice_id, source_id, code) do nothing`
  if (input.codes.includes('SAFETY_REVIEW')) await openReview(tx, input)
}

const reason = optionalText(REASON_MAX).refine((text) => text !== '', { error: 'Write the reason first' })

export const closeReviewInput = z.object({ reviewId: z.uuid(), reason })
export const resolveFlagInput = z.object({ flagId: z.uuid(), reason })

/**
 * Closes a safety review with its reason; the answers that opened it are settled with it.
 * @throws AppError NOT_FOUND, CONFLICT when it is closed already
 */
export async function closeReview(
  tx: MemberTx,
  input: z.infer<typeof closeReviewInput>,
): Promise<{ clientId: string }> {
  const review = await tx.db.safetyReview.findFirst({
    where: { id: input.reviewId },
    select: { id: true, clientId: true },
  })
  if (!review) throw new AppError('NOT_FOUND')
  await endReview(tx, review, input.reason)
  await tx.db.$executeRaw`
    update flag set resolved_at = ${tx.now}, resolved_by_id = ${tx.scope.membershipId}::uuid
    where client_id = ${review.clientId}::uuid and code = 'SAFETY_REVIEW' and resolved_at is null
      and not exists (select 1 from response r
        where r.practice_id = flag.practice_id and r.id = flag.source_id and r.voided_at is not null)
      and not exists (select 1 from check_in i
        where i.practice_id = flag.practice_id and i.id = flag.source_id and i.voided_at is not null)`
  return { clientId: review.clientId }
}

/**
 * Settles one flag with its reason: a wish to talk privately, a safety statement left unanswered, answers all alike or
 * left out. Of two at once the first stands.
 * @throws AppError NOT_FOUND, FORBIDDEN for a flag that is not dismissed alone, CONFLICT when it is dismissed already
 */
export async function resolveFlag(
  tx: MemberTx,
  input: z.infer<typeof resolveFlagInput>,
): Promise<{ clientId: string }> {
  const flag = await tx.db.flag.findFirst({
    where: { id: input.flagId },
    select: { id: true, clientId: true, code: true },
  })
  if (!flag) throw new AppError('NOT_FOUND')
  if (!isDismissible(flag.code)) throw new AppError('FORBIDDEN', flag.code)
  const { count } = await tx.db.flag.updateMany({
    where: { id: flag.id, resolvedAt: null },
    data: {
      resolvedAt: tx.now,
      resolvedById: tx.scope.membershipId,
      reasonSealed: tx.seal(flagReasonOf(flag.id), input.reason),
    },
  })
  if (count === 0) throw new AppError('CONFLICT', 'dismissed already')
  await tx.audit({ action: 'flag.resolved', subject: { kind: 'flag', id: flag.id }, clientId: flag.clientId })
  return { clientId: flag.clientId }
}

export const unfoldInput = z.object({ clientId: z.uuid() })

/**
 * Writes into the record that what an open review folds was shown to the acting clinician.
 * @throws AppError NOT_FOUND when no review of the client is open
 */
export async function unfold(tx: MemberTx, input: z.infer<typeof unfoldInput>): Promise<{ clientId: string }> {
  const review = await tx.db.safetyReview.findFirst({
    where: { clientId: input.clientId, closedAt: null },
    select: { id: true },
  })
  if (!review) throw new AppError('NOT_FOUND')
  await tx.audit({
    action: 'response.unfolded',
    subject: { kind: 'safety-review', id: review.id },
    clientId: input.clientId,
  })
  return { clientId: input.clientId }
}

/**
 * Brings a client's safety review in line with the answers that still count, after some were marked in error or
 * restored: opened or kept while one of them asks for it, closed when none does.
 */
export async function alignReview(tx: MemberTx, clientId: string): Promise<void> {
  const [asking] = await tx.db.$queryRaw<{ sourceKind: AnswerKind; sourceId: string }[]>`
    select f.source_kind as "sourceKind", f.source_id as "sourceId" from flag f
    left join response r on r.practice_id = f.practice_id and r.id = f.source_id
    left join check_in i on i.practice_id = f.practice_id and i.id = f.source_id
    where f.client_id = ${clientId}::uuid and f.code = 'SAFETY_REVIEW' and f.resolved_at is null
      and r.voided_at is null and i.voided_at is null
    order by f.raised_at desc limit 1`
  const open = await tx.db.safetyReview.findFirst({
    where: { clientId, closedAt: null },
    select: { id: true, clientId: true, sourceId: true },
  })
  if (open && !asking) await endReview(tx, open, 'The answers that opened it were marked as in error.')
  if (asking && open?.sourceId !== asking.sourceId) await openReview(tx, { clientId, ...asking })
}

/** Where reasons are sealed. */
export function reviewReasonOf(reviewId: string) {
  return { table: 'safety_review', column: 'reason', rowId: reviewId }
}

export function flagReasonOf(flagId: string) {
  return { table: 'flag', column: 'reason', rowId: flagId }
}

async function openReview(
  tx: PracticeTx,
  input: { clientId: string; sourceKind: AnswerKind; sourceId: string },
): Promise<void> {
  const id = newId(tx.now)
  const [review] = await tx.db.$queryRaw<{ id: string }[]>`
    insert into safety_review (id, client_id, source_kind, source_id, opened_at)
    values (${id}::uuid, ${input.clientId}::uuid, ${input.sourceKind}, ${input.sourceId}::uuid, ${tx.now})
    on conflict (practice_id, client_id) where closed_at is null
      do update set renewed_at = excluded.opened_at, source_kind = excluded.source_kind, source_id = excluded.source_id
    returning id`
  if (!review) return
  await tx.audit({
    action: review.id === id ? 'safety-review.opened' : 'safety-review.renewed',
    subject: { kind: 'safety-review', id: review.id },
    clientId: input.clientId,
  })
}

async function endReview(tx: MemberTx, review: { id: string; clientId: string }, why: string): Promise<void> {
  const { count } = await tx.db.safetyReview.updateMany({
    where: { id: review.id, closedAt: null },
    data: {
      closedAt: tx.now,
      closedById: tx.scope.membershipId,
      reasonSealed: tx.seal(reviewReasonOf(review.id), why),
    },
  })
  if (count === 0) throw new AppError('CONFLICT', 'closed already')
  await tx.audit({
    action: 'safety-review.closed',
    subject: { kind: 'safety-review', id: review.id },
    clientId: review.clientId,
  })
}
