import 'server-only'
import { openSession } from '@/lib/auth/session-rows'
import type { IdentityTx } from '@/lib/db/identity-db'

/**
 * Opens a session for a membership and says so in the record.
 * @returns the secret for the session's cookie
 */
export async function enterPractice(
  tx: IdentityTx,
  membership: { practiceId: string; id: string; userId: string },
  requestId: string,
): Promise<string> {
  const token = await openSession(tx, membership)
  await tx.audit(memberActor(membership, requestId), {
    action: 'member.signed-in',
    subject: { kind: 'member', id: membership.id },
  })
  return token
}

/** A membership as the one who acts, before or outside a scope. */
export function memberActor(membership: { practiceId: string; id: string }, requestId: string) {
  return { kind: 'member' as const, practiceId: membership.practiceId, membershipId: membership.id, requestId }
}
