import 'server-only'
import { z } from 'zod'
import { versionField } from '@/lib/clients/commands/edit-client'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { type ContactRecord, contactPart, toContactColumns } from '@/lib/clients/contact-record'
import { lockClient, readPracticeFacts, toDay } from '@/lib/clients/find-client'
import { findSharedContact, type SharedContact } from '@/lib/clients/queries/find-shared-contact'
import { isId } from '@/lib/db/ids'
import type { MemberTx, PracticeTx, RespondentTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'

export const setSafeContactInput = z.object({ clientId: z.uuid(), version: versionField }).and(contactPart)

export type SetSafeContact = {
  clientId: string
  /** Left out where no form was open on a screen. */
  version?: number
  record: ContactRecord
}

/**
 * Writes down anew how a client may be reached. Agreed again, so it counts as confirmed today, and whatever was stopped
 * before may begin again.
 * @throws AppError NOT_FOUND, STALE
 */
export async function setSafeContact(
  tx: MemberTx,
  input: SetSafeContact,
): Promise<{ clientId: string; sharedWith: SharedContact[] }> {
  const client = await lockClient(tx, input.clientId, input.version)
  const { today } = await readPracticeFacts(tx)
  const columns = toContactColumns(tx, client.id, input.record)
  const agreed = { ...columns, confirmedOn: toDay(today), stoppedAt: null, stoppedBy: null, stoppedWhat: null }
  const { count } = await tx.db.safeContact.updateMany({ where: { clientId: client.id }, data: agreed })
  if (count === 0)
    await tx.db.safeContact.create({ data: { clientId: client.id, ...agreed }, select: { choice: true } })
  await tx.db.client.updateMany({ where: { id: client.id }, data: { version: { increment: 1 } } })
  await tx.enqueue('recheck-held', client.id)
  await refreshOverview(tx, client.id)
  await tx.audit({ action: 'client.contact-changed', subject: { kind: 'client', id: client.id }, clientId: client.id })
  return { clientId: client.id, sharedWith: await findSharedContact(tx, client.id, columns) }
}

export const clientInput = z.object({ clientId: z.uuid() })

/**
 * "Still the same": the record was gone through with the client and stands. Schedules that paused go on.
 * @throws AppError NOT_FOUND, CONTACT_FORBIDS when contact was stopped: that needs a new record
 */
export async function confirmContact(tx: MemberTx, input: z.infer<typeof clientInput>): Promise<{ clientId: string }> {
  const client = await lockClient(tx, input.clientId)
  const { today } = await readPracticeFacts(tx)
  const { count } = await tx.db.safeContact.updateMany({
    where: { clientId: client.id, OR: [{ stoppedAt: null }, { stoppedWhat: 'reminders' }] },
    data: { confirmedOn: toDay(today) },
  })
  if (count === 0) throw new AppError('CONTACT_FORBIDS', 'stopped')
  await refreshOverview(tx, client.id)
  await tx.audit({
    action: 'client.contact-confirmed',
    subject: { kind: 'client', id: client.id },
    clientId: client.id,
  })
  return { clientId: client.id }
}

export type ContactStop = { clientId: string; by: 'practice' | 'client'; what: 'all' | 'reminders' }

/**
 * Stops contact, by the practice or at the client's own word. The caller withdraws open forms in the same transaction
 * when all of it stops (app/_acts/stop-contact.ts).
 * @throws AppError NOT_FOUND
 */
export async function stopContact(tx: PracticeTx, input: ContactStop): Promise<{ clientId: string }> {
  if (!isId(input.clientId)) throw new AppError('NOT_FOUND')
  const { count } = await tx.db.safeContact.updateMany({
    where: { clientId: input.clientId },
    data: { stoppedAt: tx.now, stoppedBy: input.by, stoppedWhat: input.what },
  })
  if (count === 0) throw new AppError('NOT_FOUND')
  await tx.enqueue('recheck-held', input.clientId)
  await refreshOverview(tx, input.clientId)
  await tx.audit({
    action: 'client.contact-stopped',
    subject: { kind: 'client', id: input.clientId },
    clientId: input.clientId,
  })
  return { clientId: input.clientId }
}

/**
 * The client wants no more reminders, by the link of any form. Contact that is stopped already stays as it was stopped,
 * and a client whom nothing is sent to has nothing to stop: the page says the same.
 */
export async function stopOwnReminders(tx: RespondentTx): Promise<void> {
  const { clientId } = tx.scope
  const { count } = await tx.db.safeContact.updateMany({
    where: { clientId, stoppedAt: null },
    data: { stoppedAt: tx.now, stoppedBy: 'client', stoppedWhat: 'reminders' },
  })
  if (count === 0) return
  await tx.enqueue('recheck-held', clientId)
  await refreshOverview(tx, clientId)
  await tx.audit({ action: 'client.contact-stopped', subject: { kind: 'client', id: clientId }, clientId })
}
