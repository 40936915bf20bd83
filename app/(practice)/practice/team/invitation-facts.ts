import 'server-only'
import type { InvitationFacts } from '@/components/team/invite-sheet'
import { isLoopbackOrigin } from '@/lib/domain/link-facts'
import { env } from '@/lib/env'
import { formatDate, type Place } from '@/lib/format/dates'

/** An invitation just made, as its maker sees it this once: the whole address, built from the configured origin. */
export function toInvitationFacts(
  invitation: { token: string; expiresAt: Date },
  email: string,
  place: Place,
): InvitationFacts {
  const { origin } = env()
  return {
    email,
    url: `${origin}/join/${invitation.token}`,
    until: formatDate(invitation.expiresAt, place, 'long'),
    isLoopback: isLoopbackOrigin(origin),
  }
}
