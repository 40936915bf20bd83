import 'server-only'
import type { InvitationRow } from '@/components/team/invitations-table'
import type { TeamRow } from '@/components/team/team-table'
import type { Member } from '@/lib/auth/current-member'
import type { MemberTx } from '@/lib/db/practice-db'
import { isPermitted, type Role } from '@/lib/domain/permissions'
import { formatDate, type Place } from '@/lib/format/dates'
import { titleRole } from '@/lib/format/role-words'
import { wordHandOver, wordResponsible } from '@/lib/format/team-words'
import { listInvitations, listTeam, type TeamMember } from '@/lib/team/queries'

export type ActiveRow = Omit<TeamRow, 'acts'> & {
  roleId: Role
  /** Whom this member's clients could go to, the reader first. */
  heirs: { value: string; label: string }[]
  /** "their 12 clients, 3 of them archived"; null without any. */
  handOver: string | null
}

/** Everything the team page shows, in one transaction. */
export async function loadTeamPage(tx: MemberTx, member: Member) {
  const team = await listTeam(tx)
  const invitations = await listInvitations(tx)
  const active = team.filter((person) => !person.deactivatedAt)
  const place = member.practice
  return {
    practiceName: member.practice.name,
    mayManage: isPermitted(member.scope.role, 'team:manage'),
    active: active.map((person) => toActiveRow(person, active, member.scope.membershipId, place)),
    former: team.filter((person) => person.deactivatedAt).map((person) => toFormerRow(person, place)),
    invitations: invitations.map(
      ({ expiresAt, role, ...row }): InvitationRow => ({
        ...row,
        role: titleRole(role),
        until: formatDate(expiresAt, place, 'long'),
      }),
    ),
  }
}

function toActiveRow(person: TeamMember, active: TeamMember[], ownId: string, place: Place): ActiveRow {
  const others = active.filter((other) => other.id !== person.id)
  const ownFirst = [...others.filter((other) => other.id === ownId), ...others.filter((other) => other.id !== ownId)]
  return {
    ...toRow(person, formatDate(person.joinedAt, place, 'dayYear')),
    isYou: person.id === ownId,
    roleId: person.role,
    heirs: ownFirst.map((other) => ({
      value: other.id,
      label: other.id === ownId ? `${other.name} (you)` : other.name,
    })),
    handOver: wordHandOver(person.clientCount, person.archivedCount),
  }
}

function toFormerRow(person: TeamMember, place: Place): Omit<TeamRow, 'acts'> {
  const left = person.deactivatedAt ? formatDate(person.deactivatedAt, place, 'dayYear') : ''
  return { ...toRow(person, `Until ${left}`), isYou: false }
}

function toRow({ id, name, title, email, role, clientCount, archivedCount }: TeamMember, since: string) {
  return { id, name, title, email, role: titleRole(role), clients: wordResponsible(clientCount, archivedCount), since }
}
