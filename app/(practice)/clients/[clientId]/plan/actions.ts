'use server'

import { attachSuggestion } from '@/app/_acts/attach-suggestion'
import { localDateOf } from '@/lib/domain/wall-time'
import { addPlanItemInput, markPlanItemDone, planItemInput, removePlanItem } from '@/lib/plans/commands'
import { practiceAction } from '@/lib/server/practice-action'

const planOf = (_input: unknown, { clientId }: { clientId: string }) => [
  `/clients/${clientId}`,
  `/clients/${clientId}/plan`,
]

export const attachSuggestionAction = practiceAction({
  permission: 'notes:write',
  input: addPlanItemInput,
  run: attachSuggestion,
  revalidate: planOf,
})

export const markPlanItemDoneAction = practiceAction({
  permission: 'notes:write',
  input: planItemInput,
  run: (tx, input, { practice }) => markPlanItemDone(tx, { ...input, doneOn: localDateOf(tx.now, practice.timeZone) }),
  revalidate: planOf,
})

export const reopenPlanItemAction = practiceAction({
  permission: 'notes:write',
  input: planItemInput,
  run: (tx, input) => markPlanItemDone(tx, { ...input, doneOn: null }),
  revalidate: planOf,
})

export const removePlanItemAction = practiceAction({
  permission: 'notes:write',
  input: planItemInput,
  run: removePlanItem,
  revalidate: planOf,
})
