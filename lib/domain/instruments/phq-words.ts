import type { AnswerOption } from '@/lib/domain/instruments/define'

/** How often: the four answers that PHQ-8 and GAD-7 share, as published. */
export const PHQ_OPTIONS: readonly AnswerOption[] = [
  { value: 0, label: { en: 'Not at all' } },
  { value: 1, label: { en: 'Several days' } },
  { value: 2, label: { en: 'More than half the days' } },
  { value: 3, label: { en: 'Nearly every day' } },
]

/** The notice of the published forms, unchanged. */
export const PHQ_NOTICE =
  'Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.'
