import 'server-only'
import type { StaffTx } from '@/lib/db/practice-db'
import { decideDispatch, type MessageKind } from '@/lib/domain/delivery'
import { type StoredContact, toContactFacts } from '@/lib/domain/stored-contact'
import { localDateOf } from '@/lib/domain/wall-time'

/** A message with everything that decides whether, and how, it may leave. */
export type DispatchRow = {
  id: string
  clientId: string
  assignmentId: string
  kind: MessageKind
  state: string
  attempts: number
  claimId: string | null
  handedAt: Date | null
  clinicianName: string
  instrumentId: string
  language: string
  completedAt: Date | null
  revokedAt: Date | null
  expiresAt: Date
  linkId: string | null
  secretSealed: Uint8Array | null
  isArchived: boolean
  emailSealed: Uint8Array | null
  contact: StoredContact | null
  isDemo: boolean
  locale: string
  timeZone: string
  senderName: string
  senderAddress: string
}

type Columns = Omit<DispatchRow, 'contact'> & { [Key in keyof StoredContact]: StoredContact[Key] | null }

/** Locks a message for this transaction; null when it is gone. */
export async function lockMessage(tx: StaffTx, messageId: string): Promise<DispatchRow | null> {
  const [row] = await tx.db.$queryRaw<Columns[]>`
    select m.id, m.client_id as "clientId", m.assignment_id as "assignmentId", m.kind, m.state, m.attempts, m.claim_id as "claimId", m.handed_at as "handedAt",
      b.name as "clinicianName",
      a.instrument_id as "instrumentId", a.language, a.completed_at as "completedAt", a.revoked_at as "revokedAt",
      a.expires_at as "expiresAt",
      l.id as "linkId", l.secret_sealed as "secretSealed",
      c.archived_at is not null as "isArchived",
      k.email_sealed as "emailSealed", k.choice, k.channels, k.confirmed_on as "confirmedOn",
      k.stopped_at as "stoppedAt", k.stopped_by as "stoppedBy", k.stopped_what as "stoppedWhat", k.reminder_count as "reminderCount",
      p.is_demo as "isDemo", p.locale, p.time_zone as "timeZone",
      p.mail_sender_name as "senderName", p.mail_sender_address as "senderAddress"
    from message m
    join practice p on p.id = m.practice_id
    join membership b on b.practice_id = m.practice_id and b.id = m.created_by_id
    join client c on c.practice_id = m.practice_id and c.id = m.client_id
    join assignment a on a.practice_id = m.practice_id and a.id = m.assignment_id
    left join safe_contact k on k.practice_id = m.practice_id and k.client_id = m.client_id
    left join link l on l.practice_id = m.practice_id and l.assignment_id = m.assignment_id and l.ended_at is null
    where m.id = ${messageId}::uuid for update of m`
  if (!row) return null
  const { choice, channels, confirmedOn, stoppedAt, stoppedBy, stoppedWhat, reminderCount, ...rest } = row
  const hasContact = choice !== null && channels !== null && confirmedOn !== null
  return {
    ...rest,
    contact: hasContact ? { choice, channels, confirmedOn, stoppedAt, stoppedBy, stoppedWhat, reminderCount } : null,
  }
}

/** Whether it may leave as things stand at this moment. */
export function judgeMessage(row: DispatchRow, now: Date): 'NOT_NEEDED' | 'CONTACT' | null {
  const facts = {
    ...row,
    hasLink: row.secretSealed !== null,
    hasAddress: row.emailSealed !== null,
    contact: toContactFacts(row.contact),
  }
  return decideDispatch(facts, now, localDateOf(now, row.timeZone))
}
