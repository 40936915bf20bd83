import 'server-only'
import type { TodayRow } from '@/components/home/today-table'
import { minutesUntil } from '@/lib/domain/session-slot'
import type { TodayLine } from '@/lib/domain/today'
import type { LocalDate } from '@/lib/domain/wall-time'
import type { Place } from '@/lib/format/dates'
import { formatMinutesUntil } from '@/lib/format/session-words'
import { formatNextStep, formatToday } from '@/lib/format/today-words'
import type { TodaySession } from '@/lib/sessions/queries'

export type TodayReading = { place: Place; today: LocalDate; now: Date; membershipId: string }

/** The sessions of today in words; how long until it begins is said of the next one only. */
export function toTodayRows(sessions: readonly TodaySession[], reading: TodayReading): TodayRow[] {
  const { place, today, now, membershipId } = reading
  const minutes = sessions.map((each) => minutesUntil(each.startsAt, today, now, place.timeZone))
  const next = minutes.findIndex((each) => each >= 0)
  return sessions.map((each, index) => ({
    clientId: each.clientId,
    name: each.name,
    href: `/clients/${each.clientId}`,
    time: each.startsAt,
    untilWords: index === next ? formatMinutesUntil(minutes[index] ?? 0) : '',
    byName: each.responsibleId === membershipId ? '' : each.responsibleName,
    ...formatToday(each.line, { place, today, boundary: each.boundary, isSessionOnly: each.isSessionOnly }),
    step: { href: hrefOf(each.clientId, each.line), words: formatNextStep(each.line.nextStep) },
  }))
}

function hrefOf(clientId: string, line: TodayLine): string {
  const file = `/clients/${clientId}`
  switch (line.nextStep) {
    case 'review':
      return `${file}/notes/new?cite=${line.answer?.id ?? ''}`
    case 'read-check-in':
      return `${file}/check-ins/${line.answer?.id ?? ''}`
    case 'show-form':
      return `${file}#forms`
    case 'open':
      return file
  }
}
