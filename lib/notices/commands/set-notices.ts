import 'server-only'
import type { MemberTx } from '@/lib/db/practice-db'
import { type NoticeSettings, nextDigestAt, noticeSettingsSchema } from '@/lib/domain/notices'

export const setNoticesSchema = noticeSettingsSchema

/**
 * Changes how soon the acting member is told of what came in. What waits untold goes out with the next daily notice,
 * never because Save was pressed.
 */
export async function setOwnNotices(tx: MemberTx, input: NoticeSettings): Promise<void> {
  const { membershipId } = tx.scope
  await tx.db.membership.updateMany({ where: { id: membershipId }, data: input })
  if (input.noticePace === 'daily') await tx.enqueue('plan-notice', membershipId, await findNext(tx, input))
  await tx.audit({ action: 'member.notices-changed', subject: { kind: 'member', id: membershipId } })
}

async function findNext(tx: MemberTx, { noticeAt }: NoticeSettings): Promise<Date> {
  const { timeZone } = await tx.db.practice.findFirstOrThrow({ select: { timeZone: true } })
  const last = await tx.db.notice.findFirst({
    where: { memberId: tx.scope.membershipId, onDay: { not: null } },
    orderBy: { onDay: 'desc' },
    select: { onDay: true },
  })
  return nextDigestAt(noticeAt, last?.onDay?.toISOString().slice(0, 10) ?? null, tx.now, timeZone)
}
