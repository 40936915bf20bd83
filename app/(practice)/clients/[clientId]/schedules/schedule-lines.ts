import 'server-only'
import type { ScheduleStart } from '@/components/schedules/schedule-sheet'
import type { ScheduleLine } from '@/components/schedules/schedules-section'
import { formTitle } from '@/lib/domain/forms'
import { nextDayAhead, nextOccurrences, nextSendingAt } from '@/lib/domain/schedule'
import { addDays, type LocalDate } from '@/lib/domain/wall-time'
import { formatDate, type Place } from '@/lib/format/dates'
import { formatDays, formatLastDay, formatTurn } from '@/lib/format/schedule-words'
import type { ScheduleRow } from '@/lib/schedules/queries'

const DAYS_SHOWN = 3

/** A client's schedules in words: how often, which days come next, what came of the last. */
export function toScheduleLines(rows: readonly ScheduleRow[], place: Place, today: LocalDate): ScheduleLine[] {
  return rows.map((row) => {
    const isOver = row.endedAt !== null || nextSendingAt(row, row.handledUntil, place.timeZone) === null
    return {
      id: row.id,
      formId: row.formId,
      formWords: formTitle(row.formId),
      turnWords: formatTurn(row),
      state: isOver ? 'over' : row.pausedAt ? 'paused' : 'live',
      stateWords: wordState(row, isOver, place, today),
      lastWords: row.last ? formatLastDay(row.last, place, today) : 'No day yet',
      askedWords: String(row.sentCount),
      start: isOver ? null : startOfChange(row, today),
    }
  })
}

/** From its next day on, for as many days as it has left. */
function startOfChange(row: ScheduleRow, today: LocalDate): ScheduleStart | null {
  const startsOn = nextDayAhead(row, row.handledUntil, today)
  if (startsOn === null) return null
  const left = row.times === null ? null : nextOccurrences(row, startsOn, row.times).length
  return {
    every: String(row.every),
    unit: row.unit,
    startsOn,
    sendsAt: row.sendsAt,
    times: left === null ? '' : String(left),
    expiresInDays: String(row.expiresInDays),
  }
}

function wordState(row: ScheduleRow, isOver: boolean, place: Place, today: LocalDate): string {
  if (row.endedAt) return `Ended ${formatDate(row.endedAt, place, 'day')}`
  if (isOver) return 'All of its days are over'
  if (row.pausedAt) return `Paused since ${formatDate(row.pausedAt, place, 'day')}`
  const from = row.handledUntil === null ? row.startsOn : addDays(row.handledUntil, 1)
  return `Next ${formatDays(nextOccurrences(row, from, DAYS_SHOWN), place, today)}`
}
