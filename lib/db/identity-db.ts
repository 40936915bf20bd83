import 'server-only'
import { hashCode, hashToken, newToken } from '@/lib/crypto/tokens'
import { type AuditActor, type AuditEntry, writeAudit } from '@/lib/db/audit'
import { identityClient } from '@/lib/db/client'
import { toAppError } from '@/lib/db/database-errors'
import type { Prisma } from '@/lib/db/generated/client'

export type IdentityTx = {
  readonly db: Prisma.TransactionClient
  readonly now: Date
  /** A secret for an address or a cookie: 32 random bytes as base64url. Only its hash is stored. */
  newToken(): string
  hashToken(token: string): Uint8Array<ArrayBuffer>
  audit(actor: AuditActor, entry: AuditEntry): Promise<void>
}

/**
 * One transaction as the identity role: accounts, memberships, sessions, one-time links and the look-up of a
 * respondent's link. It has no grant on clinical tables.
 */
export async function identityDb<T>(work: (tx: IdentityTx) => Promise<T>, options: { now?: Date } = {}): Promise<T> {
  const now = options.now ?? new Date()
  try {
    return await identityClient().$transaction((db) =>
      work({ db, now, newToken, hashToken, audit: (actor, entry) => writeAudit(db, actor, now, entry) }),
    )
  } catch (error) {
    throw toAppError(error)
  }
}

export type LookUp = Pick<IdentityTx, 'db' | 'hashToken'> & { hashCode(code: string): Uint8Array<ArrayBuffer> }

/**
 * One look-up as the identity role, in a statement of its own: what finds out whose request this is stands before every
 * other statement of it, and a transaction around it would double its way.
 */
export async function identityLookUp<T>(work: (tx: LookUp) => Promise<T>): Promise<T> {
  try {
    return await work({ db: identityClient(), hashToken, hashCode })
  } catch (error) {
    throw toAppError(error)
  }
}
