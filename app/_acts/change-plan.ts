import 'server-only'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import type { MemberTx } from '@/lib/db/practice-db'

/** An act on a schedule, after which the caseload and the client's head know what comes next. */
export function changePlan<Input, Changed extends { clientId: string }>(
  act: (tx: MemberTx, input: Input) => Promise<Changed>,
): (tx: MemberTx, input: Input) => Promise<Changed> {
  return async (tx, input) => {
    const changed = await act(tx, input)
    await refreshOverview(tx, changed.clientId)
    return changed
  }
}
