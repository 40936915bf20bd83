import 'server-only'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'

const SHOWN = {
  id: true,
  clientId: true,
  instrumentId: true,
  instrumentVersion: true,
  via: true,
  createdAt: true,
  dueOn: true,
  expiresAt: true,
  isPinRequired: true,
  pinTries: true,
  lockedAt: true,
  openedAt: true,
  answered: true,
  itemCount: true,
  revision: true,
  completedAt: true,
  revokedAt: true,
  createdBy: { select: { name: true } },
  response: { select: { id: true } },
  checkIn: { select: { id: true } },
} as const

/** An assignment as the client's page shows it; its state in words is derived by lib/domain/assignment-state. */
export type AssignmentRow = Awaited<ReturnType<typeof listAssignments>>[number]

/** A client's assignments, newest first; `take` of them. */
export async function listAssignments(tx: MemberTx, clientId: string, take = 50) {
  return tx.db.assignment.findMany({
    where: { clientId },
    orderBy: { createdAt: 'desc' },
    take,
    select: SHOWN,
  })
}

/** @throws AppError NOT_FOUND for a foreign, missing or malformed id */
export async function getAssignment(tx: MemberTx, assignmentId: string) {
  const found = isId(assignmentId)
    ? await tx.db.assignment.findFirst({ where: { id: assignmentId }, select: SHOWN })
    : null
  if (!found) throw new AppError('NOT_FOUND')
  return found
}
