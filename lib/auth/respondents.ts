import 'server-only'
import { mintRespondentScope } from '@/lib/auth/scope'
import { cookieName, cookieOptions } from '@/lib/auth/session-cookie'
import { identityLookUp } from '@/lib/db/identity-db'
import type { RespondentScope } from '@/lib/domain/scope'

export const SECRET_SHAPE = /^[A-Za-z0-9_-]{43}$/

/** Name of the cookie that binds a browser to one assignment. */
export function sittingCookieName(): string {
  return cookieName('q')
}

/** The cookie that makes a browser the respondent's. */
export function sittingCookie(token: string) {
  return { name: sittingCookieName(), value: token, options: cookieOptions() }
}

/** Takes the respondent's cookie off the browser. */
export function clearedSittingCookie() {
  return { name: sittingCookieName(), value: '', options: { ...cookieOptions(), maxAge: 0 } }
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

/** The scope behind a short code. Null for one that is wrong, used or run out. */
export async function scopeFromCode(code: string, requestId: string): Promise<RespondentScope | null> {
  const link = await identityLookUp((tx) =>
    tx.db.link.findFirst({
      where: { codeHash: tx.hashCode(code), codeExpiresAt: { gt: new Date() }, endedAt: null },
      select: { practiceId: true, clientId: true, assignmentId: true },
    }),
  )
  return link && mintRespondentScope({ ...link, respondentSessionId: null }, requestId)
}

/** Whether a browser's sitting has not been sent or left; whether it is still good for an answer its pages decide. */
export async function hasOpenSitting(token: string | undefined): Promise<boolean> {
  if (!token || !SECRET_SHAPE.test(token)) return false
  const open = await identityLookUp((tx) =>
    tx.db.respondentSession.findFirst({
      where: { tokenHash: tx.hashToken(token), endedAt: null },
      select: { id: true },
    }),
  )
  return open !== null
}
