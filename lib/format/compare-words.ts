import type { CompareWarning, RawAnswer } from '@/lib/domain/compare-sheets'
import type { Instrument } from '@/lib/domain/instruments/define'

const WARNINGS: Record<CompareWarning, string> = {
  OTHER_FORM: 'Two different forms: they stand side by side, and nothing is subtracted.',
  OTHER_VERSION: 'Two versions of the form: they stand side by side, and nothing is subtracted.',
  OTHER_REFERENT: 'About two different people: what differs may be the person, not a change.',
  REFERENT_UNCONFIRMED: 'Not yet confirmed about whom: what differs may be the person, not a change.',
  CONTACT_CHANGED: 'How much they were in touch differs: less contact can look like change.',
  PRORATED: 'One of the two totals is based on fewer answers.',
  UNDER_14_DAYS: 'Less than 14 days apart: the two ask about days they share.',
}

/** What to keep in mind over two results laid side by side. */
export function formatCompareWarning(warning: CompareWarning): string {
  return WARNINGS[warning]
}

/** One answer as it was given. `isAsked` is false for a statement the other form alone asks. */
export function formatRawAnswer(instrument: Instrument, answer: RawAnswer, isAsked: boolean): string {
  if (!isAsked) return 'Not asked'
  if (answer === undefined) return 'Not reached'
  if (answer === null) return 'Skipped'
  return instrument.options.find((option) => option.value === answer)?.label.en ?? String(answer)
}

/** Steps of the answer scale with their sign and a true minus: "+2", "−3", "0". Blank where none can be told. */
export function formatSteps(steps: number | null): string {
  if (steps === null) return ''
  if (steps === 0) return '0'
  return `${steps < 0 ? '−' : '+'}${Math.abs(steps)}`
}
