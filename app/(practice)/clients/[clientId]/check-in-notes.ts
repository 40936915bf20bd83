import 'server-only'
import type { CheckInEntry, EntryLine, EntryRow, NoteEntry } from '@/components/notes/entry-row'
import type { CheckInRow } from '@/lib/check-ins/queries'
import type { CheckInAnswers, CheckInKey } from '@/lib/domain/check-in'
import type { NoteKind } from '@/lib/domain/notes'
import { localDateOf } from '@/lib/domain/wall-time'
import { CHECK_IN_LABELS, formatCheckInAnswer, PRIVATE_TALK_WORDS } from '@/lib/format/check-in-words'
import { shortenColleague } from '@/lib/format/client-words'
import { formatDate, formatDateSince, formatMoment, type Place } from '@/lib/format/dates'
import { NOTE_KIND_WORDS } from '@/lib/format/note-words'
import { formatContact, formatReferent } from '@/lib/format/referent-words'
import type { NoteRow } from '@/lib/notes/queries'

type Reader = {
  place: Place
  today: Date
  /** Check-ins whose wish to talk privately nobody has resolved yet. */
  openTalks: ReadonlySet<string>
}

/** A client's check-ins and notes as the rows of their one table, in words. */
export function toEntries(checkIns: readonly CheckInRow[], notes: readonly NoteRow[], reader: Reader): EntryRow[] {
  return [...checkIns.map((row) => toCheckInEntry(row, reader)), ...notes.map((row) => toNoteEntry(row, reader))]
}

const SHOWN: readonly CheckInKey[] = [
  'goingWell',
  'needsImprovement',
  'boundary',
  'boundaryKinds',
  'timeForSelf',
  'connectionOutside',
  'bringToSession',
  'fulfilled',
  'safety',
]

function toCheckInEntry(row: CheckInRow, reader: Reader): CheckInEntry {
  const { place, today } = reader
  const isUnread = !row.reviewed && !row.voided
  return {
    kind: 'check-in',
    id: row.id,
    at: row.completedAt,
    authorKey: 'client',
    authorName: 'Client',
    dateWords: formatDateSince(row.completedAt, place, today, 'short'),
    about: formatReferent(row.referent ?? row.picked),
    readWords: readWords(row, reader),
    readByName: row.reviewed && !row.voided ? shortenColleague(row.reviewed.byName) : '',
    isUnread,
    lines: linesOf(row),
    mood: ratingWords(row.mood),
    respected: ratingWords(row.respected),
    privateTalk: row.wantsPrivateTalk && reader.openTalks.has(row.id) ? PRIVATE_TALK_WORDS : null,
    flags: row.enteredByName ? [`Entered from paper by ${row.enteredByName}`] : [],
    voidWords: row.voided
      ? `${VOID_WORDS[row.voided.kind]}, ${formatDate(row.voided.at, place)}: ${row.voided.reason}`
      : null,
  }
}

const VOID_WORDS = {
  'wrong-client': 'Marked as for the wrong client',
  'entered-in-error': 'Marked as entered in error',
}

function readWords(row: CheckInRow, { place, today }: Reader): string {
  if (row.voided) return 'Counts nowhere'
  if (!row.reviewed) return 'Unread'
  return `Read ${formatDateSince(row.reviewed.at, place, today, 'short')}`
}

/** What was answered, line by line; what was skipped is named in one line at the end. */
function linesOf(row: CheckInRow): EntryLine[] {
  const answers: CheckInAnswers = { ...row, boundaryKinds: kindsOf(row), safety: row.safeToDisagree }
  const asked = SHOWN.filter((key) => key !== 'boundaryKinds' || row.boundaryKinds.length > 0)
  const lines = asked.map((key) => ({
    term: CHECK_IN_LABELS[key],
    words: formatCheckInAnswer(key, answers[key]),
    isSkipped: answers[key] === null,
  }))
  lines.push({ term: 'In touch', words: formatContact(row.contact), isSkipped: row.contact === null })
  const skipped = lines.filter((line) => line.isSkipped).map((line) => line.term.toLowerCase())
  const answered = lines.filter((line) => !line.isSkipped)
  if (skipped.length === 0) return answered
  return [...answered, { term: 'Skipped', words: skipped.join(', '), isSkipped: true }]
}

function kindsOf(row: CheckInRow): CheckInAnswers['boundaryKinds'] {
  return row.boundaryKinds as CheckInAnswers['boundaryKinds']
}

function ratingWords(rating: number | null): string {
  return rating === null ? 'Skipped' : String(rating)
}

function toNoteEntry(row: NoteRow, { place, today }: Reader): NoteEntry {
  const day = localDateOf(row.heldOn, 'UTC')
  return {
    kind: 'note',
    id: row.id,
    // Noon of the day it is about: after that day's early forms, before the next day's.
    at: new Date(row.heldOn.getTime() + 43_200_000),
    authorKey: row.authorId,
    authorName: row.authorName,
    dateWords: formatDateSince(day, place, localDateOf(today, place.timeZone), 'short'),
    noteKind: row.kind as NoteKind,
    kindWords: NOTE_KIND_WORDS[row.kind as NoteKind],
    body: row.body,
    isOwn: row.isOwn,
    isSigned: row.signedAt !== null,
    stateWords: row.signedAt ? `Signed ${formatDateSince(row.signedAt, place, today, 'short')}` : 'Draft',
    addenda: row.addenda.map((addendum) => ({
      id: addendum.id,
      words: addendum.body,
      byWords: `${formatMoment(addendum.createdAt, place)}, ${addendum.authorName}`,
    })),
  }
}
