import 'server-only'
import { z } from 'zod'
import { readResponse } from '@/lib/assessments/queries/read-response'
import type { MemberTx } from '@/lib/db/practice-db'
import { getInstrument } from '@/lib/domain/instruments/registry'
import type { Place } from '@/lib/format/dates'
import { copyForRecord } from '@/lib/format/record-copy'
import { hasOpenReview } from '@/lib/safety/queries'

export const copyResultInput = z.object({ clientId: z.uuid(), responseId: z.uuid() })

/**
 * One result as plain text for another system. While a safety review is open, bands, stand-outs and change stay out,
 * shown on a page or not. Making the text is in the record.
 * @throws AppError NOT_FOUND
 */
export async function copyResult(tx: MemberTx, input: z.infer<typeof copyResultInput>, place: Place) {
  const response = await readResponse(tx, input)
  const { change } = response
  const instrument = getInstrument(response.instrumentId, response.instrumentVersion)
  const text = copyForRecord(
    {
      instrument,
      scoringVersion: response.scoringVersion,
      completedAt: response.completedAt,
      referent: response.referent && { kind: response.referent.kind },
      isFromPaper: response.source === 'paper',
      scales: response.scales,
      standsOut: response.standsOut,
      answered: Object.values(response.answers).filter((answer) => answer !== null).length,
      of: instrument.items.length,
      change: change && { ...change, firstCompletedAt: change.withCompletedAt },
      isFolded: await hasOpenReview(tx, input.clientId),
    },
    place,
  )
  await tx.audit({
    action: 'client.record-copied',
    subject: { kind: 'response', id: response.id },
    clientId: input.clientId,
  })
  return { text }
}
