import 'server-only'
import { voidReasonOf } from '@/lib/assessments/commands/void-response'
import { toScaleScores } from '@/lib/assessments/queries/read-line-history'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import type { FlagCode, VoidKind } from '@/lib/domain/flags'
import { getInstrument } from '@/lib/domain/instruments/registry'
import type { ContactLevel, ReferentKind } from '@/lib/domain/referents'
import type { AnswerSheet } from '@/lib/domain/scoring'
import { readStoredChange } from '@/lib/domain/stored-change'
import type { AnswerSource } from '@/lib/domain/submission'

/** One administration whole: raw answers, every scale, what it was judged by. */
export type FullResponse = Awaited<ReturnType<typeof readResponse>>

/**
 * One administration of a client. The caller writes the reading into the record.
 * @throws AppError NOT_FOUND for a foreign, missing or malformed id, or one of another client
 */
export async function readResponse(tx: MemberTx, place: { clientId: string; responseId: string }) {
  if (!isId(place.clientId) || !isId(place.responseId)) throw new AppError('NOT_FOUND')
  const [row] = await tx.db.$queryRaw<Row[]>`
    select r.id, r.instrument_id as "instrumentId", r.instrument_version as "instrumentVersion",
      r.scoring_version as "scoringVersion", r.item_order as "itemOrder", r.answers, r.referent_id as "referentId",
      r.is_referent_confirmed as "isReferentConfirmed", f.kind as "referentKind", f.hint_sealed as "referentHint",
      r.picked_kind as "pickedKind", r.picked_hint_sealed as "pickedHint", r.contact,
      r.wants_private_talk as "wantsPrivateTalk", r.source, e.name as "enteredByName", r.completed_at as "completedAt",
      r.recorded_at as "recordedAt", r.stands_out as "standsOut", r.change, r.reviewed_at as "reviewedAt",
      v.name as "reviewedByName", r.voided_at as "voidedAt", r.void_kind as "voidKind",
      r.void_reason_sealed as "voidReason", x.name as "voidedByName",
      (select coalesce(array_agg(g.code order by g.code), '{}') from flag g
        where g.practice_id = r.practice_id and g.source_id = r.id) as flags,
      (select jsonb_object_agg(s.scale, jsonb_build_object('keyedSum', s.keyed_sum, 'answered', s.answered,
          'items', s.item_count, 'score', s.score, 'band', s.band)) from score s
        where s.practice_id = r.practice_id and s.response_id = r.id) as scores
    from response r
    left join referent f on f.practice_id = r.practice_id and f.id = r.referent_id
    left join membership e on e.practice_id = r.practice_id and e.id = r.entered_by_id
    left join membership v on v.practice_id = r.practice_id and v.id = r.reviewed_by_id
    left join membership x on x.practice_id = r.practice_id and x.id = r.voided_by_id
    where r.id = ${place.responseId}::uuid and r.client_id = ${place.clientId}::uuid`
  if (!row) throw new AppError('NOT_FOUND')
  return openResponse(tx, row)
}

type Row = {
  id: string
  instrumentId: string
  instrumentVersion: string
  scoringVersion: string
  itemOrder: string[]
  answers: AnswerSheet
  referentId: string | null
  isReferentConfirmed: boolean
  referentKind: ReferentKind | null
  referentHint: Uint8Array | null
  pickedKind: ReferentKind | null
  pickedHint: Uint8Array | null
  contact: ContactLevel | null
  wantsPrivateTalk: boolean
  source: AnswerSource
  enteredByName: string | null
  completedAt: Date
  recordedAt: Date
  standsOut: string[]
  change: unknown
  reviewedAt: Date | null
  reviewedByName: string | null
  voidedAt: Date | null
  voidKind: VoidKind | null
  voidReason: Uint8Array | null
  voidedByName: string | null
  flags: FlagCode[]
  scores: Parameters<typeof toScaleScores>[1]
}

function openResponse(tx: MemberTx, row: Row) {
  const { referentKind, referentHint, pickedKind, pickedHint, voidReason, scores, change, ...rest } = row
  const { reviewedAt, reviewedByName, voidedAt, voidKind, voidedByName, ...facts } = rest
  const open = (table: string, column: string, rowId: string | null, sealed: Uint8Array | null) =>
    sealed && rowId ? tx.open({ table, column, rowId }, sealed) : null
  return {
    ...facts,
    scales: toScaleScores(getInstrument(row.instrumentId, row.instrumentVersion), scores),
    change: readStoredChange(change),
    referent: referentKind && { kind: referentKind, hint: open('referent', 'hint', row.referentId, referentHint) },
    picked: pickedKind && { kind: pickedKind, hint: open('response', 'picked_hint', row.id, pickedHint) },
    reviewed: reviewedAt && { at: reviewedAt, byName: reviewedByName ?? '' },
    voided: voidedAt && {
      at: voidedAt,
      kind: voidKind ?? ('entered-in-error' as const),
      reason: voidReason ? tx.open(voidReasonOf(row.id), voidReason) : '',
      byName: voidedByName ?? '',
    },
  }
}
