'use server'

import { assignForm, renewForm } from '@/app/_acts/assign-form'
import { toLinkFacts } from '@/app/_acts/link-facts'
import type { Assigned } from '@/components/assignments/assign-sheet'
import { assignInput } from '@/lib/assignments/commands/assign-instrument'
import {
  assignmentInput,
  noteLinkCopy,
  renewInput,
  revealLink,
  revokeAssignment,
} from '@/lib/assignments/commands/links'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { AppError } from '@/lib/domain/errors'
import { explainNoReminder } from '@/lib/format/left-out-words'
import { queueMessage, queueMessageInput } from '@/lib/messages/commands/queue-message'
import { remindNow, remindNowInput } from '@/lib/messages/commands/remind-now'
import { practiceAction } from '@/lib/server/practice-action'

const changed = (_input: unknown, value: { clientId: string }) => [`/clients/${value.clientId}`, '/caseload']

export const assignAction = practiceAction({
  permission: 'forms:assign',
  input: assignInput,
  run: (tx, input, member) => assignForm(tx, member, input),
  revalidate: changed,
})

export const showLinkAction = practiceAction({
  permission: 'forms:assign',
  input: assignmentInput,
  run: async (tx, input, member): Promise<Assigned> => {
    const link = await revealLink(tx, input)
    return { clientId: link.clientId, assignmentId: link.assignmentId, link: await toLinkFacts(tx, member, link) }
  },
})

export const copyLinkAction = practiceAction({
  permission: 'forms:assign',
  input: assignmentInput,
  run: noteLinkCopy,
})

export const renewLinkAction = practiceAction({
  permission: 'forms:assign',
  input: renewInput,
  run: (tx, input, member) => renewForm(tx, member, input),
  revalidate: changed,
})

export const revokeAssignmentAction = practiceAction({
  permission: 'forms:assign',
  input: assignmentInput,
  run: async (tx, input) => {
    const { clientId } = await revokeAssignment(tx, input)
    await refreshOverview(tx, clientId)
    return { clientId }
  },
  revalidate: changed,
})

export const sendAgainAction = practiceAction({
  permission: 'forms:assign',
  input: queueMessageInput,
  run: async (tx, input) => {
    const { clientId } = await queueMessage(tx, input)
    return { clientId }
  },
  revalidate: (_input, { clientId }) => [`/clients/${clientId}`, '/practice/outbox'],
})

export const remindAction = practiceAction({
  permission: 'forms:assign',
  input: remindNowInput,
  run: async (tx, input) => {
    const made = await remindNow(tx, input)
    // Its button stands only where it may be: something changed since the page was read.
    if ('refusal' in made)
      throw new AppError('STALE', made.refusal, { assignmentId: [explainNoReminder(made.refusal)] })
    return { clientId: made.clientId }
  },
  revalidate: (_input, { clientId }) => [`/clients/${clientId}`, '/practice/outbox'],
})
