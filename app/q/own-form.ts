import 'server-only'
import type { OwnAssignment } from '@/lib/assignments/queries/get-own-assignment'
import { AppError } from '@/lib/domain/errors'
import { type Language, parseLanguage } from '@/lib/domain/messages/languages'
import { findForm, findStep, type QuestionStep, type RespondentForm, type Sitting } from '@/lib/domain/respondent-steps'
import type { Place } from '@/lib/format/dates'

/** The walk through the form an assignment asks. @throws AppError LINK_UNKNOWN when this build has it no longer */
export function formOf(own: OwnAssignment): RespondentForm {
  const form = findForm(own.instrumentId, own.instrumentVersion)
  if (!form) throw new AppError('LINK_UNKNOWN', 'no such form')
  return form
}

/** Whose answers may be shown: this sitting's, and earlier ones' once the PIN was given. */
export function sittingOf(own: OwnAssignment): Sitting {
  return { sessionId: own.sitting?.id ?? '', isPinPassed: own.sitting?.pinPassedAt != null }
}

export function languageOf(own: OwnAssignment): Language {
  return parseLanguage(own.language)
}

export function placeOf(own: OwnAssignment): Place {
  return { locale: own.locale, timeZone: own.timeZone }
}

/** The question an address names by its number. @throws AppError NOT_FOUND */
export function questionOf(form: RespondentForm, number: string | string[] | undefined): QuestionStep {
  const step = typeof number === 'string' && /^\d{1,3}$/.test(number) ? findStep(form, Number(number)) : null
  if (step?.kind !== 'question') throw new AppError('NOT_FOUND', 'no such step')
  return step
}

/** Fields counted in "started, n of m". */
export function countedFieldsOf(form: RespondentForm): string[] {
  return form.questions.flatMap((step) => (step.position === null ? [] : [step.field]))
}
