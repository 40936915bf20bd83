import { chooseScores, EVERYBODY } from '@/app/(practice)/clients/[clientId]/_scores/choose-scores'
import {
  instrumentOf,
  mainScale,
  type Reading,
  strengthScale,
} from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { findLast } from '@/app/(practice)/clients/[clientId]/_scores/score-summary'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import { mayStandBeside } from '@/lib/domain/feedback'
import type { SheetFacts, ToldResult } from '@/lib/format/sheet-words'

/** One person's results as a client may be told of them: the latest, what it stands beside, and its whole line. */
export type Told = SheetFacts & { line: HistoryResponse[] }

/** Null where nothing can be told: no result that asks how often, or none whose person is confirmed. */
export function findTold(history: readonly HistoryResponse[], reading: Reading): Told | null {
  const { about, shown } = chooseScores(history, reading)
  if (about === EVERYBODY) return null
  const tellable = shown.filter((each) => {
    const instrument = instrumentOf(each)
    return each.referentId === about && instrument.rule === 'percent' && mainScale(each)?.score != null
  })
  const last = findLast(tellable)
  if (!last) return null
  const first = tellable.find((each) => each.id === last.change?.withId)
  return {
    last: toTold(last),
    first: first ? toTold(first) : null,
    beside: first ? mayStandBeside(last.change) : 'no',
    isWithinError: last.change?.code === 'NO_RELIABLE_CHANGE',
    about: reading.people.find((person) => person.id === about)?.kind ?? null,
    line: tellable.filter(
      (each) => each.instrumentId === last.instrumentId && each.instrumentVersion === last.instrumentVersion,
    ),
  }
}

function toTold(response: HistoryResponse): ToldResult {
  const traits = instrumentOf(response).scales.filter((scale) => scale.kind === 'trait')
  return {
    completedAt: response.completedAt,
    total: mainScale(response)?.score ?? null,
    strengths: strengthScale(response)?.score ?? null,
    traits: Object.fromEntries(traits.map(({ code }) => [code, response.scales[code]?.score ?? null])),
  }
}
