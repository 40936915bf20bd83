'use server'

import { editReferent, settleReferent } from '@/app/_acts/confirm-referent'
import { copyResult, copyResultInput } from '@/app/_acts/copy-result'
import { markCheckIn, markResponse, unmarkCheckIn, unmarkResponse } from '@/app/_acts/mark-answers'
import { responseInput, reviewResponse } from '@/lib/assessments/commands/review-response'
import { voidResponseInput } from '@/lib/assessments/commands/void-response'
import { checkInInput, reviewCheckIn, voidCheckInInput } from '@/lib/check-ins/commands'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import type { MemberTx } from '@/lib/db/practice-db'
import { confirmReferentInput, correctReferentInput } from '@/lib/referents/commands'
import {
  closeReview,
  closeReviewInput,
  resolveFlag,
  resolveFlagInput,
  unfold,
  unfoldInput,
} from '@/lib/safety/commands'
import { practiceAction } from '@/lib/server/practice-action'

export const reviewResponseAction = practiceAction({
  permission: 'answers:review',
  input: responseInput,
  run: thenRefresh(reviewResponse),
  revalidate: pagesOf,
})

export const reviewCheckInAction = practiceAction({
  permission: 'answers:review',
  input: checkInInput,
  run: thenRefresh(reviewCheckIn),
  revalidate: pagesOf,
})

export const voidResponseAction = practiceAction({
  permission: 'answers:review',
  input: voidResponseInput,
  run: markResponse,
  revalidate: pagesOf,
})

export const restoreResponseAction = practiceAction({
  permission: 'answers:review',
  input: responseInput,
  run: unmarkResponse,
  revalidate: pagesOf,
})

export const voidCheckInAction = practiceAction({
  permission: 'answers:review',
  input: voidCheckInInput,
  run: markCheckIn,
  revalidate: pagesOf,
})

export const restoreCheckInAction = practiceAction({
  permission: 'answers:review',
  input: checkInInput,
  run: unmarkCheckIn,
  revalidate: pagesOf,
})

export const confirmReferentAction = practiceAction({
  permission: 'answers:review',
  input: confirmReferentInput,
  run: settleReferent,
  revalidate: pagesOf,
})

export const editReferentAction = practiceAction({
  permission: 'clients:write',
  input: correctReferentInput,
  run: editReferent,
  revalidate: pagesOf,
})

export const closeReviewAction = practiceAction({
  permission: 'answers:review',
  input: closeReviewInput,
  run: thenRefresh(closeReview),
  revalidate: pagesOf,
})

export const resolveFlagAction = practiceAction({
  permission: 'answers:review',
  input: resolveFlagInput,
  run: thenRefresh(resolveFlag),
  revalidate: pagesOf,
})

export const unfoldAction = practiceAction({
  permission: 'clients:read',
  input: unfoldInput,
  run: unfold,
})

export const copyResultAction = practiceAction({
  permission: 'clients:read',
  input: copyResultInput,
  run: (tx, input, member) =>
    copyResult(tx, input, { locale: member.practice.locale, timeZone: member.practice.timeZone }),
})

/** Each act ends with the caseload's row, in its own transaction. */
function thenRefresh<I>(act: (tx: MemberTx, input: I) => Promise<{ clientId: string }>) {
  return async (tx: MemberTx, input: I) => {
    const changed = await act(tx, input)
    await refreshOverview(tx, changed.clientId)
    return changed
  }
}

function pagesOf(_input: unknown, changed: { clientId: string }): string[] {
  return [`/clients/${changed.clientId}`, '/caseload', '/to-read']
}
