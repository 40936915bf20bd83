import 'server-only'
import type { IdentityTx } from '@/lib/db/identity-db'
import { AppError } from '@/lib/domain/errors'

/** One-time ways in: set up a practice, look at the demo, join a practice, choose a new password. */
export type EntryLinkKind = 'setup' | 'demo' | 'join' | 'reset'

export type EntryLink = NonNullable<Awaited<ReturnType<typeof readLink>>>

export type EntryLinkState = 'open' | 'unknown' | 'expired' | 'used'

const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/

/** The link behind a token and how it stands; a token of another kind is unknown. Changes nothing. */
export async function findEntryLink(
  tx: IdentityTx,
  kind: EntryLinkKind,
  token: string,
): Promise<{ state: 'open'; link: EntryLink } | { state: Exclude<EntryLinkState, 'open'> }> {
  const link = TOKEN_SHAPE.test(token) ? await readLink(tx, token) : null
  if (link?.kind !== kind) return { state: 'unknown' }
  if (link.usedAt) return { state: 'used' }
  return link.expiresAt <= tx.now ? { state: 'expired' } : { state: 'open', link }
}

/** @throws AppError LINK_UNKNOWN, LINK_EXPIRED, LINK_SPENT */
export async function requireEntryLink(tx: IdentityTx, kind: EntryLinkKind, token: string): Promise<EntryLink> {
  const found = await findEntryLink(tx, kind, token)
  if (found.state === 'open') return found.link
  throw new AppError(CODES[found.state])
}

/**
 * Marks a link used. Of two requests at the same moment one succeeds; the other's work is rolled back.
 * @throws AppError LINK_SPENT
 */
export async function spendEntryLink(tx: IdentityTx, linkId: string): Promise<void> {
  const spent = await tx.db.entryLink.updateMany({
    where: { id: linkId, usedAt: null, expiresAt: { gt: tx.now } },
    data: { usedAt: tx.now },
  })
  if (spent.count !== 1) throw new AppError('LINK_SPENT')
}

const CODES = { unknown: 'LINK_UNKNOWN', expired: 'LINK_EXPIRED', used: 'LINK_SPENT' } as const

async function readLink(tx: IdentityTx, token: string) {
  return tx.db.entryLink.findUnique({
    where: { tokenHash: tx.hashToken(token) },
    select: {
      id: true,
      kind: true,
      practiceId: true,
      userId: true,
      email: true,
      name: true,
      role: true,
      expiresAt: true,
      usedAt: true,
    },
  })
}
