import 'server-only'
import { QUEUE_PARAM, queueHref, queueNoteHref, readingHref } from '@/components/read-queue/queue-address'
import type { QueueBarView } from '@/components/read-queue/queue-bar'
import type { SearchParams } from '@/components/table/table-address'
import type { MemberTx } from '@/lib/db/practice-db'
import { type QueuedAnswer, readQueueScope } from '@/lib/domain/read-queue'
import { findQueuePlace } from '@/lib/read-queue/queries'

/** Where the answers of a page stand in the queue; null when the page was not opened from it. */
export async function loadQueueBar(
  tx: MemberTx,
  answer: QueuedAnswer,
  params: SearchParams,
): Promise<QueueBarView | null> {
  const scope = readQueueScope(params[QUEUE_PARAM])
  if (!scope) return null
  const { place, total, previous, next } = await findQueuePlace(tx, answer, scope)
  return {
    scope,
    placeWords: place === null ? `Read. ${total} left` : `${place} of ${total}`,
    listHref: queueHref(scope),
    previousHref: previous && readingHref(previous, scope),
    nextHref: next && readingHref(next, scope),
    noteHref: queueNoteHref(answer, scope),
  }
}
