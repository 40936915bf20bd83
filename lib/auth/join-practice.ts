import 'server-only'
import { z } from 'zod'
import { type Account, type Caller, checkPassword, hasAccount } from '@/lib/auth/check-password'
import { enterPractice, memberActor } from '@/lib/auth/enter-practice'
import { type EntryLinkState, findEntryLink, requireEntryLink, spendEntryLink } from '@/lib/auth/entry-links'
import { hashPassword } from '@/lib/auth/passwords'
import { type IdentityTx, identityDb } from '@/lib/db/identity-db'
import { newId } from '@/lib/db/ids'
import { chosenPassword, professionalTitle, wordPasswordFault } from '@/lib/domain/account-fields'
import { AppError } from '@/lib/domain/errors'
import { optionalLine } from '@/lib/domain/form-fields'
import { ROLES, type Role } from '@/lib/domain/permissions'

export type Invitation = {
  practiceName: string
  email: string
  name: string
  role: Role
  /** Somebody signs in with this address already: its password is asked, none is chosen. */
  isKnown: boolean
}

/** What an invitation says before it is accepted. Changes nothing. */
export async function readInvitation(
  token: string,
): Promise<{ state: 'open'; invitation: Invitation } | { state: Exclude<EntryLinkState, 'open'> }> {
  const found = await identityDb(async (tx) => {
    const found = await findEntryLink(tx, 'join', token)
    return found.state === 'open' ? { state: found.state, target: await readTarget(tx, found.link) } : found
  })
  if (found.state !== 'open') return found
  const { practiceName, email, name, role } = found.target
  return { state: 'open', invitation: { practiceName, email, name, role, isKnown: await hasAccount(email) } }
}

export const joinSchema = z.object({ name: optionalLine(120), title: professionalTitle, password: chosenPassword })

/**
 * Accepts an invitation: a known account joins with its own password, a new one chooses one. Whoever belonged to the
 * practice before and was deactivated belongs to it again.
 * @returns the secret for the session's cookie
 * @throws AppError LINK_UNKNOWN, LINK_EXPIRED, LINK_SPENT, TOO_MANY, CONFLICT for an active member, BAD_INPUT
 */
export async function joinPractice(input: z.infer<typeof joinSchema>, token: string, caller: Caller): Promise<string> {
  const { linkId, target } = await identityDb(async (tx) => {
    const link = await requireEntryLink(tx, 'join', token)
    return { linkId: link.id, target: await readTarget(tx, link) }
  })
  const account = (await hasAccount(target.email)) ? await admitKnown(input.password, target.email, caller) : null
  const passwordHash = account ? null : await hashFirst(input, target)
  return identityDb(async (tx) => {
    await spendEntryLink(tx, linkId)
    const userId = account?.id ?? (await insertAccount(tx, target.email, input.name, passwordHash))
    const row = { name: input.name || account?.name || target.name, title: input.title, role: target.role }
    const membership = await becomeMember(tx, { practiceId: target.practiceId, userId }, row)
    await tx.audit(memberActor(membership, caller.requestId), {
      action: 'member.joined',
      subject: { kind: 'member', id: membership.id },
    })
    return enterPractice(tx, membership, caller.requestId)
  })
}

type Target = { practiceId: string; practiceName: string; email: string; name: string; role: Role }
type LinkTarget = { practiceId: string | null; email: string | null; name: string | null; role: string | null }

async function readTarget(tx: IdentityTx, link: LinkTarget): Promise<Target> {
  const role = ROLES.find((known) => known === link.role)
  if (!link.practiceId || !link.email || !role) throw new AppError('LINK_UNKNOWN', 'incomplete invitation')
  const practice = await tx.db.practice.findUnique({ where: { id: link.practiceId }, select: { id: true, name: true } })
  if (!practice) throw new AppError('LINK_UNKNOWN', 'no such practice')
  return { practiceId: practice.id, practiceName: practice.name, email: link.email, name: link.name ?? '', role }
}

async function admitKnown(password: string, email: string, caller: Caller): Promise<Account> {
  return checkPassword(email, password, caller).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'WRONG_PASSWORD') throw error
    throw new AppError('BAD_INPUT', 'wrong password', {
      password: ['This is not the password of that address. If you have lost it, ask whoever runs this installation'],
    })
  })
}

async function hashFirst(input: z.infer<typeof joinSchema>, target: Target): Promise<string> {
  const nameFault = input.name ? null : 'Enter the name colleagues know'
  const fault = wordPasswordFault(input.password, [target.email, input.name, target.practiceName])
  if (nameFault || fault) {
    const faults = { ...(nameFault ? { name: [nameFault] } : {}), ...(fault ? { password: [fault] } : {}) }
    throw new AppError('BAD_INPUT', 'does not fit', faults)
  }
  return hashPassword(input.password)
}

async function insertAccount(tx: IdentityTx, email: string, name: string, passwordHash: string | null) {
  const id = newId(tx.now)
  await tx.db.userAccount.createMany({
    data: { id, email, name, passwordHash, passwordChangedAt: tx.now, createdAt: tx.now },
  })
  return id
}

async function becomeMember(
  tx: IdentityTx,
  key: { practiceId: string; userId: string },
  row: { name: string; title: string; role: Role },
) {
  const before = await tx.db.membership.findUnique({
    where: { practiceId_userId: key },
    select: { id: true, deactivatedAt: true },
  })
  if (before && !before.deactivatedAt) throw new AppError('CONFLICT', 'already a member')
  if (before) {
    await tx.db.membership.updateMany({ where: { ...key, id: before.id }, data: { ...row, deactivatedAt: null } })
    return { ...key, id: before.id }
  }
  const id = newId(tx.now)
  await tx.db.membership.createMany({ data: { ...key, ...row, id, createdAt: tx.now } })
  return { ...key, id }
}
