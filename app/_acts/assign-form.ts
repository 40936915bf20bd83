import 'server-only'
import { toLinkFacts } from '@/app/_acts/link-facts'
import { mayMail } from '@/app/_acts/preview-mail'
import { type AssignInput, assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { renewLink } from '@/lib/assignments/commands/links'
import type { Member } from '@/lib/auth/current-member'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import type { MemberTx } from '@/lib/db/practice-db'
import type { LinkFacts } from '@/lib/domain/link-facts'
import { promiseDelivery } from '@/lib/format/delivery-words'
import { queueIfAllowed, queueMessage } from '@/lib/messages/commands/queue-message'

export type FormAssigned = { clientId: string; assignmentId: string; link: LinkFacts | null }

/**
 * Asks one form of a client, puts its message on the way where it goes by message, and brings the caseload up to date.
 * @returns what is needed to pass the link on; null for paper
 * @throws AppError as assignInstrument and queueMessage
 */
export async function assignForm(tx: MemberTx, member: Member, input: AssignInput): Promise<FormAssigned> {
  const assigned = await assignInstrument(tx, input)
  const { assignmentId } = assigned
  if (input.via === 'message') await queueMessage(tx, { assignmentId })
  await refreshOverview(tx, input.clientId)
  const sending = input.via === 'message' ? promiseDelivery(mayMail(member.practice)) : null
  const link = assigned.secret
    ? await toLinkFacts(tx, member, { ...input, ...assigned, secret: assigned.secret }, { sending })
    : null
  return { clientId: input.clientId, assignmentId, link }
}

/**
 * A new link and time limit for a form that is still open or ran out; the draft stays. A form that goes by message is
 * sent again, where the client's safe contact still allows it.
 */
export async function renewForm(
  tx: MemberTx,
  member: Member,
  input: { assignmentId: string; expiresInDays: number },
): Promise<FormAssigned> {
  const renewed = await renewLink(tx, input)
  const isSent = renewed.via === 'message' && (await queueIfAllowed(tx, input))
  await refreshOverview(tx, renewed.clientId)
  const sending = isSent ? promiseDelivery(mayMail(member.practice)) : null
  const link = await toLinkFacts(tx, member, { ...renewed, assignmentId: input.assignmentId }, { sending })
  return { clientId: renewed.clientId, assignmentId: input.assignmentId, link }
}
