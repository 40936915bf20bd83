import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { mintPracticeScope } from '@/lib/auth/scope'
import { decodeSessionCookie, sessionCookieName } from '@/lib/auth/session-cookie'
import {
  decideSession,
  findSession,
  lockSession,
  type SessionRow,
  type SessionState,
  touchSession,
} from '@/lib/auth/session-rows'
import { identityDb } from '@/lib/db/identity-db'
import { newId } from '@/lib/db/ids'
import { AppError } from '@/lib/domain/errors'
import type { PracticeScope } from '@/lib/domain/scope'

export type Member = {
  scope: PracticeScope
  sessionId: string
  name: string
  email: string
  practice: SessionRow['membership']['practice']
}

/**
 * Who asks, decided from the session and membership rows re-read for this request (once per request, however many
 * pages, layouts and loaders ask).
 * @throws AppError SIGNED_OUT without a live session, LOCKED after idle time, HANDED_OVER while a client has the device
 */
export const currentMember: () => Promise<Member> = cache(async () => {
  const token = await decodeSessionCookie((await cookies()).get(sessionCookieName())?.value)
  if (!token) throw new AppError('SIGNED_OUT')
  const { row, state } = await identityDb(async (tx) => {
    const row = await findSession(tx, token)
    if (!row) throw new AppError('SIGNED_OUT')
    const state = decideSession(row, tx.now)
    if (state === 'locked') await lockSession(tx, row)
    if (state === 'open') await touchSession(tx, row)
    return { row, state }
  })
  if (state === 'ended') throw new AppError('SIGNED_OUT')
  if (state === 'handed-over') throw new AppError('HANDED_OVER')
  if (state === 'locked') throw new AppError('LOCKED')
  return toMember(row, await currentRequestId())
})

export type LiveState = Exclude<SessionState, 'ended'>

/** The session behind the request's cookie in whatever state, for unlocking and signing out; null without a live one. */
export async function currentSession(): Promise<{ row: SessionRow; state: LiveState } | null> {
  const token = await decodeSessionCookie((await cookies()).get(sessionCookieName())?.value)
  if (!token) return null
  return identityDb(async (tx) => {
    const row = await findSession(tx, token)
    if (!row) return null
    const state = decideSession(row, tx.now)
    return state === 'ended' ? null : { row, state }
  })
}

/**
 * While a client has the device, whatever would reach the practice from it is refused, signing in anew too.
 * @throws AppError HANDED_OVER
 */
export async function refuseHandedOver(): Promise<void> {
  if ((await currentSession())?.state === 'handed-over') throw new AppError('HANDED_OVER')
}

/** One id per request, in the record, the log and every "something went wrong". */
export const currentRequestId: () => Promise<string> = cache(async () => {
  const given = (await headers()).get('x-request-id')
  return given && /^[0-9a-f-]{36}$/.test(given) ? given : newId(new Date())
})

function toMember(row: SessionRow, requestId: string): Member {
  return {
    scope: mintPracticeScope(row.membership, requestId),
    sessionId: row.id,
    name: row.membership.name,
    email: row.user.email,
    practice: row.membership.practice,
  }
}
