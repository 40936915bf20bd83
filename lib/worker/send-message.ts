import 'server-only'
import { findMailAccount, type MailAccount, senderOf } from '@/lib/mail/account'
import { composeMail, type Mail } from '@/lib/mail/compose-mail'
import { forgetInOutbox, keepInOutbox } from '@/lib/mail/keep-in-outbox'
import { writeLetter } from '@/lib/mail/write-letter'
import {
  type ClaimedMessage,
  claimMessage,
  type Letter,
  type MessageClaim,
  noteHandOver,
  settleMessage,
} from '@/lib/messages/commands/dispatch-message'
import { listHeld } from '@/lib/messages/queries'
import type { Job } from '@/lib/server/run-job'
import { handOver } from '@/lib/worker/hand-over'

/** Where messages leave, and where they are kept when they cannot; as this server is set up unless told. */
type Place = { account: MailAccount | null; outbox?: string }

/**
 * Sends one message, once. In order: take it in hand and look whether it may still leave; reach the mail server; write
 * down that it is about to leave; hand it over; write down how that ended. Killed anywhere before the third step it is
 * tried again; after it, nobody knows, and it is not. Asked of one that has gone another way, it removes its file; of one
 * that is held, it keeps the file as it should read now.
 */
export async function sendMessage(
  job: Job,
  signal?: AbortSignal,
  { account, outbox }: Place = { account: findMailAccount() },
): Promise<void> {
  const claimed = await job.run((tx) => claimMessage(tx, { messageId: job.id, isMailOn: account !== null }))
  if (!claimed) {
    await forgetInOutbox(job.id, outbox)
    return
  }
  const mail = await compose(claimed.letter)
  if (claimed.kind === 'hold' || !account) {
    await keepWhileHeld(job, mail, outbox)
    return
  }
  const claim = claimOf(claimed, job.id)
  await handOver(mail, account, {
    note: () => job.run((tx) => noteHandOver(tx, claim)),
    settle: (outcome) => job.run((tx) => settleMessage(tx, { ...claim, outcome })),
    signal,
  })
}

/** What became of the form while the file was being written counts: then nobody else removes it. */
async function keepWhileHeld(job: Job, mail: Mail, outbox: string | undefined): Promise<void> {
  await keepInOutbox(mail, outbox)
  const held = await job.run((tx) => listHeld(tx, [job.id]))
  if (held.length === 0) await forgetInOutbox(job.id, outbox)
}

function claimOf(claimed: Extract<ClaimedMessage, { kind: 'send' }>, messageId: string): MessageClaim {
  return { messageId, claimId: claimed.claimId }
}

function compose(letter: Letter) {
  const { messageId: id, to, language, senderName, senderAddress } = letter
  const sender = senderOf({ name: senderName, address: senderAddress })
  return composeMail({ id, sender, to, language, message: writeLetter(letter), at: new Date() })
}
