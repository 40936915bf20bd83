import 'server-only'
import type { IdentityTx } from '@/lib/db/identity-db'
import { newId } from '@/lib/db/ids'

export const IDLE_LOCK_MINUTES = 15
export const ABSOLUTE_HOURS = 12
const TOUCH_AFTER_SECONDS = 30

export type SessionState = 'open' | 'locked' | 'handed-over' | 'ended'

/** A session as just read, with the membership and practice it speaks for. */
export type SessionRow = NonNullable<Awaited<ReturnType<typeof findSession>>>

/** Opens a session for a membership and returns the secret for the cookie; the row keeps its hash only. */
export async function openSession(
  tx: IdentityTx,
  membership: { practiceId: string; id: string; userId: string },
): Promise<string> {
  const token = tx.newToken()
  await tx.db.session.create({
    data: {
      id: newId(tx.now),
      practiceId: membership.practiceId,
      membershipId: membership.id,
      userId: membership.userId,
      tokenHash: tx.hashToken(token),
      createdAt: tx.now,
      lastSeenAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + ABSOLUTE_HOURS * 3_600_000),
    },
    select: { id: true },
  })
  return token
}

/** The session behind a cookie's secret, or null. */
export async function findSession(tx: IdentityTx, token: string) {
  return tx.db.session.findUnique({
    where: { tokenHash: tx.hashToken(token) },
    select: {
      practiceId: true,
      id: true,
      lastSeenAt: true,
      expiresAt: true,
      lockedAt: true,
      handedOverAt: true,
      endedAt: true,
      user: { select: { id: true, email: true } },
      membership: {
        select: {
          practiceId: true,
          id: true,
          userId: true,
          name: true,
          role: true,
          deactivatedAt: true,
          practice: {
            select: {
              id: true,
              name: true,
              timeZone: true,
              country: true,
              locale: true,
              readingPromiseDays: true,
              isDemo: true,
              mailSenderName: true,
              mailSenderAddress: true,
            },
          },
        },
      },
    },
  })
}

/** What a session is good for at this moment. Handed over it stays so while idle; the absolute limit ends it. */
export function decideSession(row: SessionRow, now: Date): SessionState {
  if (row.endedAt || row.expiresAt <= now || row.membership.deactivatedAt) return 'ended'
  if (row.handedOverAt) return 'handed-over'
  if (row.lockedAt || now.getTime() - row.lastSeenAt.getTime() > IDLE_LOCK_MINUTES * 60_000) return 'locked'
  return 'open'
}

/** Notes that the session is in use, at most twice a minute. */
export async function touchSession(tx: IdentityTx, row: SessionRow): Promise<void> {
  if (tx.now.getTime() - row.lastSeenAt.getTime() < TOUCH_AFTER_SECONDS * 1000) return
  await tx.db.session.updateMany({
    where: { practiceId: row.practiceId, id: row.id, lockedAt: null, handedOverAt: null, endedAt: null },
    data: { lastSeenAt: tx.now },
  })
}

export async function lockSession(tx: IdentityTx, row: SessionRow): Promise<void> {
  await tx.db.session.updateMany({
    where: { practiceId: row.practiceId, id: row.id, lockedAt: null },
    data: { lockedAt: tx.now },
  })
}

/**
 * Gives the device behind an open session to a client.
 * @returns whether it was open until now
 */
export async function handOverSession(tx: IdentityTx, row: { practiceId: string; id: string }): Promise<boolean> {
  const { count } = await tx.db.session.updateMany({
    where: { practiceId: row.practiceId, id: row.id, endedAt: null, lockedAt: null, handedOverAt: null },
    data: { handedOverAt: tx.now },
  })
  return count === 1
}

/** Opens a locked session, and takes a device back that was handed over. */
export async function unlockSession(tx: IdentityTx, row: SessionRow): Promise<void> {
  await tx.db.session.updateMany({
    where: { practiceId: row.practiceId, id: row.id, endedAt: null },
    data: { lockedAt: null, handedOverAt: null, lastSeenAt: tx.now },
  })
}

export async function endSession(tx: IdentityTx, row: { practiceId: string; id: string }): Promise<void> {
  await tx.db.session.updateMany({
    where: { practiceId: row.practiceId, id: row.id, endedAt: null },
    data: { endedAt: tx.now },
  })
}

/** Ends every session of a person but one, on every copy of the server, from the next request on. */
export async function endOtherSessions(tx: IdentityTx, userId: string, keepId: string | null): Promise<void> {
  await tx.db.session.updateMany({
    where: { userId, endedAt: null, ...(keepId ? { NOT: { id: keepId } } : {}) },
    data: { endedAt: tx.now },
  })
}
