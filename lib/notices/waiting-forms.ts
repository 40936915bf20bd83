import 'server-only'
import type { StaffTx } from '@/lib/db/practice-db'
import { type Sql, sql } from '@/lib/db/sql'
import type { AnswerKind } from '@/lib/domain/flags'
import type { NoticeCounts } from '@/lib/domain/notices'

/** A form that came in and that nobody has read. */
export type WaitingForm = {
  kind: AnswerKind
  id: string
  recordedAt: Date
  /** It asks to talk privately first, and nobody has answered the wish yet. */
  asksTalk: boolean
}

/**
 * Forms of a member's open files that wait to be read and that they were not told of. A notice on its way tells; one
 * that did not arrive, or went to a colleague who had the file before, does not.
 */
export function listUntold(tx: StaffTx, memberId: string): Promise<WaitingForm[]> {
  return list(
    tx,
    memberId,
    sql`not exists (select 1 from notice n
      where n.practice_id = a.practice_id and n.id = a.notice_id and n.member_id = ${memberId}::uuid
        and (n.state in ('queued', 'sending', 'sent') or n.reason = 'UNSURE'))`,
  )
}

/** Those that a notice counted and that still wait. */
export function listCounted(tx: StaffTx, memberId: string, noticeId: string): Promise<WaitingForm[]> {
  return list(tx, memberId, sql`a.notice_id = ${noticeId}::uuid`)
}

export function countForms(forms: WaitingForm[]): NoticeCounts {
  return { formCount: forms.length, talkCount: forms.filter((form) => form.asksTalk).length }
}

/** Typed in from paper, a form is read by whoever types it. */
function list(tx: StaffTx, memberId: string, which: Sql): Promise<WaitingForm[]> {
  return tx.db.$queryRaw<WaitingForm[]>`
    select a.kind, a.id, a.recorded_at as "recordedAt", exists (select 1 from flag g
      where g.practice_id = a.practice_id and g.source_id = a.id and g.code = 'PRIVATE_TALK' and g.resolved_at is null
      ) as "asksTalk"
    from (
      select 'response' as kind, practice_id, id, client_id, recorded_at, notice_id from response
      where reviewed_at is null and voided_at is null and source <> 'paper'
      union all
      select 'check-in', practice_id, id, client_id, recorded_at, notice_id from check_in
      where reviewed_at is null and voided_at is null and source <> 'paper'
    ) a
    join client c on c.practice_id = a.practice_id and c.id = a.client_id
    where c.responsible_id = ${memberId}::uuid and c.archived_at is null and ${which}
    order by a.recorded_at, a.id`
}
