import 'server-only'
import { renewForm } from '@/app/_acts/assign-form'
import { findLastMissed } from '@/lib/assignments/queries/find-last-missed'
import type { Member } from '@/lib/auth/current-member'
import type { MemberTx } from '@/lib/db/practice-db'
import { EXPIRES_IN_DAYS_DEFAULT } from '@/lib/domain/assignment-state'
import { AppError } from '@/lib/domain/errors'

/**
 * A new link, for the usual time, for the form of a client that ran out last; sent again where it went by message and
 * may still.
 * @throws AppError NOT_FOUND, STALE when none of theirs has run out by now
 */
export async function renewMissed(tx: MemberTx, member: Member, input: { clientId: string }) {
  const missed = await findLastMissed(tx, input.clientId)
  if (!missed) throw new AppError('STALE', 'no form has run out')
  const { clientId, link } = await renewForm(tx, member, { ...missed, expiresInDays: EXPIRES_IN_DAYS_DEFAULT })
  return { clientId, untilWords: link?.untilWords ?? '', sending: link?.sending ?? null }
}
