import * as noteCommands from '@/lib/notes/commands'
import * as noteQueries from '@/lib/notes/queries'
import { empty, type Matrix, missing } from '@/lib/testing/isolation/matrix-entry'

export const notesMatrix: Matrix = {
  'notes/commands:startNote': missing((tx, { ids }) =>
    noteCommands.startNote(tx, {
      noteId: crypto.randomUUID(),
      clientId: ids.clientId,
      kind: 'plain',
      heldOn: '2026-01-05',
      cites: [],
      body: 'x',
    }),
  ),
  'notes/commands:saveNote': missing((tx, { ids }) =>
    noteCommands.saveNote(tx, {
      noteId: ids.draftNoteId,
      version: 1,
      body: 'x',
      kind: 'plain',
      heldOn: '2026-01-05',
      cites: [],
    }),
  ),
  'notes/commands:signNote': missing((tx, { ids }) =>
    noteCommands.signNote(tx, { noteId: ids.draftNoteId, version: 1 }),
  ),
  'notes/commands:addAddendum': missing((tx, { ids }) =>
    noteCommands.addAddendum(tx, { noteId: ids.signedNoteId, body: 'x' }),
  ),
  'notes/commands:discardNote': missing((tx, { ids }) =>
    noteCommands.discardNote(tx, { noteId: ids.draftNoteId, version: 1 }),
  ),
  'notes/queries:listNotes': empty((tx, { ids }) => noteQueries.listNotes(tx, ids.clientId)),
  'notes/queries:getNote': missing((tx, { ids }) => noteQueries.getNote(tx, ids.signedNoteId)),
}
