import 'server-only'
import { expiryOf } from '@/lib/domain/assignment-state'
import { wordLastDay } from '@/lib/domain/form-message'
import { assignableForms } from '@/lib/domain/forms'
import { nameFormOnOffer } from '@/lib/format/assignment-words'
import type { Place } from '@/lib/format/dates'

const PERIODS = [7, 14, 30]

/** What the add sheet offers, in words: forms and periods. */
export function listAddSheetChoices(place: Place, now: Date) {
  return {
    forms: assignableForms.map((form) => ({ id: form.id, words: nameFormOnOffer(form) })),
    periods: PERIODS.map((days) => ({
      days: String(days),
      words: `${days} days, until ${wordLastDay(expiryOf(now, days, place.timeZone), place)}`,
    })),
  }
}
