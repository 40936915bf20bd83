import 'server-only'
import { z } from 'zod'
import { type Receipt, submitAnswers } from '@/app/_acts/submit-answers'
import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { findAssignableForm } from '@/lib/domain/forms'
import { parsePaperForm } from '@/lib/domain/paper-form'
import { findForm } from '@/lib/domain/respondent-steps'
import { instantOf, localDateOf, localDateSchema } from '@/lib/domain/wall-time'

/** Whose, which form, when filled in; every other name is a question of the form. */
export const paperInput = z.looseObject({
  clientId: z.uuid(),
  formId: z.string().max(40),
  completedOn: localDateSchema,
})

/** How far back a paper form may have been filled in. */
export const PAPER_MAX_AGE_DAYS = 3660

/**
 * Stores answers typed in from paper: an assignment made and completed in one act, marked with who entered it.
 * @throws AppError NOT_FOUND (client, form), BAD_INPUT (date ahead, a question passed over)
 */
export async function enterFromPaper(
  tx: MemberTx,
  input: z.infer<typeof paperInput>,
  timeZone: string,
): Promise<Receipt & { clientId: string }> {
  const { clientId, formId, completedOn, ...posted } = input
  const version = findAssignableForm(formId)?.version
  const form = version === undefined ? null : findForm(formId, version)
  if (!form) throw new AppError('NOT_FOUND', 'no such form')
  const completedAt = readMoment(completedOn, timeZone, tx.now)
  const fields = parsePaperForm(form, posted as Record<string, string | string[] | undefined>)
  const { assignmentId } = await assignInstrument(tx, {
    clientId,
    instrumentId: formId,
    via: 'paper',
    expiresInDays: 1,
    isDuplicateAccepted: true,
  })
  const receipt = await submitAnswers(tx, {
    assignmentId,
    clientId,
    instrumentId: form.id,
    instrumentVersion: form.version,
    language: 'en',
    fields,
    source: 'paper',
    enteredById: tx.scope.membershipId,
    completedAt,
  })
  return { ...receipt, clientId }
}

/** Noon of the day on the paper, or now when that is today and noon is still to come. */
function readMoment(completedOn: string, timeZone: string, now: Date): Date {
  const today = localDateOf(now, timeZone)
  if (completedOn > today) throw new AppError('BAD_INPUT', 'date ahead', { completedOn: ['This day is still to come'] })
  const noon = instantOf(completedOn, '12:00', timeZone)
  return noon > now ? now : noon
}
