import 'server-only'
import { forbidden, notFound, redirect } from 'next/navigation'
import { currentMember, type Member } from '@/lib/auth/current-member'
import { type MemberTx, practiceDb } from '@/lib/db/practice-db'
import { AppError, type AppErrorCode } from '@/lib/domain/errors'
import { isPermitted, type Permission } from '@/lib/domain/permissions'

/**
 * The one way a clinician's page reads: session and membership re-read, permission, one transaction.
 * Signed out goes to the sign-in page, locked to the lock, handed over to the page that says so, a foreign, missing or malformed id to the same 404;
 * anything else reaches error.tsx.
 */
export async function practiceLoader<T>(
  permission: Permission,
  query: (tx: MemberTx, member: Member) => Promise<T>,
): Promise<T> {
  const member = await pageMember()
  if (!isPermitted(member.scope.role, permission)) forbidden()
  return practiceDb(member.scope, (tx) => query(tx, member)).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound()
    throw error
  })
}

/** Who looks at a page; without a live session this leaves for the sign-in page, the lock, or what a handed-over device shows. */
export async function pageMember(): Promise<Member> {
  const found = await currentMember().then(
    (member) => ({ member }),
    (error: unknown) => ({ error }),
  )
  if ('member' in found) return found.member
  if (found.error instanceof AppError) leave(found.error.code)
  throw found.error
}

function leave(code: AppErrorCode): void {
  if (code === 'SIGNED_OUT') redirect('/sign-in')
  if (code === 'LOCKED') redirect('/locked')
  if (code === 'HANDED_OVER') redirect('/in-use')
}
