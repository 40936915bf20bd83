import 'server-only'
import { leadOf, toGroups, toSetAsideLine } from '@/app/(practice)/home/home-words'
import { toTodayRows } from '@/app/(practice)/home/today-rows'
import type { AttentionGroup, SetAsideLine } from '@/components/home/attention-line'
import type { HomeView } from '@/components/home/home-address'
import type { TodayTableProps } from '@/components/home/today-table'
import { listAttention, listSetAside } from '@/lib/attention/queries'
import type { Member } from '@/lib/auth/current-member'
import { REFRESH_BATCH, refreshStaleOverviews } from '@/lib/clients/commands/refresh-overview'
import { readPracticeFacts } from '@/lib/clients/find-client'
import { listResponsible } from '@/lib/clients/queries/list-responsible'
import type { MemberTx } from '@/lib/db/practice-db'
import { weekdayOf } from '@/lib/domain/wall-time'
import { formatDate } from '@/lib/format/dates'
import { nameClocks } from '@/lib/format/place-names'
import { listToday } from '@/lib/sessions/queries'

/** A page of clients who need someone. */
export const HOME_PAGE_SIZE = 25

export type HomePage = {
  title: string
  lead: string
  /** Whose clients are shown; null where only one clinician could be meant. */
  whose: 'mine' | 'all' | null
  today: TodayTableProps & { note: string }
  need: { groups: AttentionGroup[]; total: number; page: number }
  setAside: SetAsideLine[]
  hasClients: boolean
  /** More went out of date at once than one reading rewrites: after an upgrade of a very large practice. */
  isCatchingUp: boolean
}

/** Everything Home shows, in one transaction. */
export async function loadHome(tx: MemberTx, member: Member, view: HomeView): Promise<HomePage> {
  const { locale, timeZone, today } = await readPracticeFacts(tx)
  const rewritten = await refreshStaleOverviews(tx)
  const clinicians = await listResponsible(tx, locale)
  const chosen = view.whose ?? (member.scope.role === 'owner' ? 'all' : 'mine')
  const whose = clinicians.length > 1 ? chosen : null
  const membershipId = whose === 'mine' ? member.scope.membershipId : null
  const at = { place: { locale, timeZone }, today }
  const { sessions, total } = await listToday(tx, { on: today, weekday: weekdayOf(today), membershipId })
  const need = await listAttention(tx, { membershipId, page: view.page, pageSize: HOME_PAGE_SIZE })
  const setAside = await listSetAside(tx, { membershipId, today })
  return {
    title: formatDate(today, at.place, 'long'),
    lead: leadOf(total, need.total, locale),
    whose,
    today: {
      rows: toTodayRows(sessions, { ...at, now: tx.now, membershipId: tx.scope.membershipId }),
      more: total - sessions.length,
      note: `Times in ${nameClocks(timeZone)}`,
    },
    need: { groups: toGroups(need.items, at), total: need.total, page: need.page },
    setAside: setAside.map((each) => toSetAsideLine(each, at)),
    isCatchingUp: rewritten >= REFRESH_BATCH,
    hasClients: need.total > 0 || (await tx.db.client.count({ where: { archivedAt: null }, take: 1 })) > 0,
  }
}
