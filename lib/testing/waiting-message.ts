import { env } from '@/lib/env'
import { toMailAccount } from '@/lib/mail/account'
import { queueMessage } from '@/lib/messages/commands/queue-message'
import { getMessage } from '@/lib/messages/queries'
import { enterJob } from '@/lib/server/run-job'
import { type AskedForm, askForm } from '@/lib/testing/asked-form'
import { inPractice } from '@/lib/testing/practice-fixture'
import { sendMessage } from '@/lib/worker/send-message'

/** A form whose message waits to be sent. */
export type WaitingMessage = AskedForm & { messageId: string }

/** Puts the message of a form on its way, by the command people use. */
export async function queueForm(asked?: AskedForm): Promise<WaitingMessage> {
  const form = asked ?? (await askForm({ isPinAsked: true }))
  const { messageId } = await inPractice(form.practice, (tx) => queueMessage(tx, form))
  return { ...form, messageId }
}

/** Does what the queue's job would do, with this mail server or none. */
export function sendWaiting(
  { practice, messageId }: WaitingMessage,
  catcher: { url: string } | null,
  outbox?: string,
): Promise<void> {
  const account = catcher ? toMailAccount(catcher.url, env().origin) : null
  return sendMessage(enterJob({ practiceId: practice.practiceId, id: messageId }), undefined, {
    account,
    ...(outbox ? { outbox } : {}),
  })
}

export function readWaiting({ practice, messageId }: WaitingMessage) {
  return inPractice(practice, (tx) => getMessage(tx, messageId))
}
