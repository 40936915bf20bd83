import 'server-only'
import type { z } from 'zod'
import {
  type dismissInput,
  dismissReason,
  type snoozeInput,
  snoozeReason,
  undoDecision,
  type undoInput,
} from '@/lib/attention/commands'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { readPracticeFacts } from '@/lib/clients/find-client'
import type { MemberTx } from '@/lib/db/practice-db'

type Changed = { clientId: string }

/** Puts a reason off until a day; the client's place on Home follows in the same transaction. */
export async function snooze(tx: MemberTx, input: z.infer<typeof snoozeInput>): Promise<Changed> {
  const { today } = await readPracticeFacts(tx)
  return settle(tx, await snoozeReason(tx, input, today))
}

export async function dismiss(tx: MemberTx, input: z.infer<typeof dismissInput>): Promise<Changed> {
  return settle(tx, await dismissReason(tx, input))
}

export async function undo(tx: MemberTx, input: z.infer<typeof undoInput>): Promise<Changed> {
  return settle(tx, await undoDecision(tx, input))
}

async function settle(tx: MemberTx, changed: Changed): Promise<Changed> {
  await refreshOverview(tx, changed.clientId)
  return changed
}
