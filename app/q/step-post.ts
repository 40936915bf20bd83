import 'server-only'
import { z } from 'zod'
import { countedFieldsOf, formOf, questionOf, sittingOf } from '@/app/q/own-form'
import { saveDraft } from '@/lib/assignments/commands/save-draft'
import type { OwnAssignment } from '@/lib/assignments/queries/get-own-assignment'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import type { RespondentTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { type DraftWrite, parseStepPost, type StepPost } from '@/lib/domain/respondent-answers'

/** Any form; lib/domain/respondent-answers knows what each question's may carry. */
export const stepFields = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

type ReadPost = Exclude<StepPost, { problem: 'malformed' }>

/**
 * Reads what one question's form sent.
 * @throws AppError BAD_INPUT when our page cannot have sent it, NOT_FOUND for a question the form does not have
 */
export function readStepPost(
  own: OwnAssignment,
  step: string | string[] | undefined,
  fields: z.infer<typeof stepFields>,
  isSave: boolean,
): ReadPost {
  const post = parseStepPost(questionOf(formOf(own), step), fields, own.draft, sittingOf(own), isSave)
  if (!post.ok && post.problem === 'malformed') throw new AppError('BAD_INPUT', 'not of this question')
  return post as ReadPost
}

/** Saves answers as they are given, and what the caseload shows of them when their number changed. */
export async function saveAnswers(tx: RespondentTx, own: OwnAssignment, writes: DraftWrite[]): Promise<void> {
  if (writes.length === 0) return
  const { answered } = await saveDraft(tx, {
    assignmentId: own.id,
    savedBy: sittingOf(own).sessionId,
    values: writes,
    countedFields: countedFieldsOf(formOf(own)),
  })
  if (answered !== own.answered) await refreshOverview(tx, own.clientId)
}
