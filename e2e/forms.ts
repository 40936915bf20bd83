import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { revokeAssignment } from '@/lib/assignments/commands/links'
import { makeClient } from '@/lib/testing/answers-fixture'
import { inPractice, type PracticeFixture } from '@/lib/testing/practice-fixture'

export type SentForm = { clientId: string; assignmentId: string; secret: string }

/** A form with an open link, assigned by the command the screen uses. */
export async function assignForm(
  practice: PracticeFixture,
  options: { instrumentId?: string; clientId?: string; now?: Date; expiresInDays?: number } = {},
): Promise<SentForm> {
  const clientId = options.clientId ?? (await makeClient(practice))
  const { assignmentId, secret } = await inPractice(
    practice,
    (tx) =>
      assignInstrument(tx, {
        clientId,
        instrumentId: options.instrumentId ?? 'cta-10',
        via: 'shown',
        expiresInDays: options.expiresInDays ?? 14,
        isDuplicateAccepted: true,
      }),
    options.now ? { now: options.now } : {},
  )
  return { clientId, assignmentId, secret: secret ?? '' }
}

export async function revokeForm(practice: PracticeFixture, { assignmentId }: SentForm): Promise<void> {
  await inPractice(practice, (tx) => revokeAssignment(tx, { assignmentId }))
}

/** What is stored of a form: how many responses, answers of its draft, whether it is completed. */
export async function readStored(practice: PracticeFixture, { assignmentId }: SentForm) {
  return inPractice(practice, async (tx) => ({
    responses: await tx.db.response.count({ where: { assignmentId } }),
    checkIns: await tx.db.checkIn.count({ where: { assignmentId } }),
    submits: await tx.db.auditEvent.count({ where: { subjectKind: 'response', action: 'response.submitted' } }),
    draft: Object.fromEntries(
      (await tx.db.draftField.findMany({ where: { assignmentId }, select: { field: true, value: true } })).map(
        (row) => [row.field, row.value],
      ),
    ),
    isCompleted: (await tx.db.assignment.findFirst({ where: { id: assignmentId } }))?.completedAt != null,
  }))
}
