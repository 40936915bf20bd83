import 'server-only'
import type { MemberTx } from '@/lib/db/practice-db'
import type { NoticeReason, NoticeSendState } from '@/lib/domain/delivery'
import type { NoticeCounts, NoticePace, NoticeSettings } from '@/lib/domain/notices'
import { countForms, listUntold } from '@/lib/notices/waiting-forms'

/** What became of a notice. */
export type SentNotice = NoticeCounts & {
  state: NoticeSendState
  reason: NoticeReason | null
  createdAt: Date
  nextTryAt: Date | null
  settledAt: Date | null
}

export type OwnNotices = NoticeSettings & {
  last: SentNotice | null
  /** What the next one would tell, if it went now. */
  waiting: NoticeCounts
}

/** How soon the acting member is told of what came in, and what became of the last notice to them. */
export async function readOwnNotices(tx: MemberTx): Promise<OwnNotices> {
  const { membershipId } = tx.scope
  const member = await tx.db.membership.findFirstOrThrow({
    where: { id: membershipId },
    select: { noticePace: true, noticeAt: true },
  })
  const last = await tx.db.notice.findFirst({
    where: { memberId: membershipId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: SHOWN,
  })
  return {
    noticePace: member.noticePace as NoticePace,
    noticeAt: member.noticeAt,
    last: last && { ...last, state: last.state as NoticeSendState, reason: last.reason as NoticeReason | null },
    waiting: countForms(await listUntold(tx, membershipId)),
  }
}

const SHOWN = {
  formCount: true,
  talkCount: true,
  state: true,
  reason: true,
  createdAt: true,
  nextTryAt: true,
  settledAt: true,
} as const
