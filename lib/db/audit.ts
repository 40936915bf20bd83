import 'server-only'
import type { Prisma } from '@/lib/db/generated/client'
import { newId } from '@/lib/db/ids'
import type { Scope } from '@/lib/domain/scope'

/** What was done to what. Ids and names of acts only: never a name, an answer or a text. */
export type AuditEntry = {
  action: AuditAction
  subject: { kind: AuditSubject; id: string }
  clientId?: string | undefined
  outcome?: 'done' | 'refused'
}

export type AuditSubject =
  | 'practice'
  | 'member'
  | 'client'
  | 'assignment'
  | 'link'
  | 'response'
  | 'check-in'
  | 'note'
  | 'flag'
  | 'safety-review'
  | 'referent'
  | 'session'

/** noun.verb, past or plain, from one closed list so that the record can be read by machine. */
export type AuditAction =
  | `practice.${'created' | 'changed' | 'demo-reset' | 'demo-removed'}`
  | `member.${'invited' | 'joined' | 'deactivated' | 'role-changed' | 'password-changed' | 'signed-in' | 'signed-out'}`
  | `client.${'added' | 'edited' | 'opened' | 'archived' | 'restored' | 'transferred' | 'listed' | 'pin-shown' | 'pin-changed' | 'contact-changed' | 'contact-confirmed' | 'contact-stopped' | 'contact-shown' | 'record-copied'}`
  | `assignment.${'made' | 'opened' | 'saved' | 'pin-refused' | 'pin-locked' | 'pin-passed' | 'left' | 'revoked' | 'renewed' | 'previewed'}`
  | `link.${'shown' | 'ended'}`
  | `response.${'submitted' | 'entered' | 'opened' | 'unfolded' | 'reviewed' | 'voided' | 'restored' | 'referent-confirmed'}`
  | `check-in.${'submitted' | 'entered' | 'opened' | 'listed' | 'reviewed' | 'voided' | 'restored' | 'referent-confirmed'}`
  | `note.${'written' | 'edited' | 'opened' | 'listed' | 'signed' | 'addendum-written' | 'discarded'}`
  | `flag.${'raised' | 'resolved'}`
  | `safety-review.${'opened' | 'renewed' | 'closed'}`
  | `referent.${'added' | 'corrected'}`
  | `session.${'locked' | 'unlocked'}`

/** Writes one row of the record in the transaction of the act, so that both stand or neither. */
export async function writeAudit(
  db: Prisma.TransactionClient,
  scope: Scope,
  at: Date,
  entry: AuditEntry,
): Promise<void> {
  await db.auditEvent.createMany({
    data: {
      practiceId: scope.practiceId,
      id: newId(at),
      at,
      actorKind: scope.kind,
      actorId: scope.kind === 'member' ? scope.membershipId : scope.assignmentId,
      clientId: entry.clientId ?? null,
      subjectKind: entry.subject.kind,
      subjectId: entry.subject.id,
      action: entry.action,
      outcome: entry.outcome ?? 'done',
      requestId: scope.requestId,
    },
  })
}
