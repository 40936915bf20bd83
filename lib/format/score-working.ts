import type { Instrument } from '@/lib/domain/instruments/define'
import { highestAnswer, listMainFirst } from '@/lib/domain/instruments/score-range'
import type { ScaleScore } from '@/lib/domain/scoring'
import { formatNotScorable } from '@/lib/format/bands'
import type { Place } from '@/lib/format/dates'
import { formatExact } from '@/lib/format/numbers'

/** How one score was worked out: from which statements, by which formula, at full precision. */
export type ScoreWorking = {
  code: string
  name: string
  /** "1, 4 and 9", as they were asked. */
  statements: string
  /** "100 × 44 ÷ (4 × 30)"; why there is none where too much was skipped. */
  formula: string
  /** To four decimals; blank without a score. */
  value: string
}

/**
 * Every score of a form with the statements and the sum it stands on, so that it can be worked out again by hand.
 * @param order the statements as they were asked
 */
export function explainScores(
  instrument: Instrument,
  scales: Readonly<Record<string, ScaleScore | undefined>>,
  order: readonly string[],
  place: Place,
): ScoreWorking[] {
  const list = new Intl.ListFormat(place.locale)
  return listMainFirst(instrument).flatMap(({ code, name, items }) => {
    const scored = scales[code]
    if (!scored) return []
    const numbers = items.map((id) => order.indexOf(id) + 1).toSorted((a, b) => a - b)
    return [
      {
        code,
        name,
        statements: list.format(numbers.map(String)),
        formula: scored.score === null ? `No score: ${formatNotScorable(scored)}` : sayFormula(instrument, scored),
        value: scored.score === null ? '' : formatExact(scored.score, place.locale),
      },
    ]
  })
}

function sayFormula(instrument: Instrument, { keyedSum, answered, items }: ScaleScore): string {
  if (instrument.rule === 'percent') return `100 × ${keyedSum} ÷ (${highestAnswer(instrument)} × ${answered})`
  return answered === items ? `sum of ${items} answers` : `${keyedSum} × ${items} ÷ ${answered}`
}
