import { AppError, type FieldErrors } from '@/lib/domain/errors'
import { parseStepPost, type QuestionProblem } from '@/lib/domain/respondent-answers'
import { type QuestionStep, REFERENT_HINT, type RespondentForm } from '@/lib/domain/respondent-steps'

const SITTING = { sessionId: 'paper', isPinPassed: true }

const WORDS: Record<QuestionProblem, string> = {
  'choose-one': 'Choose an answer, or Left blank',
  'out-of-range': 'This answer is not one of the form’s',
  'too-long': 'Shorten this text',
  unreadable: 'This holds a character that cannot be kept; type it again',
}

/**
 * The answers of a whole paper form typed in at once, field by field: null where it was left blank.
 * @param posted field name to what was chosen or typed; "skip" for left blank
 * @throws AppError BAD_INPUT with a fault for every question neither answered nor marked as left blank
 */
export function parsePaperForm(
  form: RespondentForm,
  posted: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  const faults: FieldErrors = {}
  for (const step of form.questions) {
    const read = parseStepPost(step, toPost(step, posted), new Map(), SITTING)
    if (!read.ok) {
      faults[step.field] = [read.problem === 'malformed' ? WORDS.unreadable : WORDS[read.problem]]
      continue
    }
    for (const write of read.writes) {
      if (write.kind === 'value') fields[write.field] = write.value
      else fields[write.field] = write.kind === 'text' ? write.text : null
    }
  }
  if (Object.keys(faults).length > 0) throw new AppError('BAD_INPUT', 'paper form', faults)
  return fields
}

function toPost(step: QuestionStep, posted: Readonly<Record<string, string | string[] | undefined>>) {
  const answer = posted[step.field]
  const hint = step.question.kind === 'referent' ? posted[REFERENT_HINT] : undefined
  return {
    ...(answer === undefined || answer === '' ? {} : { answer }),
    ...(typeof hint === 'string' ? { hint } : {}),
  }
}
