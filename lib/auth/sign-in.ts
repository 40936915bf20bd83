import 'server-only'
import { isPasswordRight } from '@/lib/auth/passwords'
import { openSession } from '@/lib/auth/session-rows'
import { identityDb } from '@/lib/db/identity-db'
import { countAttempt, forgetAttempts } from '@/lib/db/rate-limits'
import { AppError } from '@/lib/domain/errors'

/**
 * Checks an e-mail address and password and opens a session in the person's first active practice.
 * Unknown account, wrong password and ended membership give the same error after the same work.
 * @param address the caller's network address, for counting attempts
 * @throws AppError TOO_MANY, WRONG_PASSWORD
 */
export async function signIn(email: string, password: string, address: string): Promise<string> {
  const account = email.trim().toLowerCase()
  await countAttempt('sign-in-address', address)
  await countAttempt('sign-in-account', `${account}|${address}`)
  const user = await identityDb((tx) =>
    tx.db.userAccount.findUnique({
      where: { email: account },
      select: {
        id: true,
        passwordHash: true,
        memberships: {
          where: { deactivatedAt: null },
          orderBy: { createdAt: 'asc' },
          take: 1,
          select: { practiceId: true, id: true, userId: true },
        },
      },
    }),
  )
  const isRight = await isPasswordRight(user?.passwordHash ?? null, password)
  const membership = user?.memberships[0]
  if (!isRight || !membership) throw new AppError('WRONG_PASSWORD')
  await forgetAttempts('sign-in-address', address)
  await forgetAttempts('sign-in-account', `${account}|${address}`)
  return identityDb((tx) => openSession(tx, membership))
}
