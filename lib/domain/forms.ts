import { CHECK_IN, CHECK_IN_QUESTIONS } from '@/lib/domain/check-in'
import { currentInstruments, findInstrument } from '@/lib/domain/instruments/registry'

/** A form that can be assigned: a questionnaire or the check-in. */
export type AssignableForm = {
  id: string
  version: string
  shortTitle: string
  questionCount: number
  approxMinutes: number
}

const CHECK_IN_FORM: AssignableForm = {
  id: CHECK_IN.id,
  version: CHECK_IN.version,
  shortTitle: CHECK_IN.shortTitle,
  questionCount: CHECK_IN_QUESTIONS.length,
  approxMinutes: CHECK_IN.approxMinutes,
}

/** Everything that can be assigned now, questionnaires first. */
export const assignableForms: readonly AssignableForm[] = [
  ...currentInstruments.map((instrument) => ({
    id: instrument.id,
    version: instrument.version,
    shortTitle: instrument.shortTitle,
    questionCount: instrument.items.length,
    approxMinutes: instrument.approxMinutes,
  })),
  CHECK_IN_FORM,
]

/** A form as clinicians call it, whatever version; its id when this build does not know it. */
export function formTitle(id: string): string {
  if (id === CHECK_IN.id) return CHECK_IN.shortTitle
  return findInstrument(id)?.shortTitle ?? id
}

export function findAssignableForm(id: string): AssignableForm | null {
  return assignableForms.find((form) => form.id === id) ?? null
}
