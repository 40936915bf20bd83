import type { Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type { ScoreEvent } from '@/components/charts/score-data'
import { addDays, instantOf, localDateOf } from '@/lib/domain/wall-time'
import { formatDateSince } from '@/lib/format/dates'
import { formatEvent } from '@/lib/format/event-words'

/** An event longer ago than this before the first score would press the scores together: the table and time line hold it. */
const DAYS_BEFORE_FIRST = 60

/** The events that stand on a chart whose first score is of this moment, each at noon of its day. */
export function listChartEvents(firstAt: Date | undefined, { events = [], place, now }: Reading): ScoreEvent[] {
  if (!firstAt) return []
  const from = addDays(localDateOf(firstAt, place.timeZone), -DAYS_BEFORE_FIRST)
  return events
    .filter((event) => event.happenedOn >= from)
    .map((event) => ({
      id: event.id,
      at: instantOf(event.happenedOn, '12:00', place.timeZone).getTime(),
      when: formatDateSince(event.happenedOn, place, localDateOf(now, place.timeZone), 'short'),
      words: formatEvent(event),
    }))
}
