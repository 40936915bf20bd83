import 'server-only'
import type { AnswerGround } from '@/lib/assessments/commands/lock-client-answers'
import { relabelLine } from '@/lib/assessments/commands/relabel-client'
import { readLineHistory } from '@/lib/assessments/queries/read-line-history'
import { newId } from '@/lib/db/ids'
import type { PracticeTx } from '@/lib/db/practice-db'
import { settingsInForce } from '@/lib/domain/change-settings'
import { compareWithFirst, type FirstComparison, findFirst, type ScoredResponse } from '@/lib/domain/comparison'
import { findEpisode } from '@/lib/domain/episodes'
import type { Instrument } from '@/lib/domain/instruments/define'
import type { ContactLevel, ReferentPick } from '@/lib/domain/referents'
import { type AnswerSheet, type Flag, type ScoreSheet, scoreAnswers } from '@/lib/domain/scoring'
import type { AnswerSource } from '@/lib/domain/submission'

export type RecordResponse = {
  ground: AnswerGround
  assignmentId: string
  instrument: Instrument
  language: string
  /** Raw, as parsed by answerSheetSchema. */
  answers: AnswerSheet
  /** About whom, as picked and as joined to the record; both null when the instrument asks about nobody. */
  pick: ReferentPick | null
  referentId: string | null
  isReferentConfirmed: boolean
  contact: ContactLevel | null
  wantsPrivateTalk: boolean
  source: AnswerSource
  enteredById: string | null
  completedAt: Date
}

/**
 * Scores and stores one form: raw answers, both versions, the order asked, every scale's score, what stands out, and
 * the label against the first with the settings it was judged by. A form of an earlier day (from paper) relabels the
 * later ones of its line.
 * @throws AppError CONFLICT when the assignment has answers already
 */
export async function recordResponse(
  tx: PracticeTx,
  input: RecordResponse,
): Promise<{ responseId: string; flags: Flag[] }> {
  const { ground, instrument } = input
  const sheet = scoreAnswers(instrument, input.answers)
  const response: ScoredResponse = {
    id: newId(tx.now),
    instrumentId: instrument.id,
    instrumentVersion: instrument.version,
    referentId: input.referentId,
    contact: input.contact,
    episodeId: findEpisode(ground.episodes, input.completedAt, ground.timeZone)?.id ?? null,
    completedAt: input.completedAt,
    scales: sheet.scales,
  }
  const history = await readLineHistory(tx, ground, instrument)
  const first = findFirst(instrument, history, response)
  const overrides = settingsInForce(ground.changeHistory, tx.now)
  await insertResponse(tx, input, sheet, response.id, first && compareWithFirst(instrument, first, response, overrides))
  const isLatest = history.every((each) => each.completedAt.getTime() <= response.completedAt.getTime())
  if (!isLatest) await relabelLine(tx, ground, instrument)
  await tx.audit({
    action: input.source === 'paper' ? 'response.entered' : 'response.submitted',
    subject: { kind: 'response', id: response.id },
    clientId: ground.clientId,
  })
  return { responseId: response.id, flags: sheet.flags }
}

/** Answers and scores in one statement: both stand or neither, and one round trip. */
async function insertResponse(
  tx: PracticeTx,
  input: RecordResponse,
  sheet: ScoreSheet,
  id: string,
  change: FirstComparison | null,
): Promise<void> {
  const { ground, instrument, pick } = input
  const hint = pick?.hint ? tx.seal({ table: 'response', column: 'picked_hint', rowId: id }, pick.hint) : null
  const scores = Object.entries(sheet.scales).map(([scale, each]) => ({ scale, ...each }))
  await tx.db.$executeRaw`
    with answered as (
      insert into response (id, client_id, assignment_id, instrument_id, instrument_version, scoring_version, language,
        item_order, answers, referent_id, picked_kind, picked_hint_sealed, is_referent_confirmed, contact,
        wants_private_talk, source, entered_by_id, completed_at, recorded_at, stands_out, change)
      values (${id}::uuid, ${ground.clientId}::uuid, ${input.assignmentId}::uuid, ${instrument.id},
        ${instrument.version}, ${sheet.scoringVersion}, ${input.language}, ${[...instrument.order]},
        ${JSON.stringify(input.answers)}::jsonb, ${input.referentId}::uuid, ${pick?.kind ?? null}, ${hint},
        ${input.isReferentConfirmed}, ${input.contact}, ${input.wantsPrivateTalk}, ${input.source},
        ${input.enteredById}::uuid, ${input.completedAt}, ${tx.now}, ${sheet.standsOut},
        ${change && JSON.stringify(change)}::jsonb))
    insert into score (response_id, client_id, scale, keyed_sum, answered, item_count, score, band)
    select ${id}::uuid, ${ground.clientId}::uuid, s.scale, s."keyedSum", s.answered, s.items, s.score, s.band
    from jsonb_to_recordset(${JSON.stringify(scores)}::jsonb)
      as s(scale text, "keyedSum" int, answered int, items int, score double precision, band int)`
}
