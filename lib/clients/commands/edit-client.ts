import 'server-only'
import { z } from 'zod'
import { identityFields } from '@/lib/clients/commands/add-client'
import { lockClient, readPracticeFacts, requireActiveMember, toDay } from '@/lib/clients/find-client'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { optionalChoice, optionalLine } from '@/lib/domain/form-fields'
import { type LocalDate, localDateSchema } from '@/lib/domain/wall-time'

/** The version of the client's row that a form was filled in against. */
export const versionField = z.coerce.number().int().min(1)

const RECORD_NUMBER_MAX = 40

export const editClientInput = z.object({
  ...identityFields,
  clientId: z.uuid(),
  version: versionField,
  responsibleId: z.uuid('Choose one of the clinicians'),
  recordNumber: optionalLine(RECORD_NUMBER_MAX),
  bornOn: optionalChoice(localDateSchema),
})

/**
 * Changes who a client is and who is responsible. A change of clinician is in the record as a transfer of its own.
 * @throws AppError NOT_FOUND, STALE when somebody changed the client since the form was opened, BAD_INPUT (clinician, birth date)
 */
export async function editClient(tx: MemberTx, input: z.infer<typeof editClientInput>): Promise<{ clientId: string }> {
  const client = await lockClient(tx, input.clientId, input.version)
  const { name, isCodeName, pronouns, responsibleId, recordNumber, bornOn } = input
  if (bornOn) await refuseUnborn(tx, bornOn)
  const isTransferred = responsibleId !== client.responsibleId
  if (isTransferred) await requireActiveMember(tx, responsibleId)
  await tx.db.client.updateMany({
    where: { id: client.id },
    data: {
      ...{ name, isCodeName, pronouns, responsibleId, recordNumber },
      bornOn: bornOn && toDay(bornOn),
      version: { increment: 1 },
    },
  })
  await tx.audit({ action: 'client.edited', subject: { kind: 'client', id: client.id }, clientId: client.id })
  if (isTransferred) await noteTransfer(tx, client.id, responsibleId)
  return { clientId: client.id }
}

async function refuseUnborn(tx: MemberTx, bornOn: LocalDate): Promise<void> {
  const { today } = await readPracticeFacts(tx)
  if (bornOn > today) {
    throw new AppError('BAD_INPUT', 'born in the future', { bornOn: ['Enter a date that is not in the future'] })
  }
}

export const transferClientInput = z.object({
  clientId: z.uuid(),
  responsibleId: z.uuid('Choose one of the clinicians'),
})

/**
 * Hands a client over to another clinician. Nothing else changes: open forms, unread answers and notes stay.
 * @throws AppError NOT_FOUND, BAD_INPUT (clinician)
 */
export async function transferClient(
  tx: MemberTx,
  input: z.infer<typeof transferClientInput>,
): Promise<{ clientId: string }> {
  const client = await lockClient(tx, input.clientId)
  if (client.responsibleId === input.responsibleId) return { clientId: client.id }
  await requireActiveMember(tx, input.responsibleId)
  await tx.db.client.updateMany({
    where: { id: client.id },
    data: { responsibleId: input.responsibleId, version: { increment: 1 } },
  })
  await noteTransfer(tx, client.id, input.responsibleId)
  return { clientId: client.id }
}

/** In the record; and whoever has the file now is told of what waits in it. */
async function noteTransfer(tx: MemberTx, clientId: string, responsibleId: string): Promise<void> {
  await tx.audit({ action: 'client.transferred', subject: { kind: 'client', id: clientId }, clientId })
  await tx.enqueue('plan-notice', responsibleId)
}
