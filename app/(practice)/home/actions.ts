'use server'

import { dismiss, snooze, undo } from '@/app/_acts/set-aside'
import { dismissInput, snoozeInput, undoInput } from '@/lib/attention/commands'
import { clientInput, confirmContact } from '@/lib/clients/commands/change-contact'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { resolveFlag, resolveFlagInput } from '@/lib/safety/commands'
import { practiceAction } from '@/lib/server/practice-action'

const pages = (_input: unknown, { clientId }: { clientId: string }) => ['/home', '/caseload', `/clients/${clientId}`]

/** "Snooze": a reason is put off until a day. */
export const snoozeAction = practiceAction({
  permission: 'answers:review',
  input: snoozeInput,
  run: snooze,
  revalidate: pages,
})

export const dismissAction = practiceAction({
  permission: 'answers:review',
  input: dismissInput,
  run: dismiss,
  revalidate: pages,
})

export const undoAction = practiceAction({
  permission: 'answers:review',
  input: undoInput,
  run: undo,
  revalidate: pages,
})

/** "Mark as spoken": the wish to talk privately first is settled, with a reason. */
export const markSpokenAction = practiceAction({
  permission: 'answers:review',
  input: resolveFlagInput,
  run: async (tx, input) => {
    const changed = await resolveFlag(tx, input)
    await refreshOverview(tx, changed.clientId)
    return changed
  },
  revalidate: pages,
})

/** "Still the same" in a row. */
export const confirmContactHereAction = practiceAction({
  permission: 'clients:write',
  input: clientInput,
  run: confirmContact,
  revalidate: pages,
})
