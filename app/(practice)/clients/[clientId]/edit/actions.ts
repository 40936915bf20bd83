'use server'

import { archiveClients } from '@/app/_acts/archive-clients'
import { stopAllContact } from '@/app/_acts/stop-contact'
import { archiveClientInput, restoreClient, restoreClientInput } from '@/lib/clients/commands/archive-client'
import { clientInput, confirmContact, setSafeContact, setSafeContactInput } from '@/lib/clients/commands/change-contact'
import { newPin, pinInput, showPin, turnPinOff } from '@/lib/clients/commands/change-pin'
import { editClient, editClientInput } from '@/lib/clients/commands/edit-client'
import { hideHelp, hideHelpInput } from '@/lib/clients/commands/hide-help'
import { practiceAction } from '@/lib/server/practice-action'
import { clearSessionSlot, clearSessionSlotInput, setSessionSlot, setSessionSlotInput } from '@/lib/sessions/commands'

const pages = ({ clientId }: { clientId: string }) => ['/caseload', `/clients/${clientId}`, `/clients/${clientId}/edit`]

export const editClientAction = practiceAction({
  permission: 'clients:write',
  input: editClientInput,
  run: editClient,
  revalidate: pages,
})

export const setSafeContactAction = practiceAction({
  permission: 'clients:write',
  input: setSafeContactInput,
  run: async (tx, input) => {
    const { clientId } = await setSafeContact(tx, input)
    return { clientId }
  },
  revalidate: pages,
})

/** "Still the same", on the client's page and where the record is edited. */
export const confirmSafeContactAction = practiceAction({
  permission: 'clients:write',
  input: clientInput,
  run: confirmContact,
  revalidate: pages,
})

export const stopContactAction = practiceAction({
  permission: 'clients:write',
  input: clientInput,
  run: stopAllContact,
  revalidate: pages,
})

export const setSessionSlotAction = practiceAction({
  permission: 'clients:write',
  input: setSessionSlotInput,
  run: setSessionSlot,
  revalidate: (input) => [...pages(input), '/home'],
})

export const clearSessionSlotAction = practiceAction({
  permission: 'clients:write',
  input: clearSessionSlotInput,
  run: clearSessionSlot,
  revalidate: (input) => [...pages(input), '/home'],
})

export const newPinAction = practiceAction({
  permission: 'clients:write',
  input: pinInput,
  run: newPin,
  revalidate: pages,
})

export const showPinAction = practiceAction({
  permission: 'clients:write',
  input: pinInput,
  run: showPin,
})

export const turnPinOffAction = practiceAction({
  permission: 'clients:write',
  input: pinInput,
  run: turnPinOff,
  revalidate: pages,
})

export const hideHelpAction = practiceAction({
  permission: 'clients:write',
  input: hideHelpInput,
  run: hideHelp,
  revalidate: pages,
})

export const archiveClientAction = practiceAction({
  permission: 'clients:write',
  input: archiveClientInput,
  run: async (tx, { clientId, endReason }) => {
    const { withdrawn } = await archiveClients(tx, { clientIds: [clientId], endReason })
    return { clientId, withdrawn }
  },
  revalidate: pages,
})

export const restoreClientAction = practiceAction({
  permission: 'clients:write',
  input: restoreClientInput,
  run: async (tx, input) => {
    const { clientId } = await restoreClient(tx, input)
    return { clientId }
  },
  revalidate: pages,
})
