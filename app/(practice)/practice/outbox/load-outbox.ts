import 'server-only'
import { mayMail } from '@/app/_acts/preview-mail'
import type { OutboxLine } from '@/components/messages/outbox-table'
import type { Member } from '@/lib/auth/current-member'
import type { MemberTx } from '@/lib/db/practice-db'
import { formTitle } from '@/lib/domain/forms'
import { formatDate, formatMoment, type Place } from '@/lib/format/dates'
import { formatDelivery, isDeliveryHot } from '@/lib/format/delivery-words'
import { listOutbox, type OutboxRow } from '@/lib/messages/queries'

/** Everything of a practice that has not gone out, in words; looking is in the record. */
export async function loadOutbox(tx: MemberTx, member: Member) {
  const rows = await listOutbox(tx)
  await tx.audit({ action: 'message.listed', subject: { kind: 'practice', id: tx.scope.practiceId } })
  return {
    practiceName: member.practice.name,
    isMailOn: mayMail(member.practice),
    lines: rows.map((row) => toLine(row, member.practice)),
  }
}

function toLine(row: OutboxRow, place: Place): OutboxLine {
  const isWaiting = row.state === 'held' || row.state === 'failed'
  return {
    id: row.messageId,
    assignmentId: row.assignmentId,
    href: `/clients/${row.clientId}#forms`,
    name: row.clientName,
    formWords: formTitle(row.instrumentId),
    isReminder: row.kind === 'reminder',
    sinceWords: formatMoment(row.createdAt, place),
    untilWords: formatDate(row.expiresAt, place, 'day'),
    stateWords: formatDelivery(row, place),
    isHot: isDeliveryHot(row.state),
    isWaiting,
  }
}
