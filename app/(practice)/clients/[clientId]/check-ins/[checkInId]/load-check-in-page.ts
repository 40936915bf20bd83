import 'server-only'
import { loadQueueBar, sayWaiting, toBarred, type Waiting } from '@/app/(practice)/_queue/load-queue-bar'
import { listFlagsOf } from '@/app/(practice)/clients/[clientId]/_flags/flag-view'
import { reviewHref } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { formatVoidKind, toChoice } from '@/app/(practice)/clients/[clientId]/_scores/waiting'
import { toEntries } from '@/app/(practice)/clients/[clientId]/check-in-notes'
import type { CheckInEntry } from '@/components/notes/entry-row'
import type { SearchParams } from '@/components/table/table-address'
import { type CheckInRow, listEarlierCheckIns, readCheckIn } from '@/lib/check-ins/queries'
import { getClientName } from '@/lib/clients/queries/get-client-name'
import { formatDate, formatDateSince, formatMoment, type Place } from '@/lib/format/dates'
import { formatContact, formatReferent } from '@/lib/format/referent-words'
import { listReferents } from '@/lib/referents/queries'
import { readSafety } from '@/lib/safety/queries'
import { practiceLoader } from '@/lib/server/practice-loader'

const EARLIER_SHOWN = 4

/** One check-in to read, with those that came before it; opening it is in the record. */
export async function loadCheckInPage(place: { clientId: string; checkInId: string }, params: SearchParams) {
  return practiceLoader('clients:read', async (tx, member) => {
    const client = await getClientName(tx, place.clientId)
    const row = await readCheckIn(tx, { clientId: client.id, checkInId: place.checkInId })
    const earlier = await listEarlierCheckIns(tx, { clientId: client.id, completedAt: row.completedAt }, EARLIER_SHOWN)
    const people = await listReferents(tx, client.id)
    const safety = await readSafety(tx, client.id)
    await tx.audit({ action: 'check-in.opened', subject: { kind: 'check-in', id: row.id }, clientId: client.id })
    const queue = await loadQueueBar(tx, { kind: 'check-in', ...toBarred(client, row) }, params, member.practice)
    const where: Place = { locale: member.practice.locale, timeZone: member.practice.timeZone }
    // The wish to talk alone stands with the flags, where it is answered.
    const reader = { place: where, today: tx.now, openTalks: new Set<string>() }
    const [entry] = toEntries([row], [], reader) as [CheckInEntry]
    return {
      client,
      queue,
      // What stands in the facts above is not said twice, and a mark in error stands at the top of the page.
      entry: { ...entry, voidWords: null, lines: entry.lines.filter((line) => line.term !== 'In touch') },
      ratings: { mood: sayRating(row.mood), respected: sayRating(row.respected) },
      checkInId: row.id,
      title: `Check-in, ${formatDate(row.completedAt, where, 'dayYear')}`,
      checkInWords: `the check-in of ${formatDateSince(row.completedAt, where, tx.now)}`,
      about: row.referent
        ? formatReferent(row.referent)
        : row.picked
          ? `${formatReferent(row.picked)}, to confirm`
          : '',
      contact: formatContact(row.contact),
      isUnread: row.reviewed === null && row.voided === null,
      reviewHref: reviewHref(client.id, row.id),
      earlier: toEntries(earlier, [], reader) as CheckInEntry[],
      choice: row.voided
        ? null
        : toChoice('check-in', { ...row, referentId: row.referent?.id ?? null }, 'check-in', {
            place: where,
            now: tx.now,
          }),
      flags: listFlagsOf(safety, row.id, { place: where, now: tx.now, clientId: client.id }),
      people: people.map((person) => ({ id: person.id, words: formatReferent(person) })),
      record: describeRecord(row, where, sayWaiting(client, row, tx.now, member.practice)),
      voidWords: row.voided && {
        words: `${formatVoidKind(row.voided.kind)} on ${formatDateSince(row.voided.at, where, tx.now)}`,
        byName: row.voided.byName,
        reason: row.voided.reason,
      },
    }
  })
}

function sayRating(rating: number | null): string {
  return rating === null ? 'Skipped' : `${rating} of 10`
}

type RecordLine = { id: string; term: string; words: string; name: string | null }

function describeRecord(row: CheckInRow, place: Place, waiting: Waiting): RecordLine[] {
  const line = (id: string, term: string, words: string, name: string | null = null) => ({ id, term, words, name })
  return [
    line('completed', 'Completed', formatMoment(row.completedAt, place)),
    ...(row.enteredByName ? [line('paper', 'Entered from paper', 'By', row.enteredByName)] : []),
    row.reviewed
      ? line('reviewed', 'Reviewed', `${formatMoment(row.reviewed.at, place)}, by`, row.reviewed.byName)
      : line('reviewed', 'Reviewed', row.voided ? 'Not needed' : waiting.words, row.voided ? null : waiting.name),
  ]
}
