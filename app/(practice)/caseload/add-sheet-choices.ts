import 'server-only'
import { expiryOf } from '@/lib/domain/assignment-state'
import { wordLastDay } from '@/lib/domain/form-message'
import { assignableForms } from '@/lib/domain/forms'
import type { Place } from '@/lib/format/dates'

const PERIODS = [7, 14, 30]

/** What the add sheet offers, in words: forms and periods. */
export function listAddSheetChoices(place: Place, now: Date) {
  return {
    forms: assignableForms.map((form) => ({
      id: form.id,
      words: `${form.shortTitle} ${shortVersion(form.version)}, ${form.questionCount} questions, ${form.approxMinutes} minutes`,
    })),
    periods: PERIODS.map((days) => ({
      days: String(days),
      words: `${days} days, until ${wordLastDay(expiryOf(now, days, place.timeZone), place)}`,
    })),
  }
}

/** "0.1.0" of "0.1.0-draft": what it is a draft of stands beside every result. */
function shortVersion(version: string): string {
  return version.split('-')[0] ?? version
}
