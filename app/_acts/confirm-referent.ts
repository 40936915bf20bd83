import 'server-only'
import { lockClientAnswers } from '@/lib/assessments/commands/lock-client-answers'
import { relabelClient } from '@/lib/assessments/commands/relabel-client'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import type { MemberTx } from '@/lib/db/practice-db'
import {
  type ConfirmReferentInput,
  type CorrectReferentInput,
  confirmReferent,
  correctReferent,
} from '@/lib/referents/commands'

/** Says about whom answers are, and judges every label again that rests on it. */
export async function settleReferent(tx: MemberTx, input: ConfirmReferentInput): Promise<{ clientId: string }> {
  const ground = await lockClientAnswers(tx, input.clientId)
  await confirmReferent(tx, input)
  if (input.answerKind === 'response') await relabelClient(tx, ground)
  await refreshOverview(tx, input.clientId)
  return { clientId: input.clientId }
}

/** Corrects who a person is to the client. Nothing is joined anew, so that no label is judged again. */
export async function editReferent(tx: MemberTx, input: CorrectReferentInput): Promise<{ clientId: string }> {
  await lockClientAnswers(tx, input.clientId)
  await correctReferent(tx, input)
  return { clientId: input.clientId }
}
