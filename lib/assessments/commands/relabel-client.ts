import 'server-only'
import type { AnswerGround } from '@/lib/assessments/commands/lock-client-answers'
import { type LabelledResponse, readLineHistory } from '@/lib/assessments/queries/read-line-history'
import type { PracticeTx } from '@/lib/db/practice-db'
import { type ChangeOverrides, settingsInForce } from '@/lib/domain/change-settings'
import { compareWithFirst, type FirstComparison, findFirst } from '@/lib/domain/comparison'
import type { Instrument } from '@/lib/domain/instruments/define'
import { getInstrument } from '@/lib/domain/instruments/registry'

/**
 * Judges every label of a client again, after a response was marked in error, restored, or joined to another person:
 * the first score it is measured from may be another now. Each is judged by the settings stored with it, else by those
 * in force when it was recorded, so that history moves only where its facts did. Scores themselves are never recomputed.
 */
export async function relabelClient(tx: PracticeTx, ground: AnswerGround): Promise<void> {
  const forms = await tx.db.$queryRaw<{ id: string; version: string }[]>`
    select distinct instrument_id as id, instrument_version as version from response
    where client_id = ${ground.clientId}::uuid and voided_at is null`
  for (const { id, version } of forms) await relabelLine(tx, ground, getInstrument(id, version))
}

/** The same for one version of one instrument. */
export async function relabelLine(tx: PracticeTx, ground: AnswerGround, instrument: Instrument): Promise<void> {
  const history = await readLineHistory(tx, ground, instrument)
  const changed = history.flatMap((response) => {
    const change = judgeAgain(ground, instrument, history, response)
    return isSame(change, response.change) ? [] : [{ id: response.id, change }]
  })
  if (changed.length === 0) return
  await tx.db.$executeRaw`
    update response set change = nullif(v.change, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as v(id uuid, change jsonb)
    where response.id = v.id and response.client_id = ${ground.clientId}::uuid`
}

function judgeAgain(
  ground: AnswerGround,
  instrument: Instrument,
  history: readonly LabelledResponse[],
  response: LabelledResponse,
): FirstComparison | null {
  const first = findFirst(instrument, history, response)
  if (!first) return null
  const inForce = settingsInForce(ground.changeHistory, response.recordedAt)
  return compareWithFirst(instrument, first, response, { ...inForce, ...settingsUsed(instrument, response.change) })
}

/** What the stored label was judged by, without its threshold, which follows from it. */
function settingsUsed(instrument: Instrument, change: FirstComparison | null): ChangeOverrides {
  const scales = { [instrument.primaryScale]: change, ...change?.others }
  return Object.fromEntries(
    Object.entries(scales).flatMap(([code, judged]) => {
      if (!judged?.settings) return []
      const { threshold: _, ...settings } = judged.settings
      return [[`${instrument.id}/${code}`, settings]]
    }),
  )
}

function isSame(a: FirstComparison | null, b: FirstComparison | null): boolean {
  return JSON.stringify(a && inOrder(a)) === JSON.stringify(b && inOrder(b))
}

/** jsonb gives keys back in an order of its own. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  )
}
