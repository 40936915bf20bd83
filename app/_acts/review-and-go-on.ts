import 'server-only'
import { z } from 'zod'
import { queueHref, readingHref } from '@/components/read-queue/queue-address'
import { reviewResponse } from '@/lib/assessments/commands/review-response'
import { reviewCheckIn } from '@/lib/check-ins/commands'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import type { MemberTx } from '@/lib/db/practice-db'
import { ANSWER_KINDS } from '@/lib/domain/flags'
import { QUEUE_SCOPES, type WentOn } from '@/lib/domain/read-queue'
import { formatMoment, type Place } from '@/lib/format/dates'
import { findQueuePlace } from '@/lib/read-queue/queries'

export const reviewAndGoOnInput = z.object({
  answerKind: z.enum(ANSWER_KINDS),
  answerId: z.uuid(),
  queue: z.enum(QUEUE_SCOPES),
})

/** Marks answers as read and finds the next that wait, in one transaction. Behind the last the queue itself comes. */
export async function reviewAndGoOn(
  tx: MemberTx,
  input: z.infer<typeof reviewAndGoOnInput>,
  place: Place,
): Promise<WentOn> {
  const { answerKind: kind, answerId: id, queue } = input
  const { clientId, earlier } = await (kind === 'response'
    ? reviewResponse(tx, { responseId: id })
    : reviewCheckIn(tx, { checkInId: id }))
  await refreshOverview(tx, clientId)
  const { next } = await findQueuePlace(tx, { kind, id }, queue)
  return {
    clientId,
    nextHref: next ? readingHref(next, queue) : queueHref(queue),
    earlier: earlier && { byName: earlier.byName, onWords: formatMoment(earlier.at, place) },
  }
}
