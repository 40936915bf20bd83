import 'server-only'
import { leadOf, toGroups, toSetAsideLine } from '@/app/(practice)/home/home-words'
import { toTodayRows } from '@/app/(practice)/home/today-rows'
import type { AttentionGroup, SetAsideLine } from '@/components/home/attention-line'
import type { HomeView } from '@/components/home/home-address'
import type { TodayTableProps } from '@/components/home/today-table'
import { countAttention, listAttention, listSetAside } from '@/lib/attention/queries'
import type { Member } from '@/lib/auth/current-member'
import { REFRESH_BATCH, refreshStaleOverviews } from '@/lib/clients/commands/refresh-overview'
import type { MemberTx } from '@/lib/db/practice-db'
import { localDateOf, weekdayOf } from '@/lib/domain/wall-time'
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
  const { locale, timeZone } = member.practice
  const today = localDateOf(tx.now, timeZone)
  const at = { place: { locale, timeZone }, today }
  const rewritten = await refreshStaleOverviews(tx)
  const counts = await countAttention(tx)
  const chosen = view.whose ?? (member.scope.role === 'owner' ? 'all' : 'mine')
  const whose = counts.clinicians > 1 ? chosen : null
  const membershipId = whose === 'mine' ? member.scope.membershipId : null
  const total = counts[whose ?? 'all']
  const page = Math.min(view.page, Math.max(1, Math.ceil(total / HOME_PAGE_SIZE)))
  const sessions = await listToday(tx, { on: today, weekday: weekdayOf(today), membershipId })
  // Its lines may say what a client wrote of a limit held.
  if (sessions.total > 0)
    await tx.audit({ action: 'check-in.listed', subject: { kind: 'practice', id: tx.scope.practiceId } })
  const clients = await listAttention(tx, { membershipId, page, pageSize: HOME_PAGE_SIZE })
  const setAside = await listSetAside(tx, { membershipId, today })
  return {
    title: formatDate(today, at.place, 'long'),
    lead: leadOf(sessions.total, total, locale),
    whose,
    today: {
      rows: toTodayRows(sessions.sessions, { ...at, now: tx.now, membershipId: tx.scope.membershipId }),
      more: sessions.total - sessions.sessions.length,
      note: `Times in ${nameClocks(timeZone)}`,
    },
    need: { groups: toGroups(clients, at), total, page },
    setAside: setAside.map((each) => toSetAsideLine(each, at)),
    isCatchingUp: rewritten >= REFRESH_BATCH,
    hasClients: counts.all > 0 || (await tx.db.client.count({ take: 1 })) > 0,
  }
}
