import 'server-only'
import { loadQueueBar, toBarred } from '@/app/(practice)/_queue/load-queue-bar'
import { toEntries } from '@/app/(practice)/clients/[clientId]/check-in-notes'
import { citedIn, loadCited } from '@/app/(practice)/clients/[clientId]/notes/load-cited'
import type { CheckInEntry } from '@/components/notes/entry-row'
import type { SearchParams } from '@/components/table/table-address'
import { type LatestResult, listLatestResults } from '@/lib/assessments/queries/list-latest-results'
import { type CheckInRow, listCheckIns } from '@/lib/check-ins/queries'
import { getClientName } from '@/lib/clients/queries/get-client-name'
import { newId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { formTitle } from '@/lib/domain/forms'
import { localDateOf } from '@/lib/domain/wall-time'
import { formatDate, type Place } from '@/lib/format/dates'
import { formatScore } from '@/lib/format/numbers'
import { getNote, type NoteRow } from '@/lib/notes/queries'
import { practiceLoader } from '@/lib/server/practice-loader'

const BESIDE = 8

/**
 * What a clinician needs while writing: the form the note is about, the client's latest check-ins to read, stored facts
 * to insert, what can be cited, and the draft itself (none for a new note, whose id is chosen here so that its first
 * save can be repeated).
 */
export async function loadNotePage(clientId: string, noteId: string | null, params: SearchParams) {
  return practiceLoader('notes:write', async (tx, member) => {
    const client = await getClientName(tx, clientId)
    const note = noteId === null ? null : await getOwnDraft(tx, client.id, noteId)
    const results = await listLatestResults(tx, client.id)
    const checkIns = (await listCheckIns(tx, client.id, BESIDE)).filter((row) => !row.voided)
    await tx.audit({ action: 'note.opened', subject: { kind: 'client', id: client.id }, clientId: client.id })
    const place: Place = { locale: member.practice.locale, timeZone: member.practice.timeZone }
    const cited = await loadCited(tx, { clientId: client.id, answerId: citedIn(params) ?? note?.cites[0] }, place)
    const queue =
      cited && (await loadQueueBar(tx, { kind: cited.kind, ...toBarred(client, cited) }, params, member.practice))
    const isOther = (row: CheckInRow) => row.id !== cited?.id
    const reader = { place, today: tx.now, openTalks: new Set<string>() }
    return {
      client,
      note,
      noteId: note?.id ?? newId(tx.now),
      today: localDateOf(tx.now, place.timeZone),
      cited,
      queue,
      entries: toEntries(checkIns.filter(isOther), [], reader) as CheckInEntry[],
      facts: [
        ...results.slice(0, 3).map((row) => resultFactOf(row, place)),
        ...checkIns.slice(0, 3).map((row) => factOf(row, place)),
      ],
      citable: [
        ...(cited?.reviewed ? [{ id: cited.id, words: `Cite ${cited.words}.` }] : []),
        ...results.filter((row) => !row.isReviewed).map((row) => citableOf(row, formTitle(row.instrumentId), place)),
        ...checkIns.filter((row) => !row.reviewed).map((row) => citableOf(row, 'check-in', place)),
      ],
      place,
    }
  })
}

async function getOwnDraft(tx: MemberTx, clientId: string, noteId: string): Promise<NoteRow> {
  const note = await getNote(tx, noteId)
  if (note.clientId !== clientId || !note.isOwn || note.signedAt) throw new AppError('NOT_FOUND')
  return note
}

function factOf(row: CheckInRow, place: Place): string {
  const ratings = [
    row.mood === null ? null : `mood ${row.mood}`,
    row.respected === null ? null : `respected ${row.respected}`,
  ].filter(Boolean)
  return `Check-in ${formatDate(row.completedAt, place)}: ${ratings.join(', ') || 'ratings skipped'}`
}

/** Scores alone: bands, what stands out and change are never inserted, so an open safety review folds nothing here. */
function resultFactOf(row: LatestResult, place: Place): string {
  const name = row.hasStrengths ? 'traits' : 'score'
  const scores = [
    row.score === null ? `${name} not computable` : `${name} ${formatScore(row.score, place.locale)}`,
    row.strength === null ? null : `strengths ${formatScore(row.strength, place.locale)}`,
    row.answered < row.items ? `${row.answered} of ${row.items} answered` : null,
  ].filter(Boolean)
  return `${formTitle(row.instrumentId)} ${formatDate(row.completedAt, place)}: ${scores.join(', ')}`
}

function citableOf(row: { id: string; completedAt: Date }, formWords: string, place: Place) {
  return {
    id: row.id,
    words: `Cite the ${formWords} of ${formatDate(row.completedAt, place, 'day')}. Signing marks it reviewed.`,
  }
}
