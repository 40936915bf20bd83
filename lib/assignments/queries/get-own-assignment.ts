import 'server-only'
import type { RespondentTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'

/** What a respondent's page needs to know of its assignment, sitting and practice. */
export type OwnAssignment = Awaited<ReturnType<typeof getOwnAssignment>>

/** @throws AppError LINK_UNKNOWN when the assignment is gone */
export async function getOwnAssignment(tx: RespondentTx) {
  const found = await tx.db.assignment.findFirst({
    where: { id: tx.scope.assignmentId },
    select: {
      id: true,
      instrumentId: true,
      instrumentVersion: true,
      language: true,
      isPinRequired: true,
      pinTries: true,
      lockedAt: true,
      openedAt: true,
      answered: true,
      itemCount: true,
      revision: true,
      submitKey: true,
      expiresAt: true,
      completedAt: true,
      revokedAt: true,
      client: {
        select: {
          isHelpHidden: true,
          practice: {
            select: {
              timeZone: true,
              locale: true,
              country: true,
              readingPromiseDays: true,
              quickExitUrl: true,
              crisisContacts: true,
            },
          },
        },
      },
      sessions: {
        where: { id: tx.scope.respondentSessionId ?? '00000000-0000-0000-0000-000000000000' },
        select: { id: true, createdAt: true, lastSeenAt: true, pinPassedAt: true, endedAt: true },
      },
    },
  })
  if (!found) throw new AppError('LINK_UNKNOWN')
  const { sessions, ...assignment } = found
  return { ...assignment, sitting: sessions[0] ?? null }
}
