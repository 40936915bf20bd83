import 'server-only'
import { enterPractice, memberActor } from '@/lib/auth/enter-practice'
import { mintPracticeScope } from '@/lib/auth/scope'
import { type IdentityTx, identityDb } from '@/lib/db/identity-db'
import { newId } from '@/lib/db/ids'
import { AppError } from '@/lib/domain/errors'
import type { Role } from '@/lib/domain/permissions'
import { defaultQuickExit } from '@/lib/domain/quick-exit'
import type { PracticeScope } from '@/lib/domain/scope'

/** The addresses of a demo's people until all of it is there. Nothing can be sent to them (RFC 2606). */
const UNFINISHED = '@unfinished.invalid'
/** No seeding takes so long: what is still unfinished then was cut short. */
const ABANDONED_AFTER_MINUTES = 15

export type DemoPractice = {
  name: string
  timeZone: string
  country: string
  locale: string
  readingPromiseDays: number
  isPinDefault: boolean
  quickExitUrl: string | null
  /** By the number the data knows them by; an owner among them. */
  people: readonly DemoPerson[]
}

export type DemoPerson = { key: number; name: string; title: string; email: string; role: Role; since: Date }

/** A demo that nobody can find yet, and who acts in it. */
export type UnfinishedDemo = {
  practiceId: string
  requestId: string
  members: ReadonlyMap<number, PracticeScope>
  /** The addresses its people will have. */
  emails: readonly { userId: string; email: string }[]
}

/**
 * Makes a demo's practice and people, as set-up and joining do. Nobody has a password, and until finishDemo their
 * addresses are others, by which nothing looks for a demo: a half-made one is never seen.
 */
export async function beginDemo(practice: DemoPractice, requestId: string): Promise<UnfinishedDemo> {
  const madeAt = new Date()
  const began = practice.people.toSorted((a, b) => a.since.getTime() - b.since.getTime())[0]?.since ?? madeAt
  return identityDb(
    async (tx) => {
      const practiceId = newId(tx.now)
      await tx.db.practice.createMany({ data: { ...rowOf(practice), id: practiceId, createdAt: tx.now } })
      const members = new Map<number, PracticeScope>()
      for (const person of practice.people) {
        const scope = await insertPerson(tx, practiceId, person, madeAt, requestId)
        members.set(person.key, scope)
      }
      const emails = practice.people.map(({ key, email }) => ({ userId: members.get(key)?.userId ?? '', email }))
      return { practiceId, requestId, members, emails }
    },
    { now: began },
  )
}

/**
 * Gives a demo its people's addresses, which makes it the demo. An address belongs to one account, so of two demos made
 * at the same time one succeeds. With `replaces`, that demo is gone in the same moment, or both stay as they are.
 * @throws AppError CONFLICT when the addresses are taken, NOT_FOUND when `replaces` is no demo
 */
export async function finishDemo(demo: UnfinishedDemo, replaces: string | null): Promise<void> {
  await identityDb(async (tx) => {
    if (replaces) await removeRows(tx, replaces)
    for (const { userId, email } of demo.emails) {
      await tx.db.userAccount.updateMany({ where: { id: userId }, data: { email } })
    }
    if (!replaces) return
    for (const scope of demo.members.values()) {
      if (scope.role !== 'owner') continue
      const subject = { kind: 'practice' as const, id: demo.practiceId }
      await tx.audit(scope, { action: 'practice.demo-reset', subject })
    }
  })
}

/** The demo whose person has this address; null when there is none, or none that is finished. */
export async function findDemo(email: string): Promise<{ practiceId: string } | null> {
  return identityDb((tx) =>
    tx.db.membership.findFirst({
      where: { user: { email }, practice: { isDemo: true } },
      select: { practiceId: true },
    }),
  )
}

/**
 * Signs in to a demo, whose people have no passwords, as the first of its members with this role; where visitors left
 * none, as whoever is left.
 * @returns the secret for the session's cookie
 * @throws AppError NOT_FOUND for anything but a demo
 */
export async function enterDemo(practiceId: string, requestId: string, role: Role = 'owner'): Promise<string> {
  return identityDb(async (tx) => {
    const members = await tx.db.membership.findMany({
      where: { practiceId, deactivatedAt: null, practice: { isDemo: true }, user: { passwordHash: null } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { practiceId: true, id: true, userId: true, role: true },
    })
    const member = members.find((each) => each.role === role) ?? members[0]
    if (!member) throw new AppError('NOT_FOUND', 'not a demo')
    return enterPractice(tx, member, requestId)
  })
}

/**
 * Deletes a demo, every row of it, and the accounts of its people who belong nowhere else. Sessions end with it.
 * @throws AppError NOT_FOUND for anything but a demo
 */
export async function removeDemoPractice(practiceId: string): Promise<void> {
  await identityDb((tx) => removeRows(tx, practiceId))
}

/** Removes what was left when a seeding was cut short. */
export async function removeAbandonedDemos(): Promise<void> {
  const abandoned = await identityDb((tx) => {
    const before = new Date(tx.now.getTime() - ABANDONED_AFTER_MINUTES * 60_000)
    return tx.db.practice.findMany({
      where: {
        isDemo: true,
        memberships: { some: { user: { email: { endsWith: UNFINISHED }, createdAt: { lt: before } } } },
      },
      select: { id: true },
    })
  })
  for (const { id } of abandoned) {
    await removeDemoPractice(id).catch((error: unknown) => {
      // Another copy of the server was quicker.
      if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error
    })
  }
}

/** The database's own function decides what is a demo; this role may delete nothing by itself. */
async function removeRows(tx: IdentityTx, practiceId: string): Promise<void> {
  const practice = await tx.db.practice.findFirst({ where: { id: practiceId, isDemo: true }, select: { id: true } })
  if (!practice) throw new AppError('NOT_FOUND', 'not a demo')
  try {
    await tx.db.$queryRaw`select remove_demo_practice(${practiceId}::uuid) as removed`
  } catch (error) {
    if (error instanceof Error && error.message.includes('not a demo practice')) throw new AppError('NOT_FOUND', 'gone')
    throw error
  }
}

function rowOf({ people: _people, quickExitUrl, ...practice }: DemoPractice) {
  return { ...practice, quickExitUrl: quickExitUrl ?? defaultQuickExit(practice.country), isDemo: true }
}

async function insertPerson(
  tx: IdentityTx,
  practiceId: string,
  person: DemoPerson,
  madeAt: Date,
  requestId: string,
): Promise<PracticeScope> {
  const { name, title, role, since } = person
  const userId = newId(since)
  const membership = { practiceId, id: newId(since), userId, role }
  await tx.db.userAccount.createMany({
    data: { id: userId, email: `${userId}${UNFINISHED}`, name, passwordHash: null, createdAt: madeAt },
  })
  await tx.db.membership.createMany({ data: { ...membership, name, title, createdAt: since } })
  await tx.audit(memberActor(membership, requestId), {
    action: role === 'owner' ? 'practice.created' : 'member.joined',
    subject: role === 'owner' ? { kind: 'practice', id: practiceId } : { kind: 'member', id: membership.id },
  })
  return mintPracticeScope({ ...membership, deactivatedAt: null }, requestId)
}
