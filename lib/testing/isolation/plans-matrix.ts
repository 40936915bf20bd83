import * as planCommands from '@/lib/plans/commands'
import * as planQueries from '@/lib/plans/queries'
import { empty, type Matrix, missing } from '@/lib/testing/isolation/matrix-entry'

export const plansMatrix: Matrix = {
  'plans/commands:addPlanItem': missing((tx, { ids }) =>
    planCommands.addPlanItem(tx, { clientId: ids.clientId, suggestionId: 'bnd-map-limits' }),
  ),
  'plans/commands:markPlanItemDone': missing((tx, { ids }) =>
    planCommands.markPlanItemDone(tx, { planItemId: ids.planItemId, doneOn: '2026-01-05' }),
  ),
  'plans/commands:removePlanItem': missing((tx, { ids }) => planCommands.removePlanItem(tx, ids)),
  'plans/queries:listPlan': empty((tx, { ids }) => planQueries.listPlan(tx, ids.clientId)),
}
