import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { MailAccount } from '@/lib/mail/account'
import type { Mail } from '@/lib/mail/compose-mail'
import { deliverMail } from '@/lib/mail/deliver-mail'
import { describeError, log } from '@/lib/server/log'

type DeliveryOutcome = Awaited<ReturnType<typeof deliverMail>>

export type HandOver = {
  /** Writes down that it is about to leave. When it throws, nothing is given away. */
  note: () => Promise<void>
  /** Writes down how the try ended. */
  settle: (outcome: DeliveryOutcome) => Promise<void>
  signal: AbortSignal | undefined
}

const SETTLE_TRIES = 4
const BETWEEN_TRIES_MS = 500

/**
 * One try of something that is in hand: reach the mail server; write down that it is about to leave; hand it over; write
 * down how that ended.
 */
export async function handOver(mail: Mail, account: MailAccount, { note, settle, signal }: HandOver): Promise<void> {
  const outcome = await deliverMail(mail, account, { beforeHandOver: note, signal })
  await persist(() => settle(outcome))
}

/** What the server answered must not be lost to a moment without the database: it cannot be asked again. */
async function persist(write: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write()
    } catch (error) {
      if (tries === SETTLE_TRIES) throw error
      log.warn('outcome not stored yet', describeError(error))
      await sleep(BETWEEN_TRIES_MS * 2 ** tries)
    }
  }
}
