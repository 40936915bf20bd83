import 'server-only'
import { z } from 'zod'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { lockClient, readPracticeFacts, toDay } from '@/lib/clients/find-client'
import { newId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { EPISODE_END_REASONS } from '@/lib/domain/caseload'
import { checkbox, optionalChoice } from '@/lib/domain/form-fields'

export const archiveClientInput = z.object({
  clientId: z.uuid(),
  endReason: optionalChoice(z.enum(EPISODE_END_REASONS)).default(null),
})

/**
 * Closes a client's file: it leaves every list but Archived, and the open episode ends today. Answers and notes stay.
 * The caller withdraws open forms in the same transaction, before this (app/_acts/archive-clients.ts).
 * @returns isChanged false when the file was closed already
 * @throws AppError NOT_FOUND
 */
export async function archiveClient(
  tx: MemberTx,
  input: z.infer<typeof archiveClientInput>,
): Promise<{ clientId: string; isChanged: boolean }> {
  const client = await lockClient(tx, input.clientId)
  if (client.archivedAt) return { clientId: client.id, isChanged: false }
  const { today } = await readPracticeFacts(tx)
  await tx.db.client.updateMany({
    where: { id: client.id },
    data: { archivedAt: tx.now, version: { increment: 1 } },
  })
  await tx.db.episode.updateMany({
    where: { clientId: client.id, endedOn: null },
    data: { endedOn: toDay(today), endReason: input.endReason },
  })
  await refreshOverview(tx, client.id)
  await tx.audit({ action: 'client.archived', subject: { kind: 'client', id: client.id }, clientId: client.id })
  return { clientId: client.id, isChanged: true }
}

export const restoreClientInput = z.object({ clientId: z.uuid(), isNewEpisode: checkbox.default(false) })

/**
 * Opens an archived file again. The last episode goes on as if it had not ended, or a new one begins today: then the
 * next score is a first score. Links that were withdrawn stay withdrawn.
 * @throws AppError NOT_FOUND
 */
export async function restoreClient(
  tx: MemberTx,
  input: z.infer<typeof restoreClientInput>,
): Promise<{ clientId: string; isChanged: boolean }> {
  const client = await lockClient(tx, input.clientId)
  if (!client.archivedAt) return { clientId: client.id, isChanged: false }
  await tx.db.client.updateMany({
    where: { id: client.id },
    data: { archivedAt: null, version: { increment: 1 } },
  })
  await reopenEpisode(tx, client.id, input.isNewEpisode)
  await refreshOverview(tx, client.id)
  await tx.audit({ action: 'client.restored', subject: { kind: 'client', id: client.id }, clientId: client.id })
  return { clientId: client.id, isChanged: true }
}

async function reopenEpisode(tx: MemberTx, clientId: string, isNew: boolean): Promise<void> {
  const last = await tx.db.episode.findFirst({
    where: { clientId },
    orderBy: [{ startedOn: 'desc' }, { id: 'desc' }],
    select: { id: true, endedOn: true },
  })
  if (last && !last.endedOn) return
  if (last && !isNew) {
    await tx.db.episode.updateMany({
      where: { id: last.id },
      data: { endedOn: null, endReason: null, endWordsSealed: null },
    })
    return
  }
  const { today } = await readPracticeFacts(tx)
  await tx.db.episode.create({
    data: { id: newId(tx.now), clientId, startedOn: toDay(today) },
    select: { id: true },
  })
}
