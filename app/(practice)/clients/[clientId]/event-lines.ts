import 'server-only'
import type { EventLine } from '@/components/events/event-list'
import { type ClientEvent, EVENT_KINDS } from '@/lib/domain/client-event'
import type { LocalDate } from '@/lib/domain/wall-time'
import { formatDateSince, type Place } from '@/lib/format/dates'
import { formatEventKind } from '@/lib/format/event-words'

/** A client's events in words, the latest first. */
export function toEventLines(
  events: readonly (ClientEvent & { byName: string })[],
  place: Place,
  today: LocalDate,
): EventLine[] {
  return events.toReversed().map(({ id, happenedOn, kind, words, byName }) => ({
    ...{ id, happenedOn, kind, byName },
    dateWords: formatDateSince(happenedOn, place, today, 'short'),
    kindWords: formatEventKind(kind),
    words: words ?? '',
  }))
}

/** What may be marked, as a form offers it. */
export const EVENT_CHOICES = EVENT_KINDS.map((kind) => ({ value: kind, label: formatEventKind(kind) }))
