import 'server-only'
import { newId } from '@/lib/db/ids'
import type { JobTx } from '@/lib/db/practice-db'
import {
  type DeliveryOutcome,
  isBelieved,
  judgeClaim,
  type NoticeReason,
  type NoticeSendState,
  settleTry,
} from '@/lib/domain/delivery'
import { AppError } from '@/lib/domain/errors'
import type { NoticeCounts } from '@/lib/domain/notices'
import { lockNotice, type NoticeRow } from '@/lib/notices/find-notice'
import { countForms, listCounted } from '@/lib/notices/waiting-forms'

/** All that is needed to write a notice, read at the moment it leaves. */
export type NoticeLetter = NoticeCounts & { to: string; senderName: string; senderAddress: string }

/**
 * Takes a notice in hand for one try and counts anew, or finds that there is nothing to do: it has left, everything it
 * was to tell of is read, or its member left or wants none now.
 */
export async function claimNotice(
  tx: JobTx,
  input: { noticeId: string; isMailOn: boolean },
): Promise<{ claimId: string; letter: NoticeLetter } | null> {
  const row = await lockNotice(tx, input.noticeId)
  const judged = row ? judgeClaim(row) : 'leave'
  if (!row || judged === 'leave') return null
  if (judged === 'unsure') return end(tx, row, 'failed', 'UNSURE')
  const counts = countForms(await listCounted(tx, row.memberId, row.id))
  if (row.isMute || row.noticePace === 'none' || counts.formCount === 0) return end(tx, row, 'dropped', 'NOT_NEEDED')
  if (!input.isMailOn) return end(tx, row, 'dropped', 'NO_MAIL')
  const claimId = newId(tx.now)
  await tx.db.notice.updateMany({
    where: { id: row.id },
    data: { ...counts, state: 'sending', claimId, attempts: { increment: 1 }, nextTryAt: null },
  })
  const { to, senderName, senderAddress } = row
  return { claimId, letter: { ...counts, to, senderName, senderAddress } }
}

export type NoticeClaim = { noticeId: string; claimId: string }

/**
 * Written down before the mail server is given the notice: from here on it may have left.
 * @throws AppError STALE when another worker holds it by now: then nothing may be given away
 */
export async function noteNoticeHandOver(tx: JobTx, { noticeId, claimId }: NoticeClaim): Promise<void> {
  const { count } = await tx.db.notice.updateMany({
    where: { id: noticeId, claimId, state: 'sending', handedAt: null },
    data: { handedAt: tx.now },
  })
  if (count === 0) throw new AppError('STALE', 'no longer in hand')
}

/**
 * Writes down how a try ended, and asks for the next one where there is to be one. What could not be told at all is
 * told with the next daily notice, or with the next form that comes in.
 */
export async function settleNotice(tx: JobTx, input: NoticeClaim & { outcome: DeliveryOutcome }): Promise<void> {
  const row = await lockNotice(tx, input.noticeId)
  if (!row || !isBelieved(row, input.claimId, input.outcome)) return
  const { state, reason, nextTryAt } = settleTry(input.outcome, row.attempts, tx.now)
  if (state !== 'queued') {
    await end(tx, row, state, reason)
    if (state === 'failed' && row.noticePace === 'daily') await tx.enqueue('plan-notice', row.memberId)
    return
  }
  await tx.db.notice.updateMany({
    where: { id: row.id },
    data: { state, reason, nextTryAt, claimId: null, handedAt: null },
  })
  await tx.enqueue('send-notice', row.id, nextTryAt ?? tx.now)
}

type EndState = Exclude<NoticeSendState, 'queued' | 'sending'>

async function end(tx: JobTx, row: NoticeRow, state: EndState, reason: NoticeReason | null): Promise<null> {
  await tx.db.notice.updateMany({
    where: { id: row.id },
    data: { state, reason, nextTryAt: null, settledAt: tx.now },
  })
  await tx.audit({ action: `notice.${state}`, subject: { kind: 'notice', id: row.id } })
  return null
}
