import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { getInstrument } from '@/lib/domain/instruments/registry'

/** A result as a note may cite it: its two scores, and no word on what they mean. */
export type LatestResult = {
  id: string
  instrumentId: string
  completedAt: Date
  isReviewed: boolean
  hasStrengths: boolean
  score: number | null
  strength: number | null
  answered: number
  items: number
}

type Row = {
  id: string
  instrumentId: string
  instrumentVersion: string
  completedAt: Date
  reviewedAt: Date | null
  scores: Record<string, { score: number | null; answered: number; items: number }> | null
}

/**
 * At most `take` results that count, newest first, the unread ones before all others.
 * @throws AppError NOT_FOUND for a malformed id
 */
export async function listLatestResults(tx: MemberTx, clientId: string, take = 8): Promise<LatestResult[]> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  const rows = await tx.db.$queryRaw<Row[]>`
    select r.id, r.instrument_id as "instrumentId", r.instrument_version as "instrumentVersion",
      r.completed_at as "completedAt", r.reviewed_at as "reviewedAt",
      (select jsonb_object_agg(s.scale, jsonb_build_object('score', s.score, 'answered', s.answered,
          'items', s.item_count)) from score s
        where s.practice_id = r.practice_id and s.response_id = r.id) as scores
    from response r
    where r.client_id = ${clientId}::uuid and r.voided_at is null
    order by (r.reviewed_at is null) desc, r.completed_at desc, r.id desc limit ${take}`
  return rows.map(toLatest).toSorted((a, b) => b.completedAt.getTime() - a.completedAt.getTime())
}

function toLatest(row: Row): LatestResult {
  const { primaryScale, strengthScale } = getInstrument(row.instrumentId, row.instrumentVersion)
  const main = row.scores?.[primaryScale]
  return {
    id: row.id,
    instrumentId: row.instrumentId,
    completedAt: row.completedAt,
    isReviewed: row.reviewedAt !== null,
    hasStrengths: strengthScale !== null,
    score: main?.score ?? null,
    strength: strengthScale ? (row.scores?.[strengthScale]?.score ?? null) : null,
    answered: main?.answered ?? 0,
    items: main?.items ?? 0,
  }
}
