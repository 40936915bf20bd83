import 'server-only'
import { contactPlace, readInstructions } from '@/lib/clients/contact-record'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'

/** A contact record with its addresses opened, for the form that changes it. */
export type OpenedContact = {
  choice: string
  channels: string[]
  times: string
  mayLeaveMessage: boolean
  reminderCount: number | null
  email: string
  phone: string
  codeName: string
  instructions: string
}

/**
 * Opens a client's addresses. Every opening is in the record.
 * @returns null when no record was ever made
 * @throws AppError NOT_FOUND for a foreign, missing or malformed id
 */
export async function readContact(tx: MemberTx, clientId: string): Promise<OpenedContact | null> {
  const client = isId(clientId)
    ? await tx.db.client.findFirst({
        where: { id: clientId },
        select: {
          id: true,
          safeContact: {
            select: {
              choice: true,
              channels: true,
              times: true,
              mayLeaveMessage: true,
              reminderCount: true,
              emailSealed: true,
              phoneSealed: true,
              instructionsSealed: true,
            },
          },
        },
      })
    : null
  if (!client) throw new AppError('NOT_FOUND')
  if (!client.safeContact) return null
  await tx.audit({ action: 'client.contact-shown', subject: { kind: 'client', id: client.id }, clientId: client.id })
  const { emailSealed, phoneSealed, instructionsSealed, ...plain } = client.safeContact
  const open = (column: 'email' | 'phone' | 'instructions', sealed: Uint8Array | null) =>
    sealed ? tx.open(contactPlace(client.id, column), sealed) : ''
  const words = open('instructions', instructionsSealed)
  return {
    ...plain,
    email: open('email', emailSealed),
    phone: open('phone', phoneSealed),
    ...(words ? readInstructions(words) : { codeName: '', instructions: '' }),
  }
}
