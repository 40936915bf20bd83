import 'server-only'
import { z } from 'zod'
import { getClientName } from '@/lib/clients/queries/get-client-name'
import type { MemberTx } from '@/lib/db/practice-db'
import { checkbox, listOf } from '@/lib/domain/form-fields'
import { hasOpenReview } from '@/lib/safety/queries'

/** More would not fit on the one page beside the answers. */
export const STEPS_MAX = 4

export const makeSheetInput = z.object({
  clientId: z.uuid(),
  /** Whose answers, as the page's address says it; blank for the latest. */
  about: z.union([z.uuid(), z.literal('')]).default(''),
  safe: z.enum(['take', 'screen'], 'Answer this first'),
  hasCrisis: checkbox,
  step: listOf(z.uuid(), 100).refine((steps) => steps.length <= STEPS_MAX, {
    error: `Tick at most ${STEPS_MAX}, so that the sheet stays one page`,
  }),
})

/**
 * The answer to "Safe to take home?". Safe: it is in the record, and the sheet opens for a quarter of an hour. Not safe:
 * it is shown on the screen instead. While a safety review is open nothing is made, and the page says so.
 * @returns where to go next
 * @throws AppError NOT_FOUND
 */
export async function makeSheet(tx: MemberTx, input: z.infer<typeof makeSheetInput>): Promise<{ href: string }> {
  const { id } = await getClientName(tx, input.clientId)
  const query = new URLSearchParams(input.about ? { about: input.about } : {})
  const go = (page: string) => ({ href: `/clients/${id}/${page}${query.size > 0 ? `?${query}` : ''}` })
  if (await hasOpenReview(tx, id)) return go('sheet')
  if (input.safe === 'screen') return go('together')
  await tx.audit({ action: 'client.sheet-made', subject: { kind: 'client', id }, clientId: id })
  query.set('made', '1')
  if (input.hasCrisis) query.set('crisis', '1')
  if (input.step.length > 0) query.set('steps', input.step.join('.'))
  return go('sheet')
}
