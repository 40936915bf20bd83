import 'server-only'
import { toLinkFacts } from '@/app/_acts/link-facts'
import { type AssignInput, assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { renewLink } from '@/lib/assignments/commands/links'
import type { Member } from '@/lib/auth/current-member'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import type { MemberTx } from '@/lib/db/practice-db'
import type { LinkFacts } from '@/lib/domain/link-facts'

export type FormAssigned = { clientId: string; assignmentId: string; link: LinkFacts | null }

/**
 * Asks one form of a client and brings the caseload up to date.
 * @returns what is needed to pass the link on; null for paper
 * @throws AppError as assignInstrument
 */
export async function assignForm(tx: MemberTx, member: Member, input: AssignInput): Promise<FormAssigned> {
  const assigned = await assignInstrument(tx, input)
  await refreshOverview(tx, input.clientId)
  const link = assigned.secret
    ? await toLinkFacts(tx, member, { ...input, ...assigned, secret: assigned.secret })
    : null
  return { clientId: input.clientId, assignmentId: assigned.assignmentId, link }
}

/** A new link and time limit for a form that is still open or ran out; the draft stays. */
export async function renewForm(
  tx: MemberTx,
  member: Member,
  input: { assignmentId: string; expiresInDays: number },
): Promise<FormAssigned> {
  const renewed = await renewLink(tx, input)
  await refreshOverview(tx, renewed.clientId)
  const link = await toLinkFacts(tx, member, { ...renewed, assignmentId: input.assignmentId })
  return { clientId: renewed.clientId, assignmentId: input.assignmentId, link }
}
