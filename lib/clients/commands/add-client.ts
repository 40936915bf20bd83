import 'server-only'
import { z } from 'zod'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { type ContactRecord, contactPart, toContactColumns } from '@/lib/clients/contact-record'
import { readPracticeFacts, requireActiveMember, toDay } from '@/lib/clients/find-client'
import { findSharedContact, type SharedContact } from '@/lib/clients/queries/find-shared-contact'
import { newId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { checkbox, listOf, neededLine, optionalChoice, optionalLine } from '@/lib/domain/form-fields'

export const NAME_MAX = 200

/** Who a client is, as both the add sheet and the edit page ask it. */
export const identityFields = {
  name: neededLine(NAME_MAX, 'Enter a name or a code name'),
  isCodeName: checkbox,
  pronouns: optionalLine(40),
}

/** The add sheet's fields about the client, as a form sends them. Every fault is told at once. */
export const addClientInput = z
  .object({
    ...identityFields,
    responsibleId: optionalChoice(z.uuid('Choose one of the clinicians')),
    pin: listOf(z.string().max(10), 4),
    isDuplicateAccepted: checkbox,
  })
  .transform(({ pin, ...form }) => ({ ...form, isPinOn: readPinChoice(pin) }))
  .and(contactPart)

export type AddClient = {
  name: string
  isCodeName: boolean
  pronouns: string
  /** Null: whoever adds the client. */
  responsibleId: string | null
  /** Null: as the practice does by default. */
  isPinOn: boolean | null
  record: ContactRecord
  /** A second client of the same name is wanted. */
  isDuplicateAccepted: boolean
}

export type AddedClient = {
  clientId: string
  name: string
  /** In the clear this once, to agree live; null when no PIN is asked of this client. */
  pin: string | null
  /** Other clients of the practice with the same mailbox or phone: staff are warned, records are not joined. */
  sharedWith: SharedContact[]
}

/**
 * Adds a client: the file, its safe-contact record, a PIN, an episode of care from today, and its line in the caseload.
 * @throws AppError BAD_INPUT (clinician), CONFLICT when an open file has the very same name and that was not accepted
 */
export async function addClient(tx: MemberTx, input: AddClient): Promise<AddedClient> {
  const practice = await readPracticeFacts(tx)
  const responsibleId = input.responsibleId ?? tx.scope.membershipId
  if (responsibleId !== tx.scope.membershipId) await requireActiveMember(tx, responsibleId)
  if (!input.isDuplicateAccepted) await refuseSameName(tx, input.name)
  const clientId = newId(tx.now)
  const isPinOn = input.isPinOn ?? practice.isPinDefault
  const pin = isPinOn ? tx.newPin() : null
  await tx.db.client.create({
    data: {
      id: clientId,
      name: input.name,
      isCodeName: input.isCodeName,
      pronouns: input.pronouns,
      responsibleId,
      isPinOn,
      pinSealed: pin ? tx.seal({ table: 'client', column: 'pin', rowId: clientId }, pin) : null,
      pinAgreedAt: pin ? tx.now : null,
      createdAt: tx.now,
    },
    select: { id: true },
  })
  const columns = toContactColumns(tx, clientId, input.record)
  await tx.db.safeContact.create({
    data: { clientId, ...columns, confirmedOn: toDay(practice.today) },
    select: { clientId: true },
  })
  await tx.db.episode.create({
    data: { id: newId(tx.now), clientId, startedOn: toDay(practice.today) },
    select: { id: true },
  })
  await refreshOverview(tx, clientId)
  await tx.audit({ action: 'client.added', subject: { kind: 'client', id: clientId }, clientId })
  return { clientId, name: input.name, pin, sharedWith: await findSharedContact(tx, clientId, columns) }
}

async function refuseSameName(tx: MemberTx, name: string): Promise<void> {
  const [found] = await tx.db.$queryRaw<{ isThere: boolean }[]>`
    select exists (select 1 from client where lower(name) = lower(${name}) and archived_at is null) as "isThere"`
  if (found?.isThere) {
    throw new AppError('CONFLICT', 'same name', {
      isDuplicateAccepted: ['A client with this name is already here. Tick to add a second one all the same.'],
    })
  }
}

/** The sheet sends "off" and, when the box is ticked, "on" too; a sheet without the box sends neither. */
function readPinChoice(sent: readonly string[]): boolean | null {
  if (sent.includes('on')) return true
  return sent.includes('off') ? false : null
}
