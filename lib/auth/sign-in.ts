import 'server-only'
import { type Caller, checkPassword } from '@/lib/auth/check-password'
import { enterPractice } from '@/lib/auth/enter-practice'
import { identityDb } from '@/lib/db/identity-db'
import { AppError } from '@/lib/domain/errors'

/**
 * Checks an e-mail address and password and opens a session in the person's first active practice.
 * Unknown account, wrong password and ended membership give the same error.
 * @returns the secret for the session's cookie
 * @throws AppError TOO_MANY, WRONG_PASSWORD
 */
export async function signIn(email: string, password: string, caller: Caller): Promise<string> {
  const account = await checkPassword(email.trim().toLowerCase(), password, caller)
  const membership = account.memberships[0]
  if (!membership) throw new AppError('WRONG_PASSWORD', 'no active membership')
  return identityDb((tx) => enterPractice(tx, membership, caller.requestId))
}
