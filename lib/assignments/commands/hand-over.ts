import 'server-only'
import type { z } from 'zod'
import type { assignmentInput } from '@/lib/assignments/commands/links'
import { refuseClosed } from '@/lib/assignments/commands/sittings'
import { newId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'

/**
 * Opens a sitting on the clinician's own device, in the session: no PIN is asked, since the client is in the room, and
 * nothing from earlier sittings is shown. A link locked by wrong PINs can be answered this way too.
 * @returns the secret for the sitting's cookie; the row keeps the hash
 * @throws AppError NOT_FOUND, LINK_SPENT, LINK_REVOKED, LINK_EXPIRED
 */
export async function handOverForm(tx: MemberTx, input: z.infer<typeof assignmentInput>) {
  const assignment = await tx.db.assignment.findFirst({
    where: { id: input.assignmentId },
    select: { id: true, clientId: true, completedAt: true, revokedAt: true, expiresAt: true },
  })
  if (!assignment) throw new AppError('NOT_FOUND')
  refuseClosed({ ...assignment, lockedAt: null }, tx.now)
  const { id: assignmentId, clientId } = assignment
  const token = tx.newToken()
  await tx.db.respondentSession.create({
    data: {
      id: newId(tx.now),
      clientId,
      assignmentId,
      tokenHash: tx.hashToken(token),
      isHandedOver: true,
      createdAt: tx.now,
      lastSeenAt: tx.now,
    },
    select: { id: true },
  })
  await tx.db.assignment.updateMany({ where: { id: assignmentId, openedAt: null }, data: { openedAt: tx.now } })
  await tx.audit({
    action: 'assignment.handed-over',
    subject: { kind: 'assignment', id: assignmentId },
    clientId,
  })
  return { clientId, token }
}
