import type { Reading } from '@/app/(practice)/clients/[clientId]/_scores/reading'
import type { AssignmentRow } from '@/lib/assignments/queries/list-assignments'
import { deriveAssignmentState } from '@/lib/domain/assignment-state'
import { findInstrument } from '@/lib/domain/instruments/registry'
import { localDateOf, startOfLocalDay } from '@/lib/domain/wall-time'
import { formatDate, formatDateSince } from '@/lib/format/dates'

/** A form that was asked and never came: it stands in the history where it was due. */
export type MissedForm = { id: string; instrumentId: string; at: Date; rowWords: string; gapWords: string }

/** The scored forms whose link ran out unanswered, in time order. */
export function listMissedForms(assignments: readonly AssignmentRow[], reading: Reading): MissedForm[] {
  const { place, now } = reading
  return assignments
    .flatMap((row) => {
      const state = deriveAssignmentState({ ...row, scheduledFor: null, of: row.itemCount }, now)
      const form = findInstrument(row.instrumentId, row.instrumentVersion)
      if (state.code !== 'expired' || !form) return []
      const due = row.dueOn ? startOfLocalDay(localDateOf(row.dueOn, 'UTC'), place.timeZone) : row.expiresAt
      const missed = `Missed${form.strengthScale ? '' : ` (${form.shortTitle})`}.`
      return [
        {
          id: row.id,
          instrumentId: row.instrumentId,
          at: due,
          rowWords: `${missed} ${describeOpening(row, reading)}`,
          gapWords: `Missed ${formatDate(due, place)}`,
        },
      ]
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

function describeOpening(row: AssignmentRow, { place, now }: Reading): string {
  if (!row.openedAt) return 'Link not opened.'
  const opened = `Link opened ${formatDateSince(row.openedAt, place, now)}`
  return row.answered === 0 ? `${opened}, not started.` : `${opened}, ${row.answered} of ${row.itemCount} answered.`
}
