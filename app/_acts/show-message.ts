import 'server-only'
import type { FormAssigned } from '@/app/_acts/assign-form'
import { toLinkFacts } from '@/app/_acts/link-facts'
import { revealLink } from '@/lib/assignments/commands/links'
import type { Member } from '@/lib/auth/current-member'
import { readContact } from '@/lib/clients/queries/read-contact'
import type { MemberTx } from '@/lib/db/practice-db'
import { AppError } from '@/lib/domain/errors'
import { decideSending, type SendingWay } from '@/lib/domain/safe-contact'
import { CONTACT_COLUMNS, toContactFacts } from '@/lib/domain/stored-contact'
import { localDateOf } from '@/lib/domain/wall-time'
import { getMessage } from '@/lib/messages/queries'

/**
 * A message that waits in the outbox, to be copied: its own words, a reminder's too, with the link, its PIN, where it
 * goes. All three showings are in the record.
 * @throws AppError NOT_FOUND, CONTACT_FORBIDS (it may not go out any more), LINK_SPENT, LINK_REVOKED, LINK_EXPIRED
 */
export async function showMessage(tx: MemberTx, member: Member, input: { messageId: string }): Promise<FormAssigned> {
  const { clientId, assignmentId, kind } = await getMessage(tx, input.messageId)
  await requireContact(tx, member, clientId, kind === 'reminder' ? 'reminder' : 'message')
  const link = await revealLink(tx, { assignmentId })
  const contact = await readContact(tx, clientId)
  return { clientId, assignmentId, link: await toLinkFacts(tx, member, link, { to: contact?.email || null, kind }) }
}

async function requireContact(tx: MemberTx, member: Member, clientId: string, way: SendingWay): Promise<void> {
  const stored = await tx.db.safeContact.findFirst({
    where: { clientId },
    select: CONTACT_COLUMNS,
  })
  const today = localDateOf(tx.now, member.practice.timeZone)
  const decision = decideSending(toContactFacts(stored), way, today)
  if (!decision.isAllowed) throw new AppError('CONTACT_FORBIDS', decision.reason)
}
