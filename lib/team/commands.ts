import 'server-only'
import { z } from 'zod'
import { isId, newId } from '@/lib/db/ids'
import type { MemberTx } from '@/lib/db/practice-db'
import { emailField, personName, professionalTitle, roleField } from '@/lib/domain/account-fields'
import { AppError } from '@/lib/domain/errors'
import { optionalLine } from '@/lib/domain/form-fields'
import type { Role } from '@/lib/domain/permissions'

export const INVITATION_DAYS = 7
const DAY_MS = 86_400_000

export const inviteSchema = z.object({ email: emailField, name: optionalLine(120), role: roleField })

/**
 * Invites a colleague. An earlier open invitation to the same address stops working.
 * @returns the secret of the link, which is not kept: it can be shown this once
 * @throws AppError BAD_INPUT with fieldErrors.email for somebody who belongs to the practice already
 */
export async function inviteColleague(
  tx: MemberTx,
  input: z.infer<typeof inviteSchema>,
): Promise<{ invitationId: string; token: string; expiresAt: Date }> {
  const known = await tx.db.membership.count({ where: { deactivatedAt: null, user: { email: input.email } } })
  if (known > 0) {
    throw new AppError('BAD_INPUT', 'already a member', {
      email: ['Somebody with this address belongs to the practice'],
    })
  }
  await tx.db.entryLink.updateMany({
    where: { kind: 'join', email: input.email, usedAt: null, expiresAt: { gt: tx.now } },
    data: { expiresAt: tx.now },
  })
  const invitationId = newId(tx.now)
  const token = tx.newToken()
  const expiresAt = new Date(tx.now.getTime() + INVITATION_DAYS * DAY_MS)
  await tx.db.entryLink.createMany({
    data: { ...input, id: invitationId, kind: 'join', tokenHash: tx.hashToken(token), createdAt: tx.now, expiresAt },
  })
  await tx.audit({ action: 'member.invited', subject: { kind: 'invitation', id: invitationId } })
  return { invitationId, token, expiresAt }
}

export const withdrawInvitationSchema = z.object({ invitationId: z.string() })

/** Ends an open invitation at once. @throws AppError NOT_FOUND when there is no such open one */
export async function withdrawInvitation(tx: MemberTx, input: { invitationId: string }): Promise<void> {
  if (!isId(input.invitationId)) throw new AppError('NOT_FOUND')
  const ended = await tx.db.entryLink.updateMany({
    where: { id: input.invitationId, kind: 'join', usedAt: null, expiresAt: { gt: tx.now } },
    data: { expiresAt: tx.now },
  })
  if (ended.count === 0) throw new AppError('NOT_FOUND')
  await tx.audit({ action: 'member.invitation-withdrawn', subject: { kind: 'invitation', id: input.invitationId } })
}

export const changeRoleSchema = z.object({ memberId: z.string(), role: roleField })

/**
 * Changes what a member may do, from the next request they make.
 * @throws AppError NOT_FOUND, BAD_INPUT with fieldErrors.role when nobody would own the practice
 */
export async function changeRole(tx: MemberTx, input: z.infer<typeof changeRoleSchema>): Promise<void> {
  const active = await lockActiveMembers(tx)
  const member = findMember(active, input.memberId)
  if (member.role === input.role) return
  if (isLastOwner(active, member.id)) refuseLastOwner('role')
  await tx.db.membership.updateMany({ where: { id: member.id }, data: { role: input.role } })
  await tx.audit({ action: 'member.role-changed', subject: { kind: 'member', id: member.id } })
}

export const deactivateSchema = z.object({ memberId: z.string(), heirId: z.string().optional() })

/**
 * Ends a membership: no request of theirs is answered any more. The caller hands their clients on in the same
 * transaction.
 * @throws AppError NOT_FOUND, BAD_INPUT with fieldErrors.heirId for the last owner or an heir who cannot be one
 */
export async function deactivateMember(tx: MemberTx, input: { memberId: string; heirId: string }): Promise<void> {
  const active = await lockActiveMembers(tx)
  const member = findMember(active, input.memberId)
  if (isLastOwner(active, member.id)) refuseLastOwner('heirId')
  const heir = active.find((other) => other.id === input.heirId && other.id !== member.id)
  if (!heir) throw new AppError('BAD_INPUT', 'no heir', { heirId: ['Choose the colleague who takes over'] })
  await tx.db.membership.updateMany({ where: { id: member.id }, data: { deactivatedAt: tx.now } })
  await tx.db.session.updateMany({
    where: { membershipId: member.id, endedAt: null },
    data: { endedAt: tx.now },
  })
  await tx.audit({ action: 'member.deactivated', subject: { kind: 'member', id: member.id } })
}

export const ownProfileSchema = z.object({ name: personName, title: professionalTitle })

/** Changes the name and title colleagues read of oneself. */
export async function changeOwnProfile(tx: MemberTx, input: z.infer<typeof ownProfileSchema>): Promise<void> {
  const { membershipId } = tx.scope
  await tx.db.membership.updateMany({ where: { id: membershipId }, data: input })
  await tx.audit({ action: 'member.name-changed', subject: { kind: 'member', id: membershipId } })
}

type ActiveMember = { id: string; role: Role }

/** Held until the transaction ends, so that two owners cannot take the last ownership from each other. */
async function lockActiveMembers(tx: MemberTx): Promise<ActiveMember[]> {
  return tx.db.$queryRaw<ActiveMember[]>`
    select id, role from membership where deactivated_at is null order by id for update`
}

function findMember(active: ActiveMember[], id: string): ActiveMember {
  const member = active.find((other) => other.id === id)
  if (!member) throw new AppError('NOT_FOUND')
  return member
}

function isLastOwner(active: ActiveMember[], id: string): boolean {
  const owners = active.filter((member) => member.role === 'owner')
  return owners.length === 1 && owners[0]?.id === id
}

function refuseLastOwner(field: 'role' | 'heirId'): never {
  throw new AppError('BAD_INPUT', 'last owner', {
    [field]: ['A practice needs an owner. Make somebody else an owner first'],
  })
}
