import 'server-only'
import type { MemberTx } from '@/lib/db/practice-db'
import { ROLES, type Role } from '@/lib/domain/permissions'

export type TeamMember = {
  id: string
  name: string
  title: string
  email: string
  role: Role
  joinedAt: Date
  deactivatedAt: Date | null
  /** Clients this member is responsible for: under care, and archived. */
  clientCount: number
  archivedCount: number
}

/** Everybody who belongs or belonged to the practice: active members first, each group by name. */
export async function listTeam(tx: MemberTx): Promise<TeamMember[]> {
  const rows = await tx.db.membership.findMany({
    orderBy: [{ deactivatedAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }],
    select: {
      id: true,
      name: true,
      title: true,
      role: true,
      createdAt: true,
      deactivatedAt: true,
      user: { select: { email: true } },
    },
  })
  const counts = await tx.db.$queryRaw<CountRow[]>`
    select responsible_id as "memberId", count(*) filter (where archived_at is null)::int as active,
      count(*) filter (where archived_at is not null)::int as archived
    from client group by responsible_id`
  const countOf = new Map(counts.map((row) => [row.memberId, row]))
  return rows.map(({ user, role, createdAt, ...row }) => ({
    ...row,
    email: user.email,
    role: toRole(role),
    joinedAt: createdAt,
    clientCount: countOf.get(row.id)?.active ?? 0,
    archivedCount: countOf.get(row.id)?.archived ?? 0,
  }))
}

export type OpenInvitation = { id: string; email: string; name: string; role: Role; expiresAt: Date }

/** Invitations that can still be accepted, newest first. Their secrets are not kept. */
export async function listInvitations(tx: MemberTx): Promise<OpenInvitation[]> {
  const rows = await tx.db.entryLink.findMany({
    where: { kind: 'join', usedAt: null, expiresAt: { gt: tx.now } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, email: true, name: true, role: true, expiresAt: true },
  })
  return rows.map((row) => ({ ...row, email: row.email ?? '', name: row.name ?? '', role: toRole(row.role) }))
}

export type OwnProfile = { name: string; title: string }

/** What colleagues read of the member who asks. */
export async function readOwnProfile(tx: MemberTx): Promise<OwnProfile> {
  const row = await tx.db.membership.findFirst({
    where: { id: tx.scope.membershipId },
    select: { name: true, title: true },
  })
  return row ?? { name: '', title: '' }
}

type CountRow = { memberId: string; active: number; archived: number }

function toRole(role: string | null): Role {
  return ROLES.find((known) => known === role) ?? 'clinician'
}
