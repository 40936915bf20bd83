import 'server-only'
import type { Prisma } from '@/lib/db/generated/client'
import { newId } from '@/lib/db/ids'
import type { JobScope, PracticeScope, RespondentScope } from '@/lib/domain/scope'

/** Who acts: a scope, or while there is none yet (signing in, joining) the membership row just read or made. */
export type AuditActor =
  | Pick<PracticeScope, 'kind' | 'practiceId' | 'membershipId' | 'requestId'>
  | Pick<RespondentScope, 'kind' | 'practiceId' | 'assignmentId' | 'requestId'>
  | Pick<JobScope, 'kind' | 'practiceId' | 'subjectId' | 'requestId'>

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
  | 'invitation'
  | 'client'
  | 'assignment'
  | 'link'
  | 'response'
  | 'check-in'
  | 'note'
  | 'flag'
  | 'safety-review'
  | 'referent'
  | 'attention-decision'
  | 'session'
  | 'plan-item'
  | 'event'
  | 'message'
  | 'schedule'
  | 'notice'

/** noun.verb, past or plain, from one closed list so that the record can be read by machine. */
export type AuditAction =
  | `practice.${'created' | 'changed' | 'demo-reset' | 'demo-removed' | 'change-settings-set' | 'change-settings-withdrawn'}`
  | `member.${'invited' | 'invitation-withdrawn' | 'joined' | 'deactivated' | 'role-changed' | 'name-changed' | 'notices-changed' | 'password-changed' | 'signed-in' | 'signed-out'}`
  | `client.${'added' | 'edited' | 'opened' | 'archived' | 'restored' | 'transferred' | 'listed' | 'pin-shown' | 'pin-changed' | 'contact-changed' | 'contact-confirmed' | 'contact-stopped' | 'contact-shown' | 'help-hidden' | 'help-shown' | 'record-copied' | 'report-printed' | 'sheet-made' | 'shown-together'}`
  | `assignment.${'made' | 'opened' | 'handed-over' | 'saved' | 'pin-refused' | 'pin-locked' | 'pin-passed' | 'left' | 'revoked' | 'renewed' | 'previewed'}`
  | `link.${'shown' | 'shown-to-copy' | 'ended' | 'code-made' | 'code-used'}`
  | `response.${'submitted' | 'entered' | 'opened' | 'unfolded' | 'reviewed' | 'voided' | 'restored' | 'referent-confirmed'}`
  | `check-in.${'submitted' | 'entered' | 'opened' | 'listed' | 'reviewed' | 'voided' | 'restored' | 'referent-confirmed'}`
  | `note.${'written' | 'edited' | 'opened' | 'listed' | 'signed' | 'addendum-written' | 'discarded'}`
  | `flag.${'raised' | 'resolved'}`
  | `safety-review.${'opened' | 'renewed' | 'closed'}`
  | `referent.${'added' | 'corrected'}`
  | `attention.${'snoozed' | 'dismissed' | 'undone'}`
  | `session.${'locked' | 'unlocked' | 'handed-over' | 'taken-back'}`
  | `plan-item.${'added' | 'done' | 'reopened' | 'removed'}`
  | `session-slot.${'set' | 'cleared'}`
  | `event.${'added' | 'changed' | 'removed' | 'restored'}`
  | `message.${'queued' | 'sent' | 'held' | 'failed' | 'dropped' | 'marked-sent' | 'listed'}`
  | `notice.${'queued' | 'sent' | 'failed' | 'dropped'}`
  | `schedule.${'made' | 'paused' | 'resumed' | 'ended'}`

/** Writes one row of the record in the transaction of the act, so that both stand or neither. */
export async function writeAudit(
  db: Prisma.TransactionClient,
  actor: AuditActor,
  at: Date,
  entry: AuditEntry,
): Promise<void> {
  await db.auditEvent.createMany({
    data: {
      practiceId: actor.practiceId,
      id: newId(at),
      at,
      actorKind: actor.kind,
      actorId: actorIdOf(actor),
      clientId: entry.clientId ?? null,
      subjectKind: entry.subject.kind,
      subjectId: entry.subject.id,
      action: entry.action,
      outcome: entry.outcome ?? 'done',
      requestId: actor.requestId,
    },
  })
}

/** The row that stands for whoever acts: a membership, an assignment, or what a job is about. */
export function actorIdOf(actor: AuditActor): string {
  if (actor.kind === 'member') return actor.membershipId
  return actor.kind === 'respondent' ? actor.assignmentId : actor.subjectId
}
