import 'server-only'
import type { AnswerGround } from '@/lib/assessments/commands/lock-client-answers'
import type { PracticeTx } from '@/lib/db/practice-db'
import type { FirstComparison, ScoredResponse } from '@/lib/domain/comparison'
import { findEpisode } from '@/lib/domain/episodes'
import type { Instrument } from '@/lib/domain/instruments/define'
import type { ContactLevel } from '@/lib/domain/referents'
import type { ScaleScore } from '@/lib/domain/scoring'
import { readStoredChange } from '@/lib/domain/stored-change'

/** A response with the label stored beside it. */
export type LabelledResponse = ScoredResponse & { recordedAt: Date; change: FirstComparison | null }

/** A score as a row of the database gives it. */
export type StoredScore = {
  keyedSum: number
  answered: number
  items: number
  score: number | null
  band: number | null
}

type Row = {
  id: string
  instrumentVersion: string
  referentId: string | null
  contact: ContactLevel | null
  completedAt: Date
  recordedAt: Date
  change: unknown
  scores: Record<string, StoredScore> | null
}

/**
 * A client's responses to one version of an instrument that count (none marked in error), in time order, with the main
 * scale, strengths and those whose change the practice ever set: what labels are judged by.
 */
export async function readLineHistory(
  tx: PracticeTx,
  ground: AnswerGround,
  instrument: Instrument,
): Promise<LabelledResponse[]> {
  const set = ground.changeHistory.flatMap((entry) => (entry.instrumentId === instrument.id ? [entry.scale] : []))
  const scales = [instrument.primaryScale, instrument.strengthScale, ...Object.keys(instrument.changeDefaults), ...set]
  const rows = await tx.db.$queryRaw<Row[]>`
    select r.id, r.instrument_version as "instrumentVersion", r.referent_id as "referentId", r.contact,
      r.completed_at as "completedAt", r.recorded_at as "recordedAt", r.change, (
        select jsonb_object_agg(s.scale, jsonb_build_object('keyedSum', s.keyed_sum, 'answered', s.answered,
          'items', s.item_count, 'score', s.score, 'band', s.band))
        from score s where s.practice_id = r.practice_id and s.response_id = r.id
          and s.scale = any(${scales.filter((code) => code !== null)})) as scores
    from response r
    where r.client_id = ${ground.clientId}::uuid and r.instrument_id = ${instrument.id}
      and r.instrument_version = ${instrument.version} and r.voided_at is null
    order by r.completed_at, r.id`
  return rows.map(({ scores, change, ...row }) => ({
    ...row,
    instrumentId: instrument.id,
    episodeId: findEpisode(ground.episodes, row.completedAt, ground.timeZone)?.id ?? null,
    scales: toScaleScores(instrument, scores),
    change: readStoredChange(change),
  }))
}

/** Stored scores with what follows from them and their instrument. */
export function toScaleScores(
  instrument: Instrument,
  stored: Readonly<Record<string, StoredScore>> | null,
): Record<string, ScaleScore> {
  return Object.fromEntries(
    Object.entries(stored ?? {}).map(([code, row]) => {
      const missing = row.items - row.answered
      const maxMissing = instrument.scales.find((scale) => scale.code === code)?.maxMissing ?? 0
      return [code, { ...row, missing, maxMissing, prorated: row.score !== null && missing > 0 }]
    }),
  )
}
