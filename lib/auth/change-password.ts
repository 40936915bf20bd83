import 'server-only'
import { z } from 'zod'
import type { Caller } from '@/lib/auth/check-password'
import type { Member } from '@/lib/auth/current-member'
import { memberActor } from '@/lib/auth/enter-practice'
import { type EntryLinkState, findEntryLink, requireEntryLink, spendEntryLink } from '@/lib/auth/entry-links'
import { hashPassword, isPasswordRight } from '@/lib/auth/passwords'
import { endOtherSessions } from '@/lib/auth/session-rows'
import { type IdentityTx, identityDb } from '@/lib/db/identity-db'
import { countAttempt, forgetAttempts } from '@/lib/db/rate-limits'
import { chosenPassword, typedPassword, wordPasswordFault } from '@/lib/domain/account-fields'
import { AppError } from '@/lib/domain/errors'

export const changePasswordSchema = z.object({ current: typedPassword, password: chosenPassword })

/**
 * Changes one's own password. Every other session of the person ends with the next request it makes.
 * @throws AppError TOO_MANY, BAD_INPUT with fieldErrors.current or fieldErrors.password
 */
export async function changeOwnPassword(
  input: z.infer<typeof changePasswordSchema>,
  member: Member,
  caller: Caller,
): Promise<void> {
  const { userId } = member.scope
  const key = `${member.email}|${caller.address}`
  await countAttempt('sign-in-account', key)
  const account = await identityDb((tx) => readAccount(tx, userId))
  if (!(await isPasswordRight(account.passwordHash, input.current))) {
    throw new AppError('BAD_INPUT', 'wrong password', { current: ['This is not your password'] })
  }
  await forgetAttempts('sign-in-account', key)
  const passwordHash = await hashChosen(input.password, account)
  await identityDb((tx) => storePassword(tx, { userId, passwordHash, keepSessionId: member.sessionId }, caller))
}

/** How a link to choose a new password stands, and for which address. Changes nothing. */
export async function readReset(
  token: string,
): Promise<{ state: 'open'; email: string } | { state: Exclude<EntryLinkState, 'open'> }> {
  return identityDb(async (tx) => {
    const found = await findEntryLink(tx, 'reset', token)
    if (found.state !== 'open') return found
    return { state: 'open', email: (await readAccount(tx, found.link.userId)).email }
  })
}

export const resetSchema = z.object({ password: chosenPassword })

/**
 * Spends a reset link: the account has a new password and no session is left.
 * @throws AppError LINK_UNKNOWN, LINK_EXPIRED, LINK_SPENT, BAD_INPUT with fieldErrors.password
 */
export async function resetPassword(input: z.infer<typeof resetSchema>, token: string, caller: Caller): Promise<void> {
  const { linkId, account } = await identityDb(async (tx) => {
    const link = await requireEntryLink(tx, 'reset', token)
    return { linkId: link.id, account: await readAccount(tx, link.userId) }
  })
  const passwordHash = await hashChosen(input.password, account)
  await identityDb(async (tx) => {
    await spendEntryLink(tx, linkId)
    await storePassword(tx, { userId: account.id, passwordHash, keepSessionId: null }, caller)
  })
}

type AccountRow = Awaited<ReturnType<typeof readAccount>>

async function readAccount(tx: IdentityTx, userId: string | null) {
  const account = userId
    ? await tx.db.userAccount.findUnique({
        where: { id: userId },
        select: { id: true, email: true, name: true, passwordHash: true },
      })
    : null
  if (!account) throw new AppError('LINK_UNKNOWN', 'no such account')
  return account
}

async function hashChosen(password: string, account: AccountRow): Promise<string> {
  const fault = wordPasswordFault(password, [account.email, account.name])
  if (fault) throw new AppError('BAD_INPUT', 'weak password', { password: [fault] })
  return hashPassword(password)
}

/** Each practice the person belongs to has the change in its record. */
async function storePassword(
  tx: IdentityTx,
  change: { userId: string; passwordHash: string; keepSessionId: string | null },
  caller: Caller,
): Promise<void> {
  const { userId, passwordHash, keepSessionId } = change
  await tx.db.userAccount.updateMany({
    where: { id: userId },
    data: { passwordHash, passwordChangedAt: tx.now },
  })
  await endOtherSessions(tx, userId, keepSessionId)
  const memberships = await tx.db.membership.findMany({
    where: { userId, deactivatedAt: null },
    select: { practiceId: true, id: true },
  })
  for (const membership of memberships) {
    await tx.audit(memberActor(membership, caller.requestId), {
      action: 'member.password-changed',
      subject: { kind: 'member', id: membership.id },
    })
  }
}
