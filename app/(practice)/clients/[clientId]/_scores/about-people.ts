import { addressWith, type Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type { PersonLine } from '@/components/assessments/referent-edit'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import type { CheckInRow } from '@/lib/check-ins/queries'
import { formatDateSince } from '@/lib/format/dates'
import { formatReferent } from '@/lib/format/referent-words'

/** The people a client's answers are about, with what there is about each. */
export function listPeople(
  counted: readonly HistoryResponse[],
  checkIns: readonly CheckInRow[],
  reading: Reading,
): PersonLine[] {
  return reading.people.map((person) => {
    const results = counted.filter((each) => each.referentId === person.id)
    const reports = checkIns.filter((each) => each.referent?.id === person.id && each.voided === null)
    const moments = [...results, ...reports].map((each) => each.completedAt.getTime())
    const { place, now } = reading
    const last = moments.length > 0 ? formatDateSince(new Date(Math.max(...moments)), place, now) : ''
    return {
      id: person.id,
      kind: person.kind,
      hint: person.hint ?? '',
      words: formatReferent(person),
      factWords: [count(results.length, 'result'), count(reports.length, 'check-in'), last && `last on ${last}`]
        .filter(Boolean)
        .join(', '),
      scoresHref:
        results.length > 0 ? addressWith(reading.params, { about: person.id, result: null }, '#scores') : null,
    }
  })
}

function count(number: number, noun: string): string {
  if (number === 0) return `no ${noun}`
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
