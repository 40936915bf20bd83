import 'server-only'
import { lockClientAnswers } from '@/lib/assessments/commands/lock-client-answers'
import { relabelClient } from '@/lib/assessments/commands/relabel-client'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import type { MemberTx } from '@/lib/db/practice-db'
import { type ConfirmReferentInput, confirmReferent } from '@/lib/referents/commands'

/** Says about whom answers are, and judges every label again that rests on it. */
export async function settleReferent(tx: MemberTx, input: ConfirmReferentInput): Promise<{ clientId: string }> {
  const ground = await lockClientAnswers(tx, input.clientId)
  await confirmReferent(tx, input)
  if (input.answerKind === 'response') await relabelClient(tx, ground)
  await refreshOverview(tx, input.clientId)
  return { clientId: input.clientId }
}
