import 'server-only'
import { QUEUE_PARAM, queueHref, queueNoteHref, readingHref } from '@/components/read-queue/queue-address'
import type { QueueBarView } from '@/components/read-queue/queue-bar'
import type { SearchParams } from '@/components/table/table-address'
import type { Member } from '@/lib/auth/current-member'
import type { MemberTx } from '@/lib/db/practice-db'
import { type QueuedAnswer, readQueueScope } from '@/lib/domain/read-queue'
import { isPastPromise, promiseDueOn } from '@/lib/domain/reading-promise'
import { localDateOf } from '@/lib/domain/wall-time'
import { formatDate } from '@/lib/format/dates'
import { findQueuePlace } from '@/lib/read-queue/queries'

/** Answers with when they came and, while nobody has read them, whom they wait for. */
export type BarredAnswer = QueuedAnswer & {
  completedAt: Date
  isUnread: boolean
  responsible: { id: string; name: string }
}

/** Where the answers of a page stand in the queue; null when the page was not opened from it. */
export async function loadQueueBar(
  tx: MemberTx,
  answer: BarredAnswer,
  params: SearchParams,
  practice: Member['practice'],
): Promise<QueueBarView | null> {
  const scope = readQueueScope(params[QUEUE_PARAM])
  if (!scope) return null
  const { place, total, previous, next } = await findQueuePlace(tx, answer, scope)
  return {
    scope,
    placeWords: place === null ? `Read. ${total} left` : `${place} of ${total}`,
    dueWords: answer.isUnread ? sayDue(answer.completedAt, tx.now, practice) : null,
    waitsFor: answer.isUnread && answer.responsible.id !== tx.scope.membershipId ? answer.responsible.name : null,
    listHref: queueHref(scope),
    previousHref: previous && readingHref(previous, scope),
    nextHref: next && readingHref(next, scope),
    noteHref: queueNoteHref(answer, scope),
  }
}

/** "Read by Mon 23 Nov", or that the promise has passed. */
export function sayDue(completedAt: Date, now: Date, practice: Member['practice']): string {
  const { locale, timeZone, readingPromiseDays } = practice
  const day = formatDate(promiseDueOn(completedAt, readingPromiseDays, timeZone), { locale, timeZone }, 'weekday')
  const isPast = isPastPromise(completedAt, readingPromiseDays, timeZone, localDateOf(now, timeZone))
  return isPast ? `Past the promise, which was ${day}` : `Read by ${day}`
}

/** What the bar needs of answers, from the client and the row a page has read. */
export function toBarred(
  client: { id: string; responsible: { id: string; name: string } },
  row: { id: string; completedAt: Date; reviewed: unknown; voided: unknown },
): Omit<BarredAnswer, 'kind'> {
  return {
    id: row.id,
    clientId: client.id,
    completedAt: row.completedAt,
    isUnread: row.reviewed === null && row.voided === null,
    responsible: client.responsible,
  }
}

/** Whom unread answers wait for, and by when they were promised to be read. */
export type Waiting = { words: string; name: string }

export function sayWaiting(
  client: { responsible: { name: string } },
  row: { completedAt: Date },
  now: Date,
  practice: Member['practice'],
): Waiting {
  return { words: `Not yet. ${sayDue(row.completedAt, now, practice)}. Waits for`, name: client.responsible.name }
}
