import { Name } from '@/components/shell/name'
import { ActLink } from '@/components/ui/button'
import type { QueueScope } from '@/lib/domain/read-queue'

/** Where a form stands in the queue, and the ways through it. Null: there is none before or after. */
export type QueueBarView = {
  scope: QueueScope
  /** "3 of 7", or "Read. 6 left". */
  placeWords: string
  /** By when it was promised to be read; null once it is read. */
  dueWords: string | null
  /** Whose client it is, where that is a colleague. */
  waitsFor: string | null
  listHref: string
  previousHref: string | null
  nextHref: string | null
  noteHref: string
}

/** Stands over a page that was opened from the queue: one form after another without going back to the list. */
export function QueueBar({ view }: { view: QueueBarView }) {
  return (
    <nav className="queue-bar" aria-label="Reading queue">
      <ActLink href={view.listHref}>{view.scope === 'mine' ? 'To read' : 'To read, all clients'}</ActLink>
      <span className="tn soft">{view.placeWords}</span>
      {view.dueWords ? (
        <span className="waits">
          {view.dueWords}
          {view.waitsFor ? (
            <>
              . Waits for <Name value={view.waitsFor} />
            </>
          ) : null}
        </span>
      ) : null}
      <span className="sp" />
      {view.previousHref ? <ActLink href={view.previousHref}>Previous</ActLink> : null}
      {view.nextHref ? <ActLink href={view.nextHref}>Next</ActLink> : null}
    </nav>
  )
}
