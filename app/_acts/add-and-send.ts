import 'server-only'
import { z } from 'zod'
import { assignForm } from '@/app/_acts/assign-form'
import type { Member } from '@/lib/auth/current-member'
import { type AddClient, type AddedClient, addClient, addClientInput } from '@/lib/clients/commands/add-client'
import type { MemberTx } from '@/lib/db/practice-db'
import { expiresInDaysSchema } from '@/lib/domain/assignment-state'
import type { LinkFacts } from '@/lib/domain/link-facts'
import type { SafeContact } from '@/lib/domain/safe-contact'

/** The add sheet: the client's fields, and the form that goes out with them ("Add only" sends none). */
export const addAndSendInput = addClientInput.and(
  z.object({
    intent: z.enum(['send', 'add']).default('send'),
    instrumentId: z.string().max(40).default(''),
    expiresInDays: expiresInDaysSchema,
  }),
)

export type AddAndSend = AddClient & { intent: 'send' | 'add'; instrumentId: string; expiresInDays: number }

export type AddedAndSent = AddedClient & { contact: SafeContact; link: LinkFacts | null }

/**
 * Adds a client and asks their first form, both or neither: its message is put on the way, or the link shown in the
 * session, as the safe contact allows.
 * @throws AppError as addClient and assignInstrument say
 */
export async function addAndSend(tx: MemberTx, member: Member, input: AddAndSend): Promise<AddedAndSent> {
  const added = await addClient(tx, input)
  const { contact } = input.record
  if (input.intent === 'add') return { ...added, contact, link: null }
  const { link } = await assignForm(tx, member, {
    clientId: added.clientId,
    instrumentId: input.instrumentId,
    via: mayMessage(contact) ? 'message' : 'shown',
    expiresInDays: input.expiresInDays,
    isDuplicateAccepted: false,
  })
  return { ...added, contact, link }
}

/** A link leaves by message only where e-mail was agreed; otherwise it is shown in the session. */
function mayMessage(contact: SafeContact): boolean {
  return contact.choice === 'email' || (contact.choice === 'details' && contact.channels.includes('email'))
}
