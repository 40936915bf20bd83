import 'server-only'
import { z } from 'zod'
import { assignForm } from '@/app/_acts/assign-form'
import type { Member } from '@/lib/auth/current-member'
import { type AddClient, type AddedClient, addClient, addClientInput } from '@/lib/clients/commands/add-client'
import type { MemberTx } from '@/lib/db/practice-db'
import { expiresInDaysSchema } from '@/lib/domain/assignment-state'
import { AppError } from '@/lib/domain/errors'
import { checkbox } from '@/lib/domain/form-fields'
import type { LinkFacts } from '@/lib/domain/link-facts'
import type { SafeContact } from '@/lib/domain/safe-contact'

/** The add sheet: the client's fields, and the form that goes out with them ("Add only" sends none). */
export const addAndSendInput = addClientInput.and(
  z.object({
    intent: z.enum(['send', 'add']).default('send'),
    instrumentId: z.string().max(40).default(''),
    expiresInDays: expiresInDaysSchema,
    isSharedAccepted: checkbox,
  }),
)

export type AddAndSend = AddClient & {
  intent: 'send' | 'add'
  instrumentId: string
  expiresInDays: number
  /** The first message may go to a mailbox that another client gave too. */
  isSharedAccepted?: boolean
}

export type AddedAndSent = AddedClient & { contact: SafeContact; link: LinkFacts | null }

/**
 * Adds a client and asks their first form, both or neither: its message is put on the way, or the link shown in the
 * session, as the safe contact allows.
 * @throws AppError as addClient and assignInstrument say, and CONFLICT before a message goes to another client's mailbox
 */
export async function addAndSend(tx: MemberTx, member: Member, input: AddAndSend): Promise<AddedAndSent> {
  const added = await addClient(tx, input)
  const { contact } = input.record
  if (input.intent === 'add') return { ...added, contact, link: null }
  const via = mayMessage(contact) ? 'message' : 'shown'
  if (via === 'message' && !input.isSharedAccepted) refuseSharedMailbox(added)
  const { link } = await assignForm(tx, member, {
    clientId: added.clientId,
    instrumentId: input.instrumentId,
    via,
    expiresInDays: input.expiresInDays,
    isDuplicateAccepted: false,
  })
  return { ...added, contact, link }
}

/** A link leaves by message only where e-mail was agreed; otherwise it is shown in the session. */
function mayMessage(contact: SafeContact): boolean {
  return contact.choice === 'email' || (contact.choice === 'details' && contact.channels.includes('email'))
}

/** Partners in one house may both be clients here: that is asked before anything has gone out, not told after. */
function refuseSharedMailbox({ sharedWith }: AddedClient): void {
  if (!sharedWith.some(({ by }) => by.includes('email'))) return
  throw new AppError('CONFLICT', 'shared mailbox', {
    isSharedAccepted: [
      'Another client here has this e-mail address, so either may read what goes to the other. Tick to send all the same, or choose “In session only”.',
    ],
  })
}
