import 'server-only'
import { findMailAccount, senderOf } from '@/lib/mail/account'
import { composeMail } from '@/lib/mail/compose-mail'
import { writeNoticeLetter } from '@/lib/mail/write-letter'
import {
  claimNotice,
  type NoticeLetter,
  noteNoticeHandOver,
  settleNotice,
} from '@/lib/notices/commands/dispatch-notice'
import type { Job } from '@/lib/server/run-job'
import { handOver } from '@/lib/worker/hand-over'

/** Sends one notice, once, in the order and with the promises of a message to a client (send-message.ts). */
export async function sendNotice(job: Job, signal?: AbortSignal, account = findMailAccount()): Promise<void> {
  const claimed = await job.run((tx) => claimNotice(tx, { noticeId: job.id, isMailOn: account !== null }))
  if (!claimed || !account) return
  const claim = { noticeId: job.id, claimId: claimed.claimId }
  await handOver(await compose(job.id, claimed.letter), account, {
    note: () => job.run((tx) => noteNoticeHandOver(tx, claim)),
    settle: (outcome) => job.run((tx) => settleNotice(tx, { ...claim, outcome })),
    signal,
  })
}

function compose(id: string, { to, senderName, senderAddress, ...counts }: NoticeLetter) {
  const sender = senderOf({ name: senderName, address: senderAddress })
  return composeMail({ id, sender, to, language: 'en', message: writeNoticeLetter(counts), at: new Date() })
}
