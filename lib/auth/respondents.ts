import 'server-only'
import { mintRespondentScope } from '@/lib/auth/scope'
import { cookieName } from '@/lib/auth/session-cookie'
import { identityLookUp } from '@/lib/db/identity-db'
import type { RespondentScope } from '@/lib/domain/scope'

export const SECRET_SHAPE = /^[A-Za-z0-9_-]{43}$/

/** Name of the cookie that binds a browser to one assignment. */
export function sittingCookieName(): string {
  return cookieName('q')
}

/** The scope behind a link's secret; `isEnded` when the link was renewed, revoked or spent. Null: not known here. */
export async function scopeFromLink(
  secret: string,
  requestId: string,
): Promise<{ scope: RespondentScope; isEnded: boolean } | null> {
  if (!SECRET_SHAPE.test(secret)) return null
  const link = await identityLookUp((tx) =>
    tx.db.link.findUnique({
      where: { secretHash: tx.hashToken(secret) },
      select: { practiceId: true, clientId: true, assignmentId: true, endedAt: true },
    }),
  )
  if (!link) return null
  const { endedAt, ...target } = link
  return { scope: mintRespondentScope({ ...target, respondentSessionId: null }, requestId), isEnded: endedAt !== null }
}

/** The scope behind a sitting's cookie; `isEnded` after quick exit, submit or revocation. Null: not known here. */
export async function scopeFromSitting(
  token: string,
  requestId: string,
): Promise<{ scope: RespondentScope; isEnded: boolean } | null> {
  if (!SECRET_SHAPE.test(token)) return null
  const sitting = await identityLookUp((tx) =>
    tx.db.respondentSession.findUnique({
      where: { tokenHash: tx.hashToken(token) },
      select: { practiceId: true, clientId: true, assignmentId: true, id: true, endedAt: true },
    }),
  )
  if (!sitting) return null
  const { endedAt, id, ...target } = sitting
  return { scope: mintRespondentScope({ ...target, respondentSessionId: id }, requestId), isEnded: endedAt !== null }
}
