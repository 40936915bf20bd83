import 'server-only'
import { forgetInOutbox, listInOutbox } from '@/lib/mail/keep-in-outbox'
import { listHeld } from '@/lib/messages/queries'
import { describeError, log } from '@/lib/server/log'
import { enterEveryPractice } from '@/lib/server/run-job'

/**
 * Removes the files of messages that no longer wait: a program that was killed, or a message that another machine dealt
 * with, may have left one. A file is written only after its message was stored as held, so none that is needed goes.
 */
export async function sweepOutbox(outbox?: string): Promise<void> {
  const ids = await listInOutbox(outbox)
  if (ids.length === 0) return
  const held = new Set<string>()
  for (const practice of await enterEveryPractice()) {
    for (const id of await practice.run((tx) => listHeld(tx, ids))) held.add(id)
  }
  for (const id of ids) if (!held.has(id)) await forgetInOutbox(id, outbox)
}

/** The same as the worker begins, which nothing of this keeps from its work. */
export function sweepAtStart(): void {
  void sweepOutbox().catch((error: unknown) => log.warn('outbox not swept', describeError(error)))
}
