import 'server-only'
import { instrumentOf, resultHref } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import { formatVoidKind } from '@/app/(practice)/clients/[clientId]/_scores/waiting'
import type { LineEntry } from '@/components/notes/entry-row'
import type { HistoryResponse } from '@/lib/assessments/queries/read-score-history'
import type { AssignmentRow } from '@/lib/assignments/queries/list-assignments'
import { deriveAssignmentState } from '@/lib/domain/assignment-state'
import type { ClientEvent } from '@/lib/domain/client-event'
import { formTitle } from '@/lib/domain/forms'
import { instantOf, localDateOf } from '@/lib/domain/wall-time'
import { explainAssignmentState } from '@/lib/format/assignment-words'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatEventKind } from '@/lib/format/event-words'

type Reader = { clientId: string; place: Place; now: Date }

export type TimeLineFacts = {
  history: readonly HistoryResponse[]
  assignments: readonly AssignmentRow[]
  events: readonly (ClientEvent & { byName: string })[]
}

/**
 * What stands on a client's time line beside check-ins and notes: forms that came, forms that wait or ran out, and events.
 * No score is said here: the time line stays as it is while a review folds them.
 */
export function toLineEntries({ history, assignments, events }: TimeLineFacts, reader: Reader): LineEntry[] {
  return [
    ...history.map((each) => toCompleted(each, reader)),
    ...assignments.filter((each) => each.completedAt === null).map((each) => toAsked(each, reader)),
    ...events.map((each) => toEvent(each, reader)),
  ]
}

function toCompleted(response: HistoryResponse, reader: Reader): LineEntry {
  const { id, completedAt, voided, enteredByName } = response
  return {
    ...{ kind: 'form', id, at: completedAt, dateWords: dayOf(completedAt, reader) },
    ...{ authorKey: 'client', authorName: 'Client', byName: '' },
    fact: instrumentOf(response).shortTitle,
    words: voided
      ? `${lowerFirst(formatVoidKind(voided.kind))}: counts nowhere`
      : enteredByName
        ? 'completed on paper'
        : 'completed',
    link: { href: resultHref(reader.clientId, id), words: 'Open the answers' },
  }
}

function toAsked(row: AssignmentRow, reader: Reader): LineEntry {
  const state = deriveAssignmentState({ ...row, of: row.itemCount, scheduledFor: null }, reader.now)
  const at = state.isOpen ? row.createdAt : (state.since ?? row.createdAt)
  return {
    ...{ kind: 'form', id: row.id, at, dateWords: dayOf(at, reader) },
    // Whoever sent it wrote nothing: a filter by author is for words.
    ...{ authorKey: '', authorName: row.createdBy.name, byName: row.createdBy.name },
    fact: formTitle(row.instrumentId),
    words: lowerFirst(explainAssignmentState(state, { sentAt: row.createdAt, scheduledFor: null }, reader.place)),
    link: null,
  }
}

function toEvent({ id, happenedOn, kind, words, byName }: TimeLineFacts['events'][number], reader: Reader): LineEntry {
  const { place, now } = reader
  return {
    ...{ kind: 'event', id, authorKey: '', authorName: byName, byName },
    at: instantOf(happenedOn, '12:00', place.timeZone),
    dateWords: formatDateSince(happenedOn, place, localDateOf(now, place.timeZone), 'short'),
    fact: words === null ? formatEventKind(kind) : `${formatEventKind(kind)}:`,
    words: words ?? '',
    link: null,
  }
}

function dayOf(at: Date, { place, now }: Reader): string {
  return formatDateSince(at, place, now, 'short')
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
