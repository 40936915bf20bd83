'use server'

import { showMessage } from '@/app/_acts/show-message'
import { markSentByHand, messageInput } from '@/lib/messages/commands/mark-sent'
import { practiceAction } from '@/lib/server/practice-action'

const OUTBOX = '/practice/outbox'

export const showMessageAction = practiceAction({
  permission: 'forms:assign',
  input: messageInput,
  run: (tx, input, member) => showMessage(tx, member, input),
})

export const markSentAction = practiceAction({
  permission: 'forms:assign',
  input: messageInput,
  run: markSentByHand,
  revalidate: (_input, { clientId }) => [OUTBOX, `/clients/${clientId}`],
})
