import type { FullResponse } from '@/lib/assessments/queries/read-response'
import type { ChangeJudgement } from '@/lib/domain/comparison'
import type { Instrument } from '@/lib/domain/instruments/define'
import { listMainFirst } from '@/lib/domain/instruments/score-range'
import { formatChange } from '@/lib/format/change-words'
import { explainChange, type WorkingStep } from '@/lib/format/change-working'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatPoints } from '@/lib/format/numbers'

/** One change label with every number behind it. */
export type WorkedLabel = {
  code: string
  /** Blank for the main score, whose words stand above. */
  words: string
  isBeyond: boolean
  caption: string
  steps: WorkingStep[]
}

type Reader = { place: Place; now: Date; isFolded: boolean }

/**
 * How each label of a result was worked out: the main score's first, then every further score's for which settings
 * were in force. Empty while a review folds them, and where nothing was judged.
 */
export function listWorkedLabels(
  instrument: Instrument,
  response: FullResponse,
  first: Pick<FullResponse, 'completedAt' | 'scales'> | null,
  reader: Reader,
): WorkedLabel[] {
  const { change } = response
  if (reader.isFolded || !change || !first) return []
  const judged = { [instrument.primaryScale]: change, ...change.others }
  return listMainFirst(instrument).flatMap(({ code, name }) => {
    const of = judged[code]
    const scores = [first.scales[code]?.score ?? null, response.scales[code]?.score ?? null] as const
    if (!of) return []
    const isMain = code === instrument.primaryScale
    const label = { code, isBeyond: isBeyond(of), words: isMain ? '' : say(name, of, reader.place) }
    const caption = `How the change of ${name} since ${formatDateSince(first.completedAt, reader.place, reader.now)} was worked out`
    const steps = explain(of, scores, { first, response }, reader)
    return isMain && steps.length === 0 ? [] : [{ ...label, caption, steps }]
  })
}

type Judged = ChangeJudgement & { points: number | null }

function explain(
  { settings, points, rci }: Judged,
  [from, to]: readonly [number | null, number | null],
  at: { first: { completedAt: Date }; response: { completedAt: Date } },
  { place, now }: Reader,
): WorkingStep[] {
  if (!settings || points === null || from === null || to === null) return []
  return explainChange(
    {
      first: { score: from, at: at.first.completedAt },
      now: { score: to, at: at.response.completedAt },
      ...{ points, rci, settings },
    },
    place,
    now,
  )
}

function say(name: string, judged: Judged, place: Place): string {
  const points = formatPoints(judged.points, place.locale)
  return `${name}: ${points ? `${points} points. ` : ''}${formatChange(judged, place.locale)}.`
}

function isBeyond({ code }: ChangeJudgement): boolean {
  return code === 'RELIABLE_IMPROVEMENT' || code === 'RELIABLE_DETERIORATION'
}
