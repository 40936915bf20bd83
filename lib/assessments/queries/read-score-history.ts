import 'server-only'
import { voidReasonOf } from '@/lib/assessments/commands/void-response'
import { type StoredScore, toScaleScores } from '@/lib/assessments/queries/read-line-history'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import type { FirstComparison, ScoredResponse } from '@/lib/domain/comparison'
import { type EpisodeSpan, findEpisode } from '@/lib/domain/episodes'
import { AppError } from '@/lib/domain/errors'
import type { FlagCode, VoidKind } from '@/lib/domain/flags'
import { getInstrument } from '@/lib/domain/instruments/registry'
import type { ContactLevel, ReferentKind } from '@/lib/domain/referents'
import { readStoredChange } from '@/lib/domain/stored-change'
import type { AnswerSource } from '@/lib/domain/submission'

/** One administration as its clinician reads it, every scale of it. */
export type HistoryResponse = ScoredResponse & {
  /** The label against the first, as stored; null for the first of its line and while it is not confirmed about whom. */
  change: FirstComparison | null
  isReferentConfirmed: boolean
  picked: { kind: ReferentKind; hint: string | null } | null
  flags: FlagCode[]
  /** Codes of the scales that stood out when it was scored. */
  standsOut: string[]
  source: AnswerSource
  enteredByName: string | null
  reviewed: { at: Date; byName: string } | null
  voided: { at: Date; kind: VoidKind; reason: string; byName: string } | null
}

/**
 * Every administration of a client with every scale, in time order, those marked in error too, in one statement: the
 * chart of any scale, the map and the trait profile are drawn from these rows.
 * @throws AppError NOT_FOUND for a malformed id
 */
export async function readScoreHistory(
  tx: MemberTx,
  client: { clientId: string; timeZone: string },
): Promise<HistoryResponse[]> {
  if (!isId(client.clientId)) throw new AppError('NOT_FOUND')
  const rows = await tx.db.$queryRaw<Row[]>`
    with spans as (select coalesce(json_agg(json_build_object('id', e.id, 'startedOn', e.started_on,
        'endedOn', e.ended_on)), '[]') as list from episode e where e.client_id = ${client.clientId}::uuid)
    select r.id, r.instrument_id as "instrumentId", r.instrument_version as "instrumentVersion",
      r.referent_id as "referentId", r.is_referent_confirmed as "isReferentConfirmed", r.picked_kind as "pickedKind",
      r.picked_hint_sealed as "pickedHint", r.contact, r.completed_at as "completedAt", r.change, r.source,
      r.stands_out as "standsOut", e.name as "enteredByName", r.reviewed_at as "reviewedAt", v.name as "reviewedByName",
      r.voided_at as "voidedAt", r.void_kind as "voidKind", r.void_reason_sealed as "voidReason",
      x.name as "voidedByName", spans.list as spans,
      (select coalesce(array_agg(f.code order by f.code), '{}') from flag f
        where f.practice_id = r.practice_id and f.source_id = r.id) as flags,
      (select jsonb_object_agg(s.scale, jsonb_build_object('keyedSum', s.keyed_sum, 'answered', s.answered,
          'items', s.item_count, 'score', s.score, 'band', s.band)) from score s
        where s.practice_id = r.practice_id and s.response_id = r.id) as scores
    from response r cross join spans
    left join membership e on e.practice_id = r.practice_id and e.id = r.entered_by_id
    left join membership v on v.practice_id = r.practice_id and v.id = r.reviewed_by_id
    left join membership x on x.practice_id = r.practice_id and x.id = r.voided_by_id
    where r.client_id = ${client.clientId}::uuid
    order by r.completed_at, r.id`
  return rows.map((row) => toHistory(tx, row, client.timeZone))
}

type Row = {
  id: string
  instrumentId: string
  instrumentVersion: string
  referentId: string | null
  isReferentConfirmed: boolean
  pickedKind: ReferentKind | null
  pickedHint: Uint8Array | null
  contact: ContactLevel | null
  completedAt: Date
  change: unknown
  source: AnswerSource
  enteredByName: string | null
  reviewedAt: Date | null
  reviewedByName: string | null
  voidedAt: Date | null
  voidKind: VoidKind | null
  voidReason: Uint8Array | null
  voidedByName: string | null
  spans: EpisodeSpan[]
  flags: FlagCode[]
  standsOut: string[]
  scores: Record<string, StoredScore> | null
}

function toHistory(tx: MemberTx, row: Row, timeZone: string): HistoryResponse {
  const { id, instrumentId, instrumentVersion, completedAt } = row
  return {
    ...{ id, instrumentId, instrumentVersion, completedAt },
    ...{ referentId: row.referentId, isReferentConfirmed: row.isReferentConfirmed, contact: row.contact },
    ...{ flags: row.flags, standsOut: row.standsOut, source: row.source, enteredByName: row.enteredByName },
    episodeId: findEpisode(row.spans, completedAt, timeZone)?.id ?? null,
    scales: toScaleScores(getInstrument(instrumentId, instrumentVersion), row.scores),
    change: readStoredChange(row.change),
    picked: row.pickedKind && {
      kind: row.pickedKind,
      hint: row.pickedHint ? tx.open({ table: 'response', column: 'picked_hint', rowId: id }, row.pickedHint) : null,
    },
    reviewed: row.reviewedAt && { at: row.reviewedAt, byName: row.reviewedByName ?? '' },
    voided: row.voidedAt && {
      at: row.voidedAt,
      kind: row.voidKind ?? 'entered-in-error',
      reason: row.voidReason ? tx.open(voidReasonOf(id), row.voidReason) : '',
      byName: row.voidedByName ?? '',
    },
  }
}
