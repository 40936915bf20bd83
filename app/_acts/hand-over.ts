import 'server-only'
import { handOverForm } from '@/lib/assignments/commands/hand-over'
import type { Caller } from '@/lib/auth/check-password'
import type { Member } from '@/lib/auth/current-member'
import { requirePermission } from '@/lib/auth/scope'
import { handOverDevice } from '@/lib/auth/session-acts'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { practiceDb } from '@/lib/db/practice-db'

/**
 * Gives the member's device to a client for one form. The sitting comes first: if the session cannot be marked after
 * it, nobody holds its secret and the member stays where they are.
 * @returns the secret for the sitting's cookie
 * @throws AppError FORBIDDEN, as handOverForm, CONFLICT when the session is not open any more
 */
export async function handOver(member: Member, caller: Caller, input: { assignmentId: string }): Promise<string> {
  requirePermission(member.scope, 'forms:assign')
  const token = await practiceDb(member.scope, async (tx) => {
    const opened = await handOverForm(tx, input)
    await refreshOverview(tx, opened.clientId)
    return opened.token
  })
  await handOverDevice(member, caller)
  return token
}
