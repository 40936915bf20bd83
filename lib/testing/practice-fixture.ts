import { randomUUID } from 'node:crypto'
import type { Member } from '@/lib/auth/current-member'
import { hashPassword } from '@/lib/auth/passwords'
import { mintPracticeScope, mintRespondentScope } from '@/lib/auth/scope'
import { encodeSessionCookie } from '@/lib/auth/session-cookie'
import { openSession } from '@/lib/auth/session-rows'
import { type IdentityTx, identityDb } from '@/lib/db/identity-db'
import { newId } from '@/lib/db/ids'
import { type MemberTx, practiceDb, type RespondentTx } from '@/lib/db/practice-db'
import type { Role } from '@/lib/domain/permissions'
import type { PracticeScope, RespondentScope } from '@/lib/domain/scope'

/** A practice of its own for one test: tests run in parallel and never clean up after one another. */
export type PracticeFixture = {
  practiceId: string
  name: string
  owner: MemberFixture
  clinician: MemberFixture
}

export type MemberFixture = {
  practiceId: string
  membershipId: string
  userId: string
  name: string
  email: string
  scope: PracticeScope
}

export type PracticeOptions = {
  name?: string
  timeZone?: string
  country?: string
  locale?: string
  readingPromiseDays?: number
  isPinDefault?: boolean
  isDemo?: boolean
  /** Given to both members, so that they can sign in through the screen. Hashing it takes a moment. */
  password?: string
  now?: Date
}

/** Makes a practice with an owner and a clinician, as the identity role, the way set-up and joining do. */
export async function makePractice(options: PracticeOptions = {}): Promise<PracticeFixture> {
  const practiceId = newId(new Date())
  const name = options.name ?? `Practice ${practiceId.slice(-6)}`
  const passwordHash = options.password ? await hashPassword(options.password) : null
  return identityDb(async (tx) => {
    await tx.db.practice.createMany({
      data: {
        id: practiceId,
        name,
        timeZone: options.timeZone ?? 'Europe/London',
        country: options.country ?? 'GB',
        locale: options.locale ?? 'en-GB',
        readingPromiseDays: options.readingPromiseDays ?? 3,
        quickExitUrl: 'https://www.bbc.co.uk/weather',
        isPinDefault: options.isPinDefault ?? true,
        isDemo: options.isDemo ?? false,
        createdAt: tx.now,
      },
    })
    const owner = await insertMember(tx, { practiceId, role: 'owner', name: 'Olive Owner', passwordHash })
    const clinician = await insertMember(tx, { practiceId, role: 'clinician', name: 'Clem Clinician', passwordHash })
    return { practiceId, name, owner, clinician }
  }, withNow(options.now))
}

/** The practice's owner, as a request of theirs finds them. */
export function memberOf(practice: PracticeFixture): Member {
  const { scope, name, email } = practice.owner
  return {
    ...{ scope, name, email, sessionId: crypto.randomUUID() },
    practice: {
      ...{ id: practice.practiceId, name: practice.name, timeZone: 'Europe/London', country: 'GB', locale: 'en-GB' },
      ...{ readingPromiseDays: 3, isDemo: false, mailSenderName: '', mailSenderAddress: '' },
    },
  }
}

/** One more member of a practice, for tests about teams and authorship. */
export async function addMember(
  practice: PracticeFixture,
  member: { name: string; role?: Role; passwordHash?: string | null },
): Promise<MemberFixture> {
  return identityDb((tx) =>
    insertMember(tx, { practiceId: practice.practiceId, role: 'clinician', passwordHash: null, ...member }),
  )
}

/**
 * Runs work in the one transaction of a request, as a practice's owner unless a member is given.
 * @param options.now the moment of the act
 */
export async function inPractice<T>(
  who: PracticeFixture | MemberFixture,
  work: (tx: MemberTx) => Promise<T>,
  options: { now?: Date } = {},
): Promise<T> {
  return practiceDb('owner' in who ? who.owner.scope : who.scope, work, options)
}

/** The scope of a client's browser at one assignment. Whether those rows exist is the test's affair. */
export function makeRespondentScope(
  practice: { practiceId: string },
  row: { clientId: string; assignmentId: string; respondentSessionId?: string | null },
): RespondentScope {
  const { practiceId } = practice
  return mintRespondentScope({ respondentSessionId: null, ...row, practiceId }, randomUUID())
}

export async function inRespondent<T>(
  scope: RespondentScope,
  work: (tx: RespondentTx) => Promise<T>,
  options: { now?: Date } = {},
): Promise<T> {
  return practiceDb(scope, work, options)
}

/** Signs a member in by a session row and gives the cookie that next-auth would have set. */
export async function makeSessionCookie(member: MemberFixture, options: { now?: Date } = {}) {
  const { practiceId, membershipId, userId } = member
  const token = await identityDb((tx) => openSession(tx, { practiceId, id: membershipId, userId }), options)
  return encodeSessionCookie(token)
}

async function insertMember(
  tx: IdentityTx,
  member: { practiceId: string; role: Role; name: string; passwordHash: string | null },
): Promise<MemberFixture> {
  const { practiceId, role, name, passwordHash } = member
  const userId = newId(tx.now)
  const membershipId = newId(tx.now)
  const email = `${role}-${userId.slice(-12)}@practice.example`
  await tx.db.userAccount.createMany({
    data: { id: userId, email, name, passwordHash, passwordChangedAt: passwordHash ? tx.now : null, createdAt: tx.now },
  })
  await tx.db.membership.createMany({ data: { practiceId, id: membershipId, userId, name, role, createdAt: tx.now } })
  const row = { practiceId, id: membershipId, userId, role, deactivatedAt: null }
  return { practiceId, membershipId, userId, name, email, scope: mintPracticeScope(row, randomUUID()) }
}

function withNow(now: Date | undefined): { now?: Date } {
  return now ? { now } : {}
}
