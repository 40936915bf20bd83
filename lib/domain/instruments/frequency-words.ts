import type { AnswerOption, Band } from '@/lib/domain/instruments/define'

/** How often: five answers, every one of them labelled. */
export const FREQUENCY_OPTIONS: readonly AnswerOption[] = [
  { value: 0, label: { en: 'Never' } },
  { value: 1, label: { en: 'Rarely' } },
  { value: 2, label: { en: 'Sometimes' } },
  { value: 3, label: { en: 'Often' } },
  { value: 4, label: { en: 'Almost always' } },
]

/** The nearest answer word to the average after turning the reverse statements, and nothing more. */
export const FREQUENCY_BANDS: readonly Band[] = [
  { from: 0, label: 'Almost never reported', short: 'Almost never' },
  { from: 12.5, label: 'Rarely reported', short: 'Rarely' },
  { from: 37.5, label: 'Sometimes reported', short: 'Sometimes' },
  { from: 62.5, label: 'Often reported', short: 'Often' },
  { from: 87.5, label: 'Almost always reported', short: 'Almost always' },
]
