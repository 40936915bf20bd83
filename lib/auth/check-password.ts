import 'server-only'
import { isPasswordRight } from '@/lib/auth/passwords'
import { identityDb } from '@/lib/db/identity-db'
import { countAttempt, forgetAttempts } from '@/lib/db/rate-limits'
import { AppError } from '@/lib/domain/errors'

/** Where a request comes from and the id it goes by in the record. */
export type Caller = { address: string; requestId: string }

export type Account = {
  id: string
  name: string
  /** Active memberships, oldest first. */
  memberships: { practiceId: string; id: string; userId: string }[]
}

/**
 * The account behind an e-mail address and password. Unknown account and wrong password give the same error after the
 * same work; attempts are counted per account and address, so that a stranger elsewhere locks nobody out.
 * @throws AppError TOO_MANY, WRONG_PASSWORD
 */
export async function checkPassword(email: string, password: string, caller: Caller): Promise<Account> {
  const key = `${email}|${caller.address}`
  await countAttempt('sign-in-address', caller.address)
  await countAttempt('sign-in-account', key)
  const found = await identityDb((tx) =>
    tx.db.userAccount.findUnique({
      where: { email },
      select: {
        id: true,
        name: true,
        passwordHash: true,
        memberships: {
          where: { deactivatedAt: null },
          orderBy: { createdAt: 'asc' },
          select: { practiceId: true, id: true, userId: true },
        },
      },
    }),
  )
  const isRight = await isPasswordRight(found?.passwordHash ?? null, password)
  if (!found || !isRight) throw new AppError('WRONG_PASSWORD')
  await forgetAttempts('sign-in-address', caller.address)
  await forgetAttempts('sign-in-account', key)
  return { id: found.id, name: found.name, memberships: found.memberships }
}

/** Whether somebody signs in with this address already. */
export async function hasAccount(email: string): Promise<boolean> {
  return (await identityDb((tx) => tx.db.userAccount.count({ where: { email } }))) > 0
}
