import 'server-only'
import { toEntries } from '@/app/(practice)/clients/[clientId]/check-in-notes'
import type { CheckInEntry } from '@/components/notes/entry-row'
import { type CheckInRow, listCheckIns } from '@/lib/check-ins/queries'
import { getClientName } from '@/lib/clients/queries/get-client-name'
import { newId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { localDateOf } from '@/lib/domain/wall-time'
import { formatDate, type Place } from '@/lib/format/dates'
import { getNote, type NoteRow } from '@/lib/notes/queries'
import { practiceLoader } from '@/lib/server/practice-loader'

const BESIDE = 8

/**
 * What a clinician needs while writing: the client's latest check-ins to read, stored facts to insert, what can be
 * cited, and the draft itself (none for a new note, whose id is chosen here so that its first save can be repeated).
 */
export async function loadNotePage(clientId: string, noteId: string | null) {
  return practiceLoader('notes:write', async (tx, member) => {
    const client = await getClientName(tx, clientId)
    const note = noteId === null ? null : await getOwnDraft(tx, client.id, noteId)
    const checkIns = (await listCheckIns(tx, client.id, BESIDE)).filter((row) => !row.voided)
    await tx.audit({ action: 'note.opened', subject: { kind: 'client', id: client.id }, clientId: client.id })
    const place: Place = { locale: member.practice.locale, timeZone: member.practice.timeZone }
    const reader = { place, today: tx.now, isResponsible: false, openTalks: new Set<string>() }
    return {
      client,
      note,
      noteId: note?.id ?? newId(tx.now),
      today: localDateOf(tx.now, place.timeZone),
      entries: toEntries(checkIns, [], reader) as CheckInEntry[],
      facts: checkIns.slice(0, 3).map((row) => factOf(row, place)),
      citable: checkIns.filter((row) => !row.reviewed).map((row) => citableOf(row, place)),
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

function citableOf(row: CheckInRow, place: Place) {
  return {
    id: row.id,
    words: `Cite the check-in of ${formatDate(row.completedAt, place, 'day')}. Signing marks it reviewed.`,
  }
}
