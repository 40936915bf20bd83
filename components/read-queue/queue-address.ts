import type { QueuedAnswer, QueueScope } from '@/lib/domain/read-queue'

/** Says in the address that a page was opened from the queue, and from whose. */
export const QUEUE_PARAM = 'queue'

/** The queue itself. */
export function queueHref(scope: QueueScope): string {
  return scope === 'mine' ? '/to-read' : '/to-read?whose=all'
}

/** The page a form is read on. */
export function readingPath({ kind, id, clientId }: QueuedAnswer): string {
  const page = kind === 'response' ? 'results' : 'check-ins'
  return `/clients/${clientId}/${page}/${id}`
}

/** The same with the queue's bar. */
export function readingHref(answer: QueuedAnswer, scope: QueueScope): string {
  return `${readingPath(answer)}?${QUEUE_PARAM}=${scope}`
}

/** A note that cites the form, written beside it; signing goes on to the next one. */
export function queueNoteHref({ id, clientId }: QueuedAnswer, scope: QueueScope): string {
  return `/clients/${clientId}/notes/new?cite=${id}&${QUEUE_PARAM}=${scope}`
}
