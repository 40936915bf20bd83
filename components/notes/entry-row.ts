import type { Entry } from '@/lib/domain/check-in-notes'
import type { NoteKind } from '@/lib/domain/notes'

/** One line of words a client or clinician wrote, with what it answers. */
export type EntryLine = { term: string; words: string; isSkipped: boolean }

/** A client's check-in in the table, already in words. */
export type CheckInEntry = Entry & {
  kind: 'check-in'
  dateWords: string
  about: string
  /** "Unread", "Read 2 Nov", and who read it. */
  readWords: string
  readByName: string
  isUnread: boolean
  lines: EntryLine[]
  mood: string
  respected: string
  /** "Asked to talk privately first", while nobody has resolved it. */
  privateTalk: string | null
  flags: string[]
  /** Why it counts nowhere, when it is marked in error. */
  voidWords: string | null
}

/** A clinician's note in the table. */
export type NoteEntry = Entry & {
  kind: 'note'
  dateWords: string
  noteKind: NoteKind
  kindWords: string
  body: string
  isOwn: boolean
  isSigned: boolean
  /** "Draft", "Signed 14 Nov". */
  stateWords: string
  addenda: { id: string; words: string; byWords: string }[]
}

/** A form that was asked or came, or something that happened: one line between the others. */
export type LineEntry = Entry & {
  kind: 'form' | 'event'
  dateWords: string
  /** "CTA-40", "Set a boundary:" */
  fact: string
  words: string
  /** Who sent the form or marked the event; blank for what the client completed. */
  byName: string
  link: { href: string; words: string } | null
}

export type EntryRow = CheckInEntry | NoteEntry | LineEntry

export const ENTRY_RULES = {
  prefix: 'notes',
  sortable: ['date', 'kind', 'author'],
  defaultSort: { id: 'date', isDescending: true },
  pageSize: 12,
} as const
