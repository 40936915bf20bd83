import {
  discardNoteAction,
  saveNoteAction,
  signNoteAction,
  startNoteAction,
} from '@/app/(practice)/clients/[clientId]/notes/actions'
import { citedIn } from '@/app/(practice)/clients/[clientId]/notes/load-cited'
import { loadNotePage } from '@/app/(practice)/clients/[clientId]/notes/load-note-page'
import { CitedBeside } from '@/components/notes/cited-beside'
import type { CheckInEntry } from '@/components/notes/entry-row'
import { LatestCheckIns } from '@/components/notes/latest-check-ins'
import { NoteEditor } from '@/components/notes/note-editor'
import { QueueBar } from '@/components/read-queue/queue-bar'
import { Name } from '@/components/shell/name'
import { Page, PageHead } from '@/components/shell/page'
import type { SearchParams } from '@/components/table/table-address'
import type { NoteKind } from '@/lib/domain/notes'
import { localDateOf } from '@/lib/domain/wall-time'
import { formatDate } from '@/lib/format/dates'

/** Writing a note: what the client sent at the left, the pad at the right. */
export async function NotePage({
  clientId,
  noteId,
  searchParams,
}: {
  clientId: string
  noteId: string | null
  searchParams: SearchParams
}) {
  const loaded = await loadNotePage(clientId, noteId, searchParams)
  const { client, note, citable, today, cited, queue } = loaded
  const cite = citedIn(searchParams)
  const heldOn = note ? localDateOf(note.heldOn, 'UTC') : today
  const asked = cite !== undefined && citable.some((item) => item.id === cite) ? [cite] : []
  return (
    <Page>
      {queue ? <QueueBar view={queue} /> : null}
      <PageHead
        title="Check-ins and notes"
        crumb={{ href: `/clients/${client.id}`, words: <Name value={client.name} /> }}
        space="tight"
      />
      <div className="desk">
        <div className="beside">
          {cited ? <CitedBeside cited={cited} /> : null}
          {cited ? <Earlier entries={loaded.entries} /> : <LatestCheckIns entries={loaded.entries} />}
        </div>
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
          isWritingAtOnce={note === null && cited !== null}
          signedHref={queue ? (queue.nextHref ?? queue.listHref) : null}
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

/** Other check-ins of the client, below the form the note is about; nothing where there are none. */
function Earlier({ entries }: { entries: CheckInEntry[] }) {
  if (entries.length === 0) return null
  return (
    <section className="others" aria-label="Check-ins">
      <h2>Check-ins</h2>
      <LatestCheckIns entries={entries} />
    </section>
  )
}
