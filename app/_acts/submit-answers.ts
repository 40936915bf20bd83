import 'server-only'
import { type AnswerGround, lockClientAnswers } from '@/lib/assessments/commands/lock-client-answers'
import { recordResponse } from '@/lib/assessments/commands/record-response'
import { completeAssignment } from '@/lib/assignments/commands/complete-assignment'
import { recordCheckIn } from '@/lib/check-ins/commands'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import type { PracticeTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import type { AnswerKind, FlagCode } from '@/lib/domain/flags'
import {
  type AnswerSource,
  type ParsedSubmission,
  parseSubmission,
  type SubmittedFields,
} from '@/lib/domain/submission'
import { askForNotice } from '@/lib/notices/commands/plan-notice'
import { resolveReferent } from '@/lib/referents/commands'
import { raiseFlags } from '@/lib/safety/commands'

export type SubmitAnswers = {
  assignmentId: string
  clientId: string
  instrumentId: string
  instrumentVersion: string
  language: string
  fields: SubmittedFields
  source: AnswerSource
  /** The member who typed in a paper form; for paper only. */
  enteredById?: string | undefined
  completedAt: Date
  /** Idempotency key: the same submit twice has one receipt. */
  submitKey?: string | undefined
  /** The draft's revision that was seen on Review. */
  revision?: number | undefined
}

export type Receipt = { kind: AnswerKind; id: string }

/**
 * Takes in one finished form, whole or not at all: the assignment is completed, the answers are parsed once more,
 * joined to a person, scored, stored with their label and flags, and the caseload's row is rewritten, all in the
 * caller's transaction. Neither the form nor the client is taken from the input on trust.
 * @throws AppError NOT_FOUND (client, assignment, form), LINK_SPENT, LINK_REVOKED, LINK_EXPIRED, STALE, BAD_INPUT with
 *   the faults per field
 */
export async function submitAnswers(tx: PracticeTx, input: SubmitAnswers): Promise<Receipt> {
  const { isReplay } = await completeAssignment(tx, input)
  if (isReplay) return findReceipt(tx, input.assignmentId)
  const ground = await lockClientAnswers(tx, input.clientId, input)
  const parsed = parseSubmission(input.instrumentId, input.instrumentVersion, input.fields)
  const { receipt, flags } = await record(tx, ground, input, parsed)
  await raiseFlags(tx, { clientId: input.clientId, sourceKind: receipt.kind, sourceId: receipt.id, codes: flags })
  await refreshOverview(tx, input.clientId)
  // Whoever types in a form from paper has read it.
  if (input.source !== 'paper') await askForNotice(tx, input)
  return receipt
}

async function record(
  tx: PracticeTx,
  ground: AnswerGround,
  input: SubmitAnswers,
  parsed: ParsedSubmission,
): Promise<{ receipt: Receipt; flags: FlagCode[] }> {
  const pick = parsed.referent
  const resolved = pick ? await resolveReferent(tx, { clientId: input.clientId, ...pick }) : NOBODY
  const common = {
    assignmentId: input.assignmentId,
    language: input.language,
    pick,
    referentId: resolved.referentId,
    isReferentConfirmed: resolved.isConfirmed,
    contact: parsed.contact,
    wantsPrivateTalk: parsed.wantsPrivateTalk,
    source: input.source,
    enteredById: input.enteredById ?? null,
    completedAt: input.completedAt,
  }
  const talk: FlagCode[] = parsed.wantsPrivateTalk ? ['PRIVATE_TALK'] : []
  if (parsed.kind === 'check-in') {
    const { checkInId, flags } = await recordCheckIn(tx, {
      ...common,
      clientId: input.clientId,
      answers: parsed.answers,
    })
    return { receipt: { kind: 'check-in', id: checkInId }, flags: [...flags, ...talk] }
  }
  const { instrument, answers } = parsed
  const { responseId, flags } = await recordResponse(tx, { ...common, ground, instrument, answers })
  return { receipt: { kind: 'response', id: responseId }, flags: [...flags, ...talk] }
}

const NOBODY = { referentId: null, isConfirmed: false }

/** What an earlier submit of the same key stored. */
async function findReceipt(tx: PracticeTx, assignmentId: string): Promise<Receipt> {
  const [found] = await tx.db.$queryRaw<Receipt[]>`
    select 'response' as kind, id from response where assignment_id = ${assignmentId}::uuid
    union all select 'check-in' as kind, id from check_in where assignment_id = ${assignmentId}::uuid limit 1`
  if (!found) throw new AppError('LINK_SPENT')
  return found
}
