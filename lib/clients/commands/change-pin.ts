import 'server-only'
import type { z } from 'zod'
import { clientInput } from '@/lib/clients/commands/change-contact'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { lockClient } from '@/lib/clients/find-client'
import { isId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'

export const pinInput = clientInput

type PinInput = z.infer<typeof pinInput>

/**
 * Gives a client a new PIN for all their links, in place of the one before. Links locked by wrong tries open again, and
 * forms sent while no PIN was asked ask for it from now on.
 * @returns the PIN in the clear, to agree live
 * @throws AppError NOT_FOUND
 */
export async function newPin(tx: MemberTx, input: PinInput): Promise<{ clientId: string; pin: string }> {
  await changeOpenForms(tx, input.clientId, { isPinRequired: true }, 'message')
  await changeOpenForms(tx, input.clientId, UNLOCKED)
  const client = await lockClient(tx, input.clientId)
  const pin = tx.newPin()
  await tx.db.client.updateMany({
    where: { id: client.id },
    data: {
      isPinOn: true,
      pinSealed: tx.seal(pinPlace(client.id), pin),
      pinAgreedAt: tx.now,
      version: { increment: 1 },
    },
  })
  await refreshOverview(tx, client.id)
  await tx.audit({ action: 'client.pin-changed', subject: { kind: 'client', id: client.id }, clientId: client.id })
  return { clientId: client.id, pin }
}

/**
 * Shows the present PIN again. Every showing is in the record.
 * @throws AppError NOT_FOUND, also when no PIN is asked of this client
 */
export async function showPin(tx: MemberTx, input: PinInput): Promise<{ clientId: string; pin: string }> {
  const client = isId(input.clientId)
    ? await tx.db.client.findFirst({
        where: { id: input.clientId, isPinOn: true },
        select: { id: true, pinSealed: true },
      })
    : null
  if (!client?.pinSealed) throw new AppError('NOT_FOUND')
  await tx.audit({ action: 'client.pin-shown', subject: { kind: 'client', id: client.id }, clientId: client.id })
  return { clientId: client.id, pin: tx.open(pinPlace(client.id), client.pinSealed) }
}

/**
 * Asks no PIN of this client any more, on links already out as well, and forgets the one there was.
 * @throws AppError NOT_FOUND
 */
export async function turnPinOff(tx: MemberTx, input: PinInput): Promise<{ clientId: string }> {
  await changeOpenForms(tx, input.clientId, { ...UNLOCKED, isPinRequired: false })
  const client = await lockClient(tx, input.clientId)
  await tx.db.client.updateMany({
    where: { id: client.id },
    data: { isPinOn: false, pinSealed: null, pinAgreedAt: null, version: { increment: 1 } },
  })
  await refreshOverview(tx, client.id)
  await tx.audit({ action: 'client.pin-changed', subject: { kind: 'client', id: client.id }, clientId: client.id })
  return { clientId: client.id }
}

/** Where a client's PIN is sealed; lib/assignments opens it at the same place to judge a try. */
export function pinPlace(clientId: string) {
  return { table: 'client', column: 'pin', rowId: clientId }
}

const UNLOCKED = { pinTries: 0, lockedAt: null }

/** Before the client's own row, since locks go assignment, client, overview. */
async function changeOpenForms(
  tx: MemberTx,
  clientId: string,
  data: { isPinRequired?: boolean; pinTries?: number; lockedAt?: null },
  via?: string,
): Promise<void> {
  if (!isId(clientId)) throw new AppError('NOT_FOUND')
  await tx.db.assignment.updateMany({
    where: { clientId, completedAt: null, revokedAt: null, ...(via ? { via } : {}) },
    data,
  })
}
