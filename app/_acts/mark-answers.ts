import 'server-only'
import type { z } from 'zod'
import type { responseInput } from '@/lib/assessments/commands/review-response'
import { restoreResponse, voidResponse, type voidResponseInput } from '@/lib/assessments/commands/void-response'
import { type checkInInput, restoreCheckIn, voidCheckIn, type voidCheckInInput } from '@/lib/check-ins/commands'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import type { MemberTx } from '@/lib/db/practice-db'
import { alignReview } from '@/lib/safety/commands'

/** Marks answers as in error, with what follows: labels, safety review and the caseload's row are brought in line. */
export async function markResponse(tx: MemberTx, input: z.infer<typeof voidResponseInput>) {
  return settle(tx, await voidResponse(tx, input))
}

export async function unmarkResponse(tx: MemberTx, input: z.infer<typeof responseInput>) {
  return settle(tx, await restoreResponse(tx, input))
}

export async function markCheckIn(tx: MemberTx, input: z.infer<typeof voidCheckInInput>) {
  return settle(tx, await voidCheckIn(tx, input))
}

export async function unmarkCheckIn(tx: MemberTx, input: z.infer<typeof checkInInput>) {
  return settle(tx, await restoreCheckIn(tx, input))
}

async function settle(tx: MemberTx, changed: { clientId: string }): Promise<{ clientId: string }> {
  await alignReview(tx, changed.clientId)
  await refreshOverview(tx, changed.clientId)
  return changed
}
