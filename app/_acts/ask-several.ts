import 'server-only'
import type { SeveralOutcome } from '@/app/_acts/several'
import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { listAsked } from '@/lib/assignments/queries/list-asked'
import { refreshOverviews } from '@/lib/clients/commands/refresh-overview'
import { lockClients } from '@/lib/clients/find-client'
import { listReachable } from '@/lib/clients/queries/list-reachable'
import type { MemberTx } from '@/lib/db/practice-db'
import { type AskingRefusal, refuseAsking } from '@/lib/domain/asking'
import { AppError } from '@/lib/domain/errors'
import { findAssignableForm } from '@/lib/domain/forms'
import { localDateOf } from '@/lib/domain/wall-time'
import { queueMessage } from '@/lib/messages/commands/queue-message'

export type ForetellAsking = { clientIds: readonly string[]; instrumentId: string; timeZone: string }
export type AskSeveral = ForetellAsking & { expiresInDays: number }
export type AskingOutcome = SeveralOutcome<AskingRefusal>

/**
 * To whom a form would go by message, by the rules of the act itself; changes nothing. Two statements, however many
 * clients.
 * @throws AppError NOT_FOUND when the form, or one of the ids, is not known here
 */
export async function foretellAsking(tx: MemberTx, input: ForetellAsking): Promise<AskingOutcome> {
  if (!findAssignableForm(input.instrumentId)) throw new AppError('NOT_FOUND', 'no such form')
  const clients = await listReachable(tx, input.clientIds)
  const asked = await listAsked(tx, input)
  const dayOf = (at: Date) => localDateOf(at, input.timeZone)
  const outcome: AskingOutcome = { reached: [], leftOut: [] }
  for (const { id, name, ...client } of clients) {
    const { isStillOpen = false, isLocked = false, lastAskedAt = null } = asked.get(id) ?? {}
    const facts = { ...client, isStillOpen, isLocked, lastAskedOn: lastAskedAt && dayOf(lastAskedAt) }
    const reason = refuseAsking(facts, input.instrumentId, dayOf(tx.now))
    if (reason) outcome.leftOut.push({ id, name, reason })
    else outcome.reached.push({ id, name })
  }
  return outcome
}

/**
 * Asks one form of several clients and puts each message on its way, all or none. Looked at under a lock: of two who
 * ask at the same moment the later one finds the form still open.
 * @throws AppError NOT_FOUND when the form, or one of the ids, is not known here
 */
export async function askSeveral(tx: MemberTx, input: AskSeveral): Promise<AskingOutcome> {
  await lockClients(tx, input.clientIds)
  const outcome = await foretellAsking(tx, input)
  for (const { id: clientId } of outcome.reached) {
    const { assignmentId } = await assignInstrument(tx, {
      ...{ clientId, instrumentId: input.instrumentId, expiresInDays: input.expiresInDays },
      via: 'message',
      isDuplicateAccepted: false,
    })
    await queueMessage(tx, { assignmentId })
  }
  await refreshOverviews(
    tx,
    outcome.reached.map((client) => client.id),
  )
  return outcome
}
