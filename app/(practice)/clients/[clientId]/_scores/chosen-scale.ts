import { instrumentOf, type Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import { compareWithFirst, type FirstComparison } from '@/lib/domain/comparison'
import type { Instrument, Scale } from '@/lib/domain/instruments/define'
import type { ScaleScore } from '@/lib/domain/scoring'

/** Names the scale in the address: its code in the instrument. */
export const SCALE_PARAM = 'scale'

/** The scale the address names where this form has it, else the one it is told by. */
export function chooseScale(instrument: Instrument, { params }: Pick<Reading, 'params'>): Scale {
  const find = (code: unknown) => instrument.scales.find((scale) => scale.code === code)
  const chosen = find(params[SCALE_PARAM]) ?? find(instrument.primaryScale)
  if (!chosen) throw new Error(`${instrument.id} has no scale ${instrument.primaryScale}`)
  return chosen
}

/** The same form told by another of its scales: each comparison of the domain then speaks of that one. */
export function tellBy(instrument: Instrument, scale: Scale): Instrument {
  if (scale.code === instrument.primaryScale) return instrument
  return { ...instrument, primaryScale: scale.code, strengthScale: null }
}

/** Whether the address turned this form to another of its scales. */
export function isTurned(instrument: Instrument, reading: Pick<Reading, 'params'>): boolean {
  return chooseScale(instrument, reading).code !== instrument.primaryScale
}

export function chosenScore(response: HistoryResponse, reading: Pick<Reading, 'params'>): ScaleScore | null {
  return response.scales[chooseScale(instrumentOf(response), reading).code] ?? null
}

/**
 * Each response on the scale chosen against the first of its line and episode, by response id; null for the first
 * itself and where nothing can be compared. The first is the one its stored label names, so that every scale is
 * measured from the same day, and by the settings stored with it.
 */
export function listChanges(
  shown: readonly HistoryResponse[],
  reading: Pick<Reading, 'params'>,
): ReadonlyMap<string, FirstComparison | null> {
  const byId = new Map(shown.map((each) => [each.id, each]))
  return new Map(
    shown.map((response) => {
      const instrument = instrumentOf(response)
      const scale = chooseScale(instrument, reading)
      const { change } = response
      if (scale.code === instrument.primaryScale || !change) return [response.id, change]
      const first = byId.get(change.withId)
      if (!first) return [response.id, null]
      const settings = change.others?.[scale.code]?.settings
      const used = settings ? { [`${instrument.id}/${scale.code}`]: settings } : {}
      return [response.id, compareWithFirst(tellBy(instrument, scale), first, response, used)]
    }),
  )
}
