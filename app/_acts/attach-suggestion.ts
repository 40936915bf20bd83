import 'server-only'
import type { z } from 'zod'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { findSuggestion } from '@/lib/domain/library/library'
import { addPlanItem, type addPlanItemInput } from '@/lib/plans/commands'
import { hasOpenReview } from '@/lib/safety/queries'

/**
 * Puts a suggestion on a client's plan. While a safety review is open, none that asks them to confront the person or
 * set them a limit.
 * @throws AppError NOT_FOUND, STALE where the page offered what is held back by now
 */
export async function attachSuggestion(tx: MemberTx, input: z.infer<typeof addPlanItemInput>) {
  const isConfronting = findSuggestion(input.suggestionId)?.isConfronting ?? false
  if (isConfronting && (await hasOpenReview(tx, input.clientId))) throw new AppError('STALE', 'held back')
  return addPlanItem(tx, input)
}
