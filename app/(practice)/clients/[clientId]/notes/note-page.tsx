import {
  discardNoteAction,
  saveNoteAction,
  signNoteAction,
  startNoteAction,
} from '@/app/(practice)/clients/[clientId]/notes/actions'
import { loadNotePage } from '@/app/(practice)/clients/[clientId]/notes/load-note-page'
import { LatestCheckIns } from '@/components/notes/latest-check-ins'
import { NoteEditor } from '@/components/notes/note-editor'
import { Name } from '@/components/shell/name'
import { Page, PageHead } from '@/components/shell/page'
import type { NoteKind } from '@/lib/domain/notes'
import { localDateOf } from '@/lib/domain/wall-time'
import { formatDate } from '@/lib/format/dates'

/** Writing a note: what the client sent at the left, the pad at the right. */
export async function NotePage({
  clientId,
  noteId,
  cite,
}: {
  clientId: string
  noteId: string | null
  cite: string | null
}) {
  const loaded = await loadNotePage(clientId, noteId)
  const { client, note, citable, today } = loaded
  const heldOn = note ? localDateOf(note.heldOn, 'UTC') : today
  const asked = citable.some((item) => item.id === cite) && cite !== null ? [cite] : []
  return (
    <Page>
      <PageHead
        title="Check-ins and notes"
        crumb={{ href: `/clients/${client.id}`, words: <Name value={client.name} /> }}
        space="tight"
      />
      <div className="desk">
        <LatestCheckIns entries={loaded.entries} />
        <NoteEditor
          place={{ noteId: loaded.noteId, clientId: client.id, version: note?.version ?? null }}
          first={{
            body: note?.body ?? '',
            kind: (note?.kind ?? 'dap') as NoteKind,
            heldOn,
            cites: note?.cites ?? asked,
          }}
          title={`Note, ${formatDate(heldOn, loaded.place, 'day')}`}
          facts={loaded.facts}
          citable={citable}
          actions={{
            start: startNoteAction,
            save: saveNoteAction,
            sign: signNoteAction,
            discard: discardNoteAction,
          }}
        />
      </div>
    </Page>
  )
}
