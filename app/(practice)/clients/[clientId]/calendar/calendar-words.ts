import 'server-only'
import type { CalendarDay, CalendarLine, CalendarMonth } from '@/components/calendar/calendar-line'
import type { IconName } from '@/components/ui/icon'
import type { CalendarRow } from '@/lib/calendar/queries'
import type { AheadThing, CalendarWay } from '@/lib/domain/calendar'
import { formTitle } from '@/lib/domain/forms'
import { type LocalDate, localDateOf } from '@/lib/domain/wall-time'
import { formatDateSince, formatMoment, formatMonth, formatTime, type Place } from '@/lib/format/dates'
import {
  ACT_WORDS,
  DAY_WORDS,
  formatAhead,
  formatDelivery,
  isDeliveryHot,
  KIND_WORDS,
  WAY_WORDS,
} from '@/lib/format/delivery-words'

type Dated = { at: Date; line: CalendarLine }

/** What went to a client, by month and day in the practice's zone, in the order it is given. */
export function toMonths(rows: readonly CalendarRow[], clientId: string, place: Place): CalendarMonth[] {
  const dated = rows.map((row) => ({ at: row.at, line: toLine(row, clientId, place) }))
  return groupBy(dated, ({ at }) => localDateOf(at, place.timeZone).slice(0, 7)).map(([id, things]) => ({
    id,
    monthWords: formatMonth(`${id}-01`, place),
    days: toDays(things, place, id),
  }))
}

/** What is to come, by day; a day of another year says so. */
export function toAheadDays(
  things: readonly AheadThing[],
  clientId: string,
  place: Place,
  today: LocalDate,
): CalendarDay[] {
  const dated = things.map((thing) => ({ at: thing.at, line: toAheadLine(thing, clientId, place) }))
  return toDays(dated, place, today)
}

const ICONS: Record<Exclude<CalendarWay, 'email' | 'day'>, IconName> = {
  shown: 'eye',
  renewed: 'eye',
  copied: 'copy',
  code: 'key',
  'handed-over': 'person',
  paper: 'paper',
}

function toLine(row: CalendarRow, clientId: string, place: Place): CalendarLine {
  return {
    id: row.id,
    timeWords: formatTime(row.at, place),
    formWords: formTitle(row.formId),
    href: hrefOf(row, clientId),
    kindWords: row.kind === 'reminder' ? KIND_WORDS.reminder : '',
    wayWords: WAY_WORDS[row.way],
    textWords: row.template === null ? '' : `${row.template}, version ${row.templateVersion}`,
    byName: row.byName,
    byWords: row.byName === null ? 'Whoever had the code' : row.isScheduled ? 'By schedule' : '',
    ...stateOf(row, place),
  }
}

function stateOf(row: CalendarRow, place: Place): Pick<CalendarLine, 'icon' | 'isHot' | 'stateWords'> {
  if (row.way === 'email') {
    const state = row.state ?? 'queued'
    const isHot = isDeliveryHot(state)
    const icon = isHot ? 'alert' : state === 'dropped' ? 'cross' : 'envelope'
    return { icon, isHot, stateWords: leftAtOnce(row, place) ? 'Sent' : formatDelivery({ ...row, state }, place) }
  }
  if (row.way === 'day') return { icon: 'cross', isHot: false, stateWords: DAY_WORDS[row.outcome ?? 'passed'] }
  return { icon: ICONS[row.way], isHot: false, stateWords: ACT_WORDS[row.way] }
}

/** Its moment stands in the row already. */
function leftAtOnce({ at, state, reason, settledAt }: CalendarRow, place: Place): boolean {
  const isSent = state === 'sent' && reason === null && settledAt !== null
  return isSent && formatMoment(settledAt, place) === formatMoment(at, place)
}

function hrefOf({ responseId, checkInId }: CalendarRow, clientId: string): string {
  if (responseId) return `/clients/${clientId}/results/${responseId}`
  return checkInId ? `/clients/${clientId}/check-ins/${checkInId}` : `/clients/${clientId}#forms`
}

const AHEAD_ICONS: Record<AheadThing['kind'], IconName> = {
  day: 'calendar',
  reminder: 'calendar',
  try: 'clock',
  'last-day': 'link',
}

function toAheadLine(thing: AheadThing, clientId: string, place: Place): CalendarLine {
  const { kind, refusal } = thing
  const isMessage = kind !== 'last-day'
  return {
    id: `${thing.id} ${kind} ${thing.at.getTime()}`,
    timeWords: isMessage ? formatTime(thing.at, place) : '',
    formWords: formTitle(thing.formId),
    href: `/clients/${clientId}#forms`,
    kindWords: kind === 'reminder' ? KIND_WORDS.reminder : '',
    wayWords: isMessage ? WAY_WORDS.email : '',
    icon: refusal ? 'cross' : AHEAD_ICONS[kind],
    isHot: false,
    stateWords: formatAhead(thing),
    textWords: '',
    byName: null,
    byWords: kind === 'day' ? 'By schedule' : '',
  }
}

function toDays(things: readonly Dated[], place: Place, today: LocalDate): CalendarDay[] {
  return groupBy(things, ({ at }) => localDateOf(at, place.timeZone)).map(([id, each]) => ({
    id,
    dayWords: formatDateSince(id, place, today, 'weekday'),
    lines: each.map(({ line }) => line),
  }))
}

/** Neighbours of one key together, in the order they are given. */
function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const thing of things) groups.set(keyOf(thing), [...(groups.get(keyOf(thing)) ?? []), thing])
  return [...groups]
}
