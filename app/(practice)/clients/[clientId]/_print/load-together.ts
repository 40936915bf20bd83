import 'server-only'
import { readTold } from '@/app/(practice)/clients/[clientId]/_print/load-sheet'
import { findTold, type Told } from '@/app/(practice)/clients/[clientId]/_print/told-results'
import {
  addressWith,
  instrumentOf,
  mainScale,
  strengthScale,
} from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type { TogetherChart, TogetherViewProps } from '@/components/print/together-view'
import type { SearchParams } from '@/components/table/table-address'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import type { Member } from '@/lib/auth/current-member'
import { getPrintIdentity } from '@/lib/clients/queries/get-print-identity'
import type { MemberTx } from '@/lib/db/practice-db'
import { formatDate, type Place } from '@/lib/format/dates'
import { NOTHING_TO_TELL, nearest, SHEET_WITHHELD, TOLD_TITLES, tellWhole } from '@/lib/format/sheet-words'
import { hasOpenReview } from '@/lib/safety/queries'

/**
 * What is shown to a client on the screen. Showing it is in the record; while a safety review is open it holds nothing.
 * @throws AppError NOT_FOUND
 */
export async function readTogether(
  tx: MemberTx,
  member: Member,
  clientId: string,
  params: SearchParams,
): Promise<TogetherViewProps> {
  const client = await getPrintIdentity(tx, clientId)
  const backHref = `/clients/${client.id}${typeof params.about === 'string' ? addressWith({ about: params.about }, {}) : ''}`
  if (await hasOpenReview(tx, client.id)) return { backHref, sentence: '', charts: [], instead: SHEET_WITHHELD }
  const told = findTold(...(await readTold(tx, member, client, params)))
  if (!told) return { backHref, sentence: '', charts: [], instead: NOTHING_TO_TELL }
  await tx.audit({ action: 'client.shown-together', subject: { kind: 'client', id: client.id }, clientId: client.id })
  const place = { locale: member.practice.locale, timeZone: member.practice.timeZone }
  return { backHref, sentence: tellWhole(told, place), charts: drawTold(told, place) }
}

function drawTold({ line }: Told, place: Place): TogetherChart[] {
  const charts = [
    { id: 'total', title: TOLD_TITLES.total, read: (each: HistoryResponse) => mainScale(each)?.score ?? null },
    {
      id: 'strengths',
      title: TOLD_TITLES.strengths,
      read: (each: HistoryResponse) => strengthScale(each)?.score ?? null,
    },
  ]
  return charts.flatMap(({ id, title, read }) => {
    const scored = line.flatMap((each) => {
      const score = read(each)
      return score === null ? [] : [{ each, score }]
    })
    const [first] = scored
    return first ? [{ id, title, ...drawLine(title, scored, instrumentOf(first.each).bands, place) }] : []
  })
}

type Scored = { each: HistoryResponse; score: number }
type Bands = ReturnType<typeof instrumentOf>['bands']

/** Points and the answer words beside them: no figure, no error, no mark of another kind. */
function drawLine(title: string, scored: readonly Scored[], bands: Bands, place: Place) {
  return {
    chart: {
      points: scored.map(({ each, score }) => ({
        id: each.id,
        at: each.completedAt.getTime(),
        score,
        words: '',
        run: 'told',
      })),
      currentRun: 'told',
      zones: bands.map((band, index) => ({ from: band.from, to: bands[index + 1]?.from ?? 100, name: band.short })),
      axis: { max: 100, ticks: [] },
      locale: place.locale,
      label: `${title}, over time. The list below says each.`,
      emptyWords: NOTHING_TO_TELL,
    },
    told: scored.map(
      ({ each, score }) => `${formatDate(each.completedAt, place, 'dayYear')}: ${nearest(score).toLowerCase()}`,
    ),
  }
}
