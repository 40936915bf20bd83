import 'server-only'
import { newId } from '@/lib/db/ids'
import type { JobTx } from '@/lib/db/practice-db'
import {
  type DeliveryOutcome,
  isBelieved,
  judgeClaim,
  type MessageKind,
  type MessageReason,
  type MessageState,
  settleTry,
} from '@/lib/domain/delivery'
import { AppError } from '@/lib/domain/errors'
import { planReminder } from '@/lib/messages/commands/remind'
import { type DispatchRow, judgeMessage, lockMessage } from '@/lib/messages/find-message'

/** All that is needed to write a message, read at the moment it leaves and kept nowhere. */
export type Letter = {
  messageId: string
  kind: MessageKind
  to: string
  /** The link's secret, in the clear. */
  secret: string
  formId: string
  language: string
  expiresAt: Date
  clinicianName: string
  locale: string
  timeZone: string
  senderName: string
  senderAddress: string
}

/** `hold`: it is kept for people to copy, because nothing can be sent here. */
export type ClaimedMessage = { kind: 'send'; claimId: string; letter: Letter } | { kind: 'hold'; letter: Letter }

/**
 * Takes a message in hand for one try, or finds that there is nothing to do: it has left, it is no longer needed, or the
 * client's safe contact forbids it now. Found in the hands of a worker that was killed, it is tried again, unless it
 * had begun to leave: then nobody can know, and a person decides. One that is held stays so, written anew, for as long as
 * it might be passed on.
 */
export async function claimMessage(
  tx: JobTx,
  input: { messageId: string; isMailOn: boolean },
): Promise<ClaimedMessage | null> {
  const row = await lockMessage(tx, input.messageId)
  const judged = row ? judgeClaim(row) : 'leave'
  if (!row || judged === 'leave') return null
  if (judged === 'unsure') return end(tx, row, 'failed', 'UNSURE')
  const refusal = judgeMessage(row, tx.now)
  if (refusal) return end(tx, row, 'dropped', refusal)
  if (row.state === 'held' || row.isDemo || !input.isMailOn) return hold(tx, row)
  const letter = openLetter(tx, row)
  const claimId = newId(tx.now)
  await tx.db.message.updateMany({
    where: { id: row.id },
    data: { state: 'sending', claimId, attempts: { increment: 1 }, nextTryAt: null },
  })
  return { kind: 'send', claimId, letter }
}

/** When the form's time is over, the job comes again: it drops the message, and its file goes. */
async function hold(tx: JobTx, row: DispatchRow): Promise<ClaimedMessage | null> {
  if (row.state !== 'held') await end(tx, row, 'held', row.isDemo ? 'DEMO' : 'NO_MAIL')
  await tx.enqueue('send-message', row.id, row.expiresAt)
  return row.isDemo ? null : { kind: 'hold', letter: openLetter(tx, row) }
}

export type MessageClaim = { messageId: string; claimId: string }

/**
 * Written down before the mail server is given the message: from here on it may have left. Reaching the server took its
 * time, so whether it may leave is asked once more.
 * @throws AppError STALE when another worker holds it by now, or it may not leave any more: nothing may be given away,
 *   and the job that comes again finds out why
 */
export async function noteHandOver(tx: JobTx, { messageId, claimId }: MessageClaim): Promise<void> {
  const row = await lockMessage(tx, messageId)
  if (!row || judgeMessage(row, tx.now)) throw new AppError('STALE', 'may not leave')
  const { count } = await tx.db.message.updateMany({
    where: { id: messageId, claimId, state: 'sending', handedAt: null },
    data: { handedAt: tx.now },
  })
  if (count === 0) throw new AppError('STALE', 'no longer in hand')
}

/**
 * Writes down how a try ended, and asks for the next one where there is to be one. Taken for dead and given up in the
 * meantime, what the server answered is still believed.
 */
export async function settleMessage(tx: JobTx, input: MessageClaim & { outcome: DeliveryOutcome }): Promise<void> {
  const row = await lockMessage(tx, input.messageId)
  if (!row || !isBelieved(row, input.claimId, input.outcome)) return
  const { state, reason, nextTryAt } = settleTry(input.outcome, row.attempts, tx.now)
  if (state !== 'queued') {
    await end(tx, row, state, reason)
    if (state === 'sent') await planReminder(tx, row)
    return
  }
  await tx.db.message.updateMany({
    where: { id: row.id },
    data: { state, reason, nextTryAt, claimId: null, handedAt: null },
  })
  await tx.enqueue('send-message', row.id, nextTryAt ?? tx.now)
}

async function end(tx: JobTx, row: DispatchRow, state: EndState, reason: MessageReason | null): Promise<null> {
  await tx.db.message.updateMany({
    where: { id: row.id },
    data: { state, reason, nextTryAt: null, settledAt: tx.now },
  })
  await tx.audit({ action: `message.${state}`, subject: { kind: 'message', id: row.id }, clientId: row.clientId })
  return null
}

type EndState = Exclude<MessageState, 'queued' | 'sending'>

function openLetter(tx: JobTx, row: DispatchRow): Letter {
  const { emailSealed, secretSealed, linkId } = row
  if (!emailSealed || !secretSealed || !linkId) throw new AppError('NOT_FOUND', 'nothing to send')
  return {
    messageId: row.id,
    kind: row.kind,
    to: tx.open({ table: 'safe_contact', column: 'email', rowId: row.clientId }, emailSealed),
    secret: tx.open({ table: 'link', column: 'secret', rowId: linkId }, secretSealed),
    formId: row.instrumentId,
    language: row.language,
    expiresAt: row.expiresAt,
    clinicianName: row.clinicianName,
    locale: row.locale,
    timeZone: row.timeZone,
    senderName: row.senderName,
    senderAddress: row.senderAddress,
  }
}
