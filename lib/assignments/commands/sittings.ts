import 'server-only'
import { newId } from '@/lib/db/ids'
import type { RespondentTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'

export const PIN_TRIES = 5
export const SITTING_IDLE_MINUTES = 30

const TOUCH_SECONDS = 60

/**
 * Opens a sitting: one browser answering one assignment.
 * @returns the secret for its cookie; the row keeps the hash
 * @throws AppError LINK_SPENT, LINK_REVOKED, LINK_EXPIRED, LINK_LOCKED
 */
export async function openSitting(tx: RespondentTx): Promise<string> {
  const assignment = await findOwnAssignment(tx)
  refuseClosed(assignment, tx.now)
  const token = tx.newToken()
  await tx.db.respondentSession.create({
    data: {
      id: newId(tx.now),
      clientId: tx.scope.clientId,
      assignmentId: tx.scope.assignmentId,
      tokenHash: tx.hashToken(token),
      createdAt: tx.now,
      lastSeenAt: tx.now,
    },
    select: { id: true },
  })
  await tx.db.assignment.updateMany({
    where: { id: tx.scope.assignmentId, openedAt: null },
    data: { openedAt: tx.now },
  })
  await tx.audit({
    action: 'assignment.opened',
    subject: { kind: 'assignment', id: tx.scope.assignmentId },
    clientId: tx.scope.clientId,
  })
  return token
}

export type PinOutcome = { outcome: 'passed' | 'locked' } | { outcome: 'wrong'; triesLeft: number }

/**
 * Judges one PIN. The row is locked first, so however many arrive at once at most five are ever judged per link.
 * A wrong try is counted and committed: the outcome is a value, not an error.
 * @throws AppError LINK_SPENT, LINK_REVOKED, LINK_EXPIRED
 */
export async function tryPin(tx: RespondentTx, pin: string): Promise<PinOutcome> {
  const assignment = await lockOwnAssignment(tx)
  if (assignment.lockedAt) return { outcome: 'locked' }
  refuseClosed(assignment, tx.now)
  if (await isPinRight(tx, pin)) {
    await tx.db.respondentSession.updateMany({
      where: { id: tx.scope.respondentSessionId ?? '', endedAt: null },
      data: { pinPassedAt: tx.now, lastSeenAt: tx.now },
    })
    await auditPin(tx, 'assignment.pin-passed')
    return { outcome: 'passed' }
  }
  const tries = assignment.pinTries + 1
  const isLocked = tries >= PIN_TRIES
  await tx.db.assignment.updateMany({
    where: { id: tx.scope.assignmentId },
    data: { pinTries: tries, ...(isLocked ? { lockedAt: tx.now } : {}) },
  })
  await auditPin(tx, isLocked ? 'assignment.pin-locked' : 'assignment.pin-refused')
  return isLocked ? { outcome: 'locked' } : { outcome: 'wrong', triesLeft: PIN_TRIES - tries }
}

/** Whether a sitting still answers: not left, not submitted, and heard of within the last half hour. */
export function isSittingLive(sitting: { endedAt: Date | null; lastSeenAt: Date }, now: Date): boolean {
  return sitting.endedAt === null && now.getTime() - sitting.lastSeenAt.getTime() < SITTING_IDLE_MINUTES * 60_000
}

/** Notes that a live sitting was heard of, at most once a minute: half an hour without a sign ends it. */
export async function touchSitting(tx: RespondentTx, sitting: { id: string; lastSeenAt: Date }): Promise<void> {
  if (tx.now.getTime() - sitting.lastSeenAt.getTime() < TOUCH_SECONDS * 1000) return
  await tx.db.$executeRaw`update respondent_session set last_seen_at = greatest(last_seen_at, ${tx.now})
    where id = ${sitting.id}::uuid and ended_at is null`
}

/** Ends the sitting and keeps the draft: quick exit. */
export async function leaveSitting(tx: RespondentTx): Promise<void> {
  const { count } = await tx.db.respondentSession.updateMany({
    where: { id: tx.scope.respondentSessionId ?? '', endedAt: null },
    data: { endedAt: tx.now },
  })
  if (count === 0) return
  await tx.audit({
    action: 'assignment.left',
    subject: { kind: 'assignment', id: tx.scope.assignmentId },
    clientId: tx.scope.clientId,
  })
}

type ClosedFacts = { completedAt: Date | null; revokedAt: Date | null; expiresAt: Date; lockedAt: Date | null }

/** @throws AppError naming why a link leads nowhere */
export function refuseClosed(assignment: ClosedFacts, now: Date): void {
  if (assignment.completedAt) throw new AppError('LINK_SPENT')
  if (assignment.revokedAt) throw new AppError('LINK_REVOKED')
  if (assignment.expiresAt <= now) throw new AppError('LINK_EXPIRED')
  if (assignment.lockedAt) throw new AppError('LINK_LOCKED')
}

async function findOwnAssignment(tx: RespondentTx) {
  const found = await tx.db.assignment.findFirst({
    where: { id: tx.scope.assignmentId },
    select: { completedAt: true, revokedAt: true, expiresAt: true, lockedAt: true },
  })
  if (!found) throw new AppError('LINK_UNKNOWN')
  return found
}

async function lockOwnAssignment(tx: RespondentTx) {
  const [row] = await tx.db.$queryRaw<(ClosedFacts & { pinTries: number })[]>`
    select completed_at as "completedAt", revoked_at as "revokedAt", expires_at as "expiresAt",
      locked_at as "lockedAt", pin_tries as "pinTries"
    from assignment where id = ${tx.scope.assignmentId}::uuid for update`
  if (!row) throw new AppError('LINK_UNKNOWN')
  return row
}

async function isPinRight(tx: RespondentTx, pin: string): Promise<boolean> {
  const client = await tx.db.client.findFirst({
    where: { id: tx.scope.clientId },
    select: { id: true, pinSealed: true },
  })
  if (!client?.pinSealed) return false
  return tx.isSameSecret(tx.open({ table: 'client', column: 'pin', rowId: client.id }, client.pinSealed), pin)
}

async function auditPin(
  tx: RespondentTx,
  action: 'assignment.pin-passed' | 'assignment.pin-refused' | 'assignment.pin-locked',
) {
  await tx.audit({
    action,
    subject: { kind: 'assignment', id: tx.scope.assignmentId },
    clientId: tx.scope.clientId,
    outcome: action === 'assignment.pin-passed' ? 'done' : 'refused',
  })
}
