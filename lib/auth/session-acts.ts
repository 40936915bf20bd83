import 'server-only'
import type { Caller } from '@/lib/auth/check-password'
import { currentSession, type Member } from '@/lib/auth/current-member'
import { enterPractice, memberActor } from '@/lib/auth/enter-practice'
import { isPasswordRight } from '@/lib/auth/passwords'
import { endSession, handOverSession, lockSession, type SessionRow, unlockSession } from '@/lib/auth/session-rows'
import { type IdentityTx, identityDb } from '@/lib/db/identity-db'
import { isId } from '@/lib/db/ids'
import { countAttempt, forgetAttempts } from '@/lib/db/rate-limits'
import { AppError } from '@/lib/domain/errors'

/** Whether the lock asks for a password: the demo's people have none, so their lock is only a curtain. */
export function isUnlockedByPassword(row: SessionRow): boolean {
  return !row.membership.practice.isDemo
}

/**
 * Unlocks the session behind the request's cookie, or takes its device back from a client.
 * @returns whether it had been handed over
 * @throws AppError SIGNED_OUT without a session, TOO_MANY, BAD_INPUT with fieldErrors.password
 */
export async function unlock(password: string, caller: Caller): Promise<boolean> {
  const { row, state } = await requireSession()
  if (isUnlockedByPassword(row)) await checkUnlock(row, password)
  const isTakenBack = state === 'handed-over'
  await identityDb(async (tx) => {
    await unlockSession(tx, row)
    await record(tx, row, isTakenBack ? 'session.taken-back' : 'session.unlocked', caller)
  })
  return isTakenBack
}

/**
 * Gives the device of a member to a client: from now on this session reaches nothing of the practice.
 * @throws AppError CONFLICT when the session is not open any more
 */
export async function handOverDevice(member: Member, caller: Caller): Promise<void> {
  const { practiceId, membershipId } = member.scope
  await identityDb(async (tx) => {
    const row = { practiceId, id: member.sessionId }
    if (!(await handOverSession(tx, row))) throw new AppError('CONFLICT', 'session not open')
    await tx.audit(memberActor({ practiceId, id: membershipId }, caller.requestId), {
      action: 'session.handed-over',
      subject: { kind: 'session', id: row.id },
    })
  })
}

/** Locks the session behind the request's cookie, as "Lock now" and the idle screen do. */
export async function lockNow(caller: Caller): Promise<void> {
  const { row, state } = await requireSession()
  if (state === 'locked' && row.lockedAt) return
  await identityDb(async (tx) => {
    await lockSession(tx, row)
    await record(tx, row, 'session.locked', caller)
  })
}

/** Ends the session behind the request's cookie, locked or not. Without one, does nothing. */
export async function signOut(caller: Caller): Promise<void> {
  const session = await currentSession()
  if (!session) return
  await identityDb(async (tx) => {
    await endSession(tx, session.row)
    await tx.audit(memberActor(session.row.membership, caller.requestId), {
      action: 'member.signed-out',
      subject: { kind: 'member', id: session.row.membership.id },
    })
  })
}

/** The other practices a person belongs to, by name. */
export async function listOtherPractices(member: Member): Promise<{ id: string; name: string }[]> {
  const rows = await identityDb((tx) =>
    tx.db.membership.findMany({
      where: { userId: member.scope.userId, deactivatedAt: null, NOT: { practiceId: member.scope.practiceId } },
      orderBy: { createdAt: 'asc' },
      select: { practice: { select: { id: true, name: true } } },
    }),
  )
  return rows.map((row) => row.practice)
}

/**
 * Leaves one practice for another the person belongs to: the old session ends, a new one opens.
 * @returns the secret for the new session's cookie
 * @throws AppError NOT_FOUND
 */
export async function switchPractice(practiceId: string, member: Member, caller: Caller): Promise<string> {
  if (!isId(practiceId)) throw new AppError('NOT_FOUND')
  const { userId } = member.scope
  return identityDb(async (tx) => {
    const membership = await tx.db.membership.findUnique({
      where: { practiceId_userId: { practiceId, userId } },
      select: { practiceId: true, id: true, userId: true, deactivatedAt: true },
    })
    if (!membership || membership.deactivatedAt) throw new AppError('NOT_FOUND')
    await endSession(tx, { practiceId: member.scope.practiceId, id: member.sessionId })
    return enterPractice(tx, membership, caller.requestId)
  })
}

async function requireSession() {
  const session = await currentSession()
  if (!session) throw new AppError('SIGNED_OUT')
  return session
}

/**
 * Tries are counted by session: only who holds its cookie can use them up, and no header makes more of them.
 * @throws AppError TOO_MANY, BAD_INPUT
 */
async function checkUnlock(row: SessionRow, password: string): Promise<void> {
  await countAttempt('unlock', row.id)
  const account = await identityDb((tx) =>
    tx.db.userAccount.findUnique({ where: { id: row.user.id }, select: { passwordHash: true } }),
  )
  if (!(await isPasswordRight(account?.passwordHash ?? null, password))) {
    throw new AppError('BAD_INPUT', 'wrong password', { password: ['This is not your password'] })
  }
  await forgetAttempts('unlock', row.id)
}

async function record(
  tx: IdentityTx,
  row: SessionRow,
  action: 'session.locked' | 'session.unlocked' | 'session.taken-back',
  caller: Caller,
): Promise<void> {
  await tx.audit(memberActor(row.membership, caller.requestId), { action, subject: { kind: 'session', id: row.id } })
}
