import 'server-only'
import { resultHref } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { toEntries } from '@/app/(practice)/clients/[clientId]/check-in-notes'
import {
  describeChange,
  groupAnswers,
  listScales,
  listStandsOut,
} from '@/app/(practice)/clients/[clientId]/results/[responseId]/result-view'
import type { CheckInEntry } from '@/components/notes/entry-row'
import type { SearchParams } from '@/components/table/table-address'
import { readResponse } from '@/lib/assessments/queries/read-response'
import { readCheckIn } from '@/lib/check-ins/queries'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { getInstrument } from '@/lib/domain/instruments/registry'
import { highestScore, mainScaleOf } from '@/lib/domain/instruments/score-range'
import { formatDate, formatDateSince, type Place } from '@/lib/format/dates'
import { explainFlag } from '@/lib/format/flag-words'
import { caveatOf } from '@/lib/format/record-copy'
import { formatReferent } from '@/lib/format/referent-words'
import { readSafety } from '@/lib/safety/queries'

/** The form a note is being written about, as it stands beside the pad. */
export type Cited = NonNullable<Awaited<ReturnType<typeof loadCited>>>

/** The answers an address asks to cite. */
export function citedIn(params: SearchParams): string | undefined {
  return typeof params.cite === 'string' ? params.cite : undefined
}

/**
 * A result or check-in of the client, in words; opening it is in the record. While a safety review is open, bands, what
 * stands out and change are left out.
 * @returns null where the id names none of this client's, or one marked in error
 */
export async function loadCited(tx: MemberTx, of: { clientId: string; answerId: string | undefined }, place: Place) {
  if (of.answerId === undefined) return null
  return (
    (await loadResult(tx, of.clientId, of.answerId, place)) ?? (await loadCheckIn(tx, of.clientId, of.answerId, place))
  )
}

async function loadResult(tx: MemberTx, clientId: string, responseId: string, place: Place) {
  const response = await orNull(readResponse(tx, { clientId, responseId }))
  if (!response || response.voided) return null
  const { review } = await readSafety(tx, clientId)
  await tx.audit({ action: 'response.opened', subject: { kind: 'response', id: response.id }, clientId })
  const instrument = getInstrument(response.instrumentId, response.instrumentVersion)
  const reader = { place, now: tx.now, isFolded: review !== null }
  return {
    kind: 'response' as const,
    id: response.id,
    reviewed: response.reviewed,
    voided: null,
    completedAt: response.completedAt,
    words: `the ${instrument.shortTitle} of ${formatDateSince(response.completedAt, place, tx.now)}`,
    title: `${instrument.shortTitle}, ${formatDate(response.completedAt, place, 'day')}`,
    href: resultHref(clientId, response.id),
    lead: instrument.referent === 'asked' ? `About whom: ${formatReferent(response.referent)}.` : '',
    isFolded: reader.isFolded,
    scales: listScales(instrument, response, reader),
    range: `0 to ${highestScore(instrument, mainScaleOf(instrument))}`,
    change: describeChange(instrument, response, reader),
    standsOut: reader.isFolded ? '' : listStandsOut(instrument, response),
    flags: response.flags.map((flag) => ({ code: flag, words: explainFlag(flag) })),
    groups: groupAnswers(instrument, response, reader),
    itemCount: instrument.items.length,
    caveat: caveatOf(instrument),
    most: instrument.options.length - 1,
  }
}

async function loadCheckIn(tx: MemberTx, clientId: string, checkInId: string, place: Place) {
  const row = await orNull(readCheckIn(tx, { clientId, checkInId }))
  if (!row || row.voided) return null
  const { flags } = await readSafety(tx, clientId)
  await tx.audit({ action: 'check-in.opened', subject: { kind: 'check-in', id: row.id }, clientId })
  const open = flags.filter((flag) => flag.code === 'PRIVATE_TALK' && flag.resolved === null)
  const reader = { place, today: tx.now, openTalks: new Set(open.map((flag) => flag.source.id)) }
  const [entry] = toEntries([row], [], reader) as [CheckInEntry]
  return {
    kind: 'check-in' as const,
    id: row.id,
    reviewed: row.reviewed,
    voided: null,
    completedAt: row.completedAt,
    words: `the check-in of ${formatDateSince(row.completedAt, place, tx.now)}`,
    title: `Check-in, ${formatDate(row.completedAt, place, 'day')}`,
    entry,
  }
}

/** A missing row as null; any other fault goes on. */
async function orNull<T>(read: Promise<T>): Promise<T | null> {
  return read.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null
    throw error
  })
}
