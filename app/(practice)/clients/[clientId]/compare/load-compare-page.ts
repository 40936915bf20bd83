import 'server-only'
import { instrumentOf } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { viewComparison } from '@/app/(practice)/clients/[clientId]/compare/compare-view'
import type { CompareChoice } from '@/components/assessments/compare-form'
import { SHOWN_PARAM } from '@/components/safety/shown-param'
import type { SearchParams } from '@/components/table/table-address'
import { readResponse } from '@/lib/assessments/queries/read-response'
import { type HistoryResponse, readScoreHistory } from '@/lib/assessments/queries/read-score-history'
import { getClientName } from '@/lib/clients/queries/get-client-name'
import type { MemberTx } from '@/lib/db/practice-db'
import type { KnownReferent } from '@/lib/domain/referents'
import { formatDate, type Place } from '@/lib/format/dates'
import { listCaveats } from '@/lib/format/record-copy'
import { formatReferent } from '@/lib/format/referent-words'
import { listReferents } from '@/lib/referents/queries'
import { readSafety } from '@/lib/safety/queries'
import { practiceLoader } from '@/lib/server/practice-loader'

/** Two administrations of one client side by side, from one transaction. */
export async function loadComparePage(clientId: string, params: SearchParams) {
  return practiceLoader('clients:read', (tx, { practice }) => readComparison(tx, practice, clientId, params))
}

/**
 * The same within a transaction. Opening the two is in the record, as opening each of them is; while a safety review is
 * open nothing of them leaves the server unless its showing is in the record too.
 */
export async function readComparison(tx: MemberTx, practice: Place, clientId: string, params: SearchParams) {
  const client = await getClientName(tx, clientId)
  const place = { locale: practice.locale, timeZone: practice.timeZone }
  const { review } = await readSafety(tx, client.id)
  const isFolded = review !== null && !(review.isShown && params[SHOWN_PARAM] !== undefined)
  const history = await readScoreHistory(tx, { clientId: client.id, timeZone: place.timeZone })
  const people = await listReferents(tx, client.id)
  const counted = history.filter((each) => each.voided === null)
  const chosen = choosePair(history, params)
  return {
    client,
    isFolded,
    choice: toChoice(counted, people, chosen, place),
    refusal: explainRefusal(counted, chosen),
    /** What must stand under these results, whichever two are chosen. */
    caveat: [...new Set(counted.flatMap((each) => listCaveats(instrumentOf(each))))].join(' '),
    view: chosen.pair && !isFolded ? await openBoth(tx, client.id, chosen.pair, place) : null,
  }
}

type Chosen = {
  left: HistoryResponse | null
  right: HistoryResponse | null
  isSame: boolean
  hasVoided: boolean
  isAsked: boolean
  pair: [string, string] | null
}

/** The two results the address names, if they are this client's and count. */
function choosePair(history: readonly HistoryResponse[], { a, b }: SearchParams): Chosen {
  const find = (id: unknown) => history.find((each) => each.id === id) ?? null
  const [one, other] = [find(a), find(b)]
  const counts = (each: HistoryResponse | null) => (each?.voided === null ? each : null)
  const [left, right] = [counts(one), counts(other)]
  const isSame = left !== null && left === right
  return {
    ...{ left, right, isSame },
    hasVoided: Boolean(one?.voided || other?.voided),
    isAsked: a !== undefined || b !== undefined,
    pair: left && right && !isSame ? [left.id, right.id] : null,
  }
}

function explainRefusal(counted: readonly HistoryResponse[], chosen: Chosen): string {
  if (counted.length === 0) return 'No result counts yet. Two stand side by side here once there are two.'
  if (counted.length === 1) return 'One result counts so far. A second one can stand beside it here.'
  if (chosen.pair) return ''
  if (chosen.hasVoided)
    return 'A result that is marked as in error counts nowhere and is not compared. Choose two others.'
  if (chosen.isSame) return 'That is the same result twice. Choose two different ones.'
  return chosen.isAsked ? 'Choose two results of this client.' : 'Choose two results to lay side by side.'
}

function toChoice(
  counted: readonly HistoryResponse[],
  people: readonly KnownReferent[],
  { left, right }: Chosen,
  place: Place,
): CompareChoice {
  const label = (each: HistoryResponse) => {
    const form = instrumentOf(each)
    const person = people.find((known) => known.id === each.referentId) ?? null
    const about = form.referent === 'asked' ? [`about: ${formatReferent(person)}`] : []
    return [formatDate(each.completedAt, place, 'shortYear'), form.shortTitle, ...about].join(', ')
  }
  return {
    options: counted.toReversed().map((each) => ({ value: each.id, label: label(each) })),
    left: left?.id ?? null,
    right: right?.id ?? null,
  }
}

async function openBoth(tx: MemberTx, clientId: string, [a, b]: [string, string], place: Place) {
  const one = await readResponse(tx, { clientId, responseId: a })
  const other = await readResponse(tx, { clientId, responseId: b })
  for (const { id } of [one, other]) {
    await tx.audit({ action: 'response.opened', subject: { kind: 'response', id }, clientId })
  }
  return viewComparison(one, other, { place, clientId })
}
