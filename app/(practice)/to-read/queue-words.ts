import { readingHref } from '@/components/read-queue/queue-address'
import type { QueueDay, QueueLine } from '@/components/read-queue/queue-line'
import { CHECK_IN } from '@/lib/domain/check-in'
import { getInstrument } from '@/lib/domain/instruments/registry'
import type { QueueScope } from '@/lib/domain/read-queue'
import { isPastPromise, promiseDueOn } from '@/lib/domain/reading-promise'
import { type LocalDate, localDateOf } from '@/lib/domain/wall-time'
import { formatDate, formatDateSince, type Place } from '@/lib/format/dates'
import { formatScore } from '@/lib/format/numbers'
import { formatReferent } from '@/lib/format/referent-words'
import type { QueueRow } from '@/lib/read-queue/queries'

export type QueueReader = {
  place: Place
  now: Date
  scope: QueueScope
  membershipId: string
  readingPromiseDays: number
}

/** The queue's rows in words, under the days they were promised to be read by. */
export function groupByDay(rows: readonly QueueRow[], reader: QueueReader): QueueDay[] {
  const days: QueueDay[] = []
  for (const row of rows) {
    const day = dayOf(row, reader)
    const last = days.at(-1)
    const line = toLine(row, reader)
    if (last?.key === day.key) last.lines.push(line)
    else days.push({ ...day, lines: [line] })
  }
  return days
}

function dayOf(row: QueueRow, { place, now, readingPromiseDays: promised }: QueueReader): Omit<QueueDay, 'lines'> {
  const today: LocalDate = localDateOf(now, place.timeZone)
  const due = promiseDueOn(row.completedAt, promised, place.timeZone)
  return {
    key: due,
    isPast: isPastPromise(row.completedAt, promised, place.timeZone, today),
    dayWords: due === today ? 'Today' : formatDate(due, place, 'weekday'),
  }
}

function toLine(row: QueueRow, { place, now, scope, membershipId }: QueueReader): QueueLine {
  const form = row.kind === 'check-in' ? CHECK_IN.shortTitle : getInstrument(row.formId, row.formVersion).shortTitle
  return {
    kind: row.kind,
    id: row.id,
    clientName: row.clientName,
    clientHref: `/clients/${row.clientId}`,
    readHref: readingHref(row, scope),
    formWords: `${form}, ${formatDateSince(row.completedAt, place, now)}`,
    besideWords: [describeAbout(row, place), describeFigures(row, place)].filter(Boolean).join(' '),
    isFolded: row.isFolded,
    hasOpenTalk: row.hasOpenTalk,
    waitsFor: row.responsible.id === membershipId ? null : row.responsible.name,
  }
}

function describeAbout(row: QueueRow, place: Place): string {
  if (!row.about) return ''
  const words = formatReferent(row.about)
  return `About ${words.charAt(0).toLocaleLowerCase(place.locale)}${words.slice(1)}.`
}

/** The stored figures alone, never a band or a change; blank while they are folded. */
function describeFigures(row: QueueRow, place: Place): string {
  if (row.kind === 'check-in') {
    const ratings = [
      row.mood === null ? '' : `mood ${row.mood}`,
      row.respected === null ? '' : `respected ${row.respected}`,
    ].filter(Boolean)
    return ratings.length > 0 ? `${capitalise(ratings.join(', '))} of 10.` : 'Ratings skipped.'
  }
  if (row.isFolded) return ''
  const { primaryScale, strengthScale } = getInstrument(row.formId, row.formVersion)
  const score = row.scores[primaryScale]?.score ?? null
  const strength = strengthScale === null ? null : (row.scores[strengthScale]?.score ?? null)
  const name = strengthScale === null ? 'score' : 'traits'
  const figures = [
    score === null ? `${name} not computable` : `${name} ${formatScore(score, place.locale)}`,
    strength === null ? '' : `strengths ${formatScore(strength, place.locale)}`,
  ].filter(Boolean)
  return `${capitalise(figures.join(', '))}.`
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
