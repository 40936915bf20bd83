import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { addClient } from '@/lib/clients/commands/add-client'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { queueMessage } from '@/lib/messages/commands/queue-message'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice, type PracticeFixture } from '@/lib/testing/practice-fixture'

/** A form whose message a mail server took so long ago. */
export type SentForm = { practice: PracticeFixture; clientId: string; assignmentId: string }

export const DAY = 86_400_000

/** Adds a client and asks a form by message, which counts as sent at once: no job finds anything to do. */
export async function sendFormByMail(
  practice: PracticeFixture,
  options: { name?: string; clientId?: string; formId?: string; daysAgo?: number } = {},
): Promise<SentForm> {
  const now = new Date(Date.now() - (options.daysAgo ?? 3) * DAY)
  return inPractice(
    practice,
    async (tx) => {
      const name = options.name ?? 'Wren Ash'
      const clientId = options.clientId ?? (await addClient(tx, newClient('Wren', name))).clientId
      const { assignmentId } = await assignInstrument(tx, {
        clientId,
        instrumentId: options.formId ?? 'cta-10',
        via: 'message',
        expiresInDays: 14,
        isDuplicateAccepted: true,
      })
      const { messageId } = await queueMessage(tx, { assignmentId })
      await tx.db.message.updateMany({
        where: { id: messageId },
        data: { state: 'sent', settledAt: now, nextTryAt: null },
      })
      await refreshOverview(tx, clientId)
      return { practice, clientId, assignmentId }
    },
    { now },
  )
}
