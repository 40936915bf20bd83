import type { NoteKind } from '@/lib/domain/notes'

/** What a kind of note is called on screen. */
export const NOTE_KIND_WORDS: Record<NoteKind, string> = {
  dap: 'DAP note',
  soap: 'SOAP note',
  birp: 'BIRP note',
  plain: 'Note',
  contact: 'Contact note',
  closing: 'Closing note',
}
