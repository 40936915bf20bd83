import 'server-only'
import { z } from 'zod'
import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { type AddClient, type AddedClient, addClient, addClientInput } from '@/lib/clients/commands/add-client'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import type { MemberTx } from '@/lib/db/practice-db'
import { expiresInDaysSchema } from '@/lib/domain/assignment-state'
import type { SafeContact } from '@/lib/domain/safe-contact'

/** The add sheet: the client's fields, and the form that goes out with them ("Add only" sends none). */
export const addAndSendInput = addClientInput.and(
  z.object({
    intent: z.enum(['send', 'add']).default('send'),
    instrumentId: z.string().min(1, 'Choose a form').max(40),
    expiresInDays: expiresInDaysSchema,
  }),
)

export type AddAndSend = AddClient & { intent: 'send' | 'add'; instrumentId: string; expiresInDays: number }

export type SentForm = {
  assignmentId: string
  instrumentId: string
  /** In the clear this once. */
  secret: string
  expiresAt: Date
  isPinRequired: boolean
  /** Whether the link leaves the room by message, as was agreed, or is shown in the session. */
  via: 'message' | 'shown'
}

export type AddedAndSent = AddedClient & { contact: SafeContact; sent: SentForm | null }

/**
 * Adds a client and opens the link of their first form, both or neither. Nothing leaves the house: the clinician
 * copies the link, or shows it, as the safe contact allows.
 * @throws AppError as addClient and assignInstrument say
 */
export async function addAndSend(tx: MemberTx, input: AddAndSend): Promise<AddedAndSent> {
  const added = await addClient(tx, input)
  const { contact } = input.record
  if (input.intent === 'add') return { ...added, contact, sent: null }
  const via = mayMessage(contact) ? 'message' : 'shown'
  const assigned = await assignInstrument(tx, {
    clientId: added.clientId,
    instrumentId: input.instrumentId,
    via,
    expiresInDays: input.expiresInDays,
    isDuplicateAccepted: false,
  })
  await refreshOverview(tx, added.clientId)
  const { assignmentId, secret, expiresAt, isPinRequired } = assigned
  if (secret === null) throw new Error('a shown or sent form has a link')
  const { instrumentId } = input
  return { ...added, contact, sent: { assignmentId, instrumentId, secret, expiresAt, isPinRequired, via } }
}

function mayMessage(contact: SafeContact): boolean {
  return contact.choice === 'email' || (contact.choice === 'details' && contact.channels.includes('email'))
}
