import 'server-only'
import type { JobTx } from '@/lib/db/practice-db'
import type { NoticePace } from '@/lib/domain/notices'

/** A notice with everything that decides whether, and how, it may leave. */
export type NoticeRow = {
  id: string
  memberId: string
  state: string
  attempts: number
  claimId: string | null
  handedAt: Date | null
  noticePace: NoticePace
  /** No notice leaves for a member who left, or of a demo. */
  isMute: boolean
  to: string
  senderName: string
  senderAddress: string
}

/** Locks a notice for this transaction; null when it is gone. */
export async function lockNotice(tx: JobTx, noticeId: string): Promise<NoticeRow | null> {
  const [row] = await tx.db.$queryRaw<NoticeRow[]>`
    select n.id, n.member_id as "memberId", n.state, n.attempts, n.claim_id as "claimId", n.handed_at as "handedAt",
      m.notice_pace as "noticePace", (m.deactivated_at is not null or p.is_demo) as "isMute", u.email as "to",
      p.mail_sender_name as "senderName", p.mail_sender_address as "senderAddress"
    from notice n
    join practice p on p.id = n.practice_id
    join membership m on m.practice_id = n.practice_id and m.id = n.member_id
    join user_account u on u.id = m.user_id
    where n.id = ${noticeId}::uuid for update of n`
  return row ?? null
}
