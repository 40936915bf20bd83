import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { changeOwnPassword, resetPassword } from '@/lib/auth/change-password'
import type { Member } from '@/lib/auth/current-member'
import { joinPractice, readInvitation } from '@/lib/auth/join-practice'
import { switchPractice } from '@/lib/auth/session-acts'
import { decideSession, findSession, openSession } from '@/lib/auth/session-rows'
import { type SetUpInput, setUpPractice } from '@/lib/auth/set-up-practice'
import { signIn } from '@/lib/auth/sign-in'
import { identityDb } from '@/lib/db/identity-db'
import { newId } from '@/lib/db/ids'
import { deactivateMember, inviteColleague, withdrawInvitation } from '@/lib/team/commands'
import { inPractice, type MemberFixture, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'

const PASSWORD = 'marble otter sings at noon'
const OTHER = 'eleven slow rivers meet'

/** Attempts are counted per address: each test comes from one of its own. */
const aCaller = () => ({ address: randomUUID(), requestId: randomUUID() })
const anAddress = () => `ines-${randomUUID()}@heron.example`

async function makeLink(kind: 'setup' | 'reset', options: { userId?: string; expiresAt?: Date } = {}) {
  return identityDb(async (tx) => {
    const token = tx.newToken()
    const { userId = null, expiresAt = new Date(Date.now() + 60_000) } = options
    const row = { id: newId(tx.now), kind, tokenHash: tx.hashToken(token), practiceId: null, createdAt: tx.now }
    await tx.db.entryLink.createMany({ data: { ...row, userId, expiresAt } })
    return token
  })
}

function setUpInput(changes: Partial<SetUpInput> = {}): SetUpInput {
  const place = { timeZone: 'Europe/London', country: 'GB', locale: 'en-GB' as const, readingPromiseDays: 3 }
  return {
    practiceName: 'Heron House',
    name: 'Ines Calder',
    email: anAddress(),
    password: PASSWORD,
    ...place,
    ...changes,
  }
}

async function sessionOf(token: string) {
  return identityDb(async (tx) => {
    const row = await findSession(tx, token)
    return row && { state: decideSession(row, tx.now), practiceId: row.practiceId, role: row.membership.role, row }
  })
}

async function readActions(practice: PracticeFixture) {
  return inPractice(practice, async (tx) =>
    (await tx.db.auditEvent.findMany({ orderBy: { id: 'asc' }, select: { action: true } })).map((row) => row.action),
  )
}

function memberOf(fixture: MemberFixture, sessionId: string): Member {
  return {
    scope: fixture.scope,
    sessionId,
    name: fixture.name,
    email: fixture.email,
    practice: {} as Member['practice'],
  }
}

describe('setting a practice up', () => {
  it('makes the practice, its owner and a session, once', async () => {
    const token = await makeLink('setup')
    const session = await setUpPractice(setUpInput(), token, aCaller())
    expect(await sessionOf(session)).toMatchObject({ state: 'open', role: 'owner' })
    await expect(setUpPractice(setUpInput(), token, aCaller())).rejects.toMatchObject({ code: 'LINK_SPENT' })
  })

  // Two people press the button of the same address at the same moment.
  it('lets one of many win, and the others make nothing', async () => {
    const token = await makeLink('setup')
    const name = `Race ${randomUUID()}`
    const presses = Array.from({ length: 8 }, () => setUpPractice(setUpInput({ practiceName: name }), token, aCaller()))
    const settled = await Promise.allSettled(presses)
    expect(settled.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
    expect(await identityDb((tx) => tx.db.practice.count({ where: { name } }))).toBe(1)
  })

  it.each([
    ['an unknown link', 'a'.repeat(43), 'LINK_UNKNOWN'],
    ['a malformed link', '../etc', 'LINK_UNKNOWN'],
  ])('refuses %s', async (_name, token, code) => {
    await expect(setUpPractice(setUpInput(), token, aCaller())).rejects.toMatchObject({ code })
  })

  it('refuses a link that expired, and one of another kind', async () => {
    const expired = await makeLink('setup', { expiresAt: new Date(Date.now() - 1000) })
    await expect(setUpPractice(setUpInput(), expired, aCaller())).rejects.toMatchObject({ code: 'LINK_EXPIRED' })
    const { owner } = await makePractice()
    const reset = await makeLink('reset', { userId: owner.userId })
    await expect(setUpPractice(setUpInput(), reset, aCaller())).rejects.toMatchObject({ code: 'LINK_UNKNOWN' })
  })

  it('leaves the link usable after a weak password', async () => {
    const token = await makeLink('setup')
    const weak = setUpPractice(setUpInput({ password: 'Ines Calder 123' }), token, aCaller())
    await expect(weak).rejects.toMatchObject({ code: 'BAD_INPUT', fieldErrors: { password: [expect.any(String)] } })
    await setUpPractice(setUpInput(), token, aCaller())
  })

  // A second practice on the same installation, opened by somebody who works in the first.
  it('lets a known account keep its password, and nobody else use its address', async () => {
    const { owner } = await makePractice({ password: PASSWORD })
    const token = await makeLink('setup')
    const stranger = setUpPractice(setUpInput({ email: owner.email, password: OTHER }), token, aCaller())
    await expect(stranger).rejects.toMatchObject({ code: 'BAD_INPUT' })
    const session = await setUpPractice(setUpInput({ email: owner.email }), token, aCaller())
    const opened = await sessionOf(session)
    expect(opened?.row.user.id).toBe(owner.userId)
    expect(opened?.practiceId).not.toBe(owner.practiceId)
  })
})

describe('signing in', () => {
  it('opens a session for the right password and says so in the record', async () => {
    const practice = await makePractice({ password: PASSWORD })
    const session = await signIn(`  ${practice.owner.email.toUpperCase()} `, PASSWORD, aCaller())
    expect(await sessionOf(session)).toMatchObject({ state: 'open', practiceId: practice.practiceId })
    expect(await readActions(practice)).toContain('member.signed-in')
  })

  it('gives an unknown account, a wrong password and a former member the same error', async () => {
    const practice = await makePractice({ password: PASSWORD })
    const { owner, clinician } = practice
    await inPractice(practice, (tx) =>
      deactivateMember(tx, { memberId: clinician.membershipId, heirId: owner.membershipId }),
    )
    for (const [email, password] of [
      [anAddress(), PASSWORD],
      [owner.email, OTHER],
      [clinician.email, PASSWORD],
    ] as const) {
      await expect(signIn(email, password, aCaller())).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
    }
  })

  // A stranger who guesses uses up the attempts of their own address, not those of the person.
  it('stops after ten attempts from one address and lets the person in from another', async () => {
    const { owner } = await makePractice({ password: PASSWORD })
    const guesser = aCaller()
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await expect(signIn(owner.email, OTHER, guesser)).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
    }
    await expect(signIn(owner.email, PASSWORD, guesser)).rejects.toMatchObject({ code: 'TOO_MANY' })
    await signIn(owner.email, PASSWORD, aCaller())
  })
})

describe('joining', () => {
  const invite = (practice: PracticeFixture, email: string) =>
    inPractice(practice, (tx) => inviteColleague(tx, { email, name: 'Noor', role: 'clinician' }))
  const accept = (token: string, password = PASSWORD) =>
    joinPractice({ name: 'Noor New', title: 'Counsellor', password }, token, aCaller())

  it('makes an account and a membership in the practice that invited', async () => {
    const practice = await makePractice()
    const email = anAddress()
    const { token } = await invite(practice, email)
    const read = await readInvitation(token)
    expect(read).toMatchObject({ state: 'open', invitation: { practiceName: practice.name, email, isKnown: false } })
    const session = await sessionOf(await accept(token))
    expect(session).toMatchObject({ practiceId: practice.practiceId, role: 'clinician' })
    expect(await readInvitation(token)).toEqual({ state: 'used' })
    await expect(accept(token)).rejects.toMatchObject({ code: 'LINK_SPENT' })
  })

  it('asks a known account for its own password', async () => {
    const [home, away] = [await makePractice({ password: PASSWORD }), await makePractice()]
    const { token } = await invite(away, home.clinician.email)
    await expect(accept(token, OTHER)).rejects.toMatchObject({ fieldErrors: { password: [expect.any(String)] } })
    const session = await sessionOf(await accept(token))
    expect(session?.row.user.id).toBe(home.clinician.userId)
  })

  it('lets a former member come back to what they wrote', async () => {
    const practice = await makePractice({ password: PASSWORD })
    const { owner, clinician } = practice
    await inPractice(practice, (tx) =>
      deactivateMember(tx, { memberId: clinician.membershipId, heirId: owner.membershipId }),
    )
    const { token } = await invite(practice, clinician.email)
    const session = await sessionOf(await accept(token))
    expect(session?.row.membership.id).toBe(clinician.membershipId)
  })

  it('refuses an invitation that was withdrawn, or replaced by a newer one', async () => {
    const practice = await makePractice()
    const email = anAddress()
    const first = await invite(practice, email)
    const second = await invite(practice, email)
    await expect(accept(first.token)).rejects.toMatchObject({ code: 'LINK_EXPIRED' })
    await inPractice(practice, (tx) => withdrawInvitation(tx, second))
    await expect(accept(second.token)).rejects.toMatchObject({ code: 'LINK_EXPIRED' })
  })
})

describe('a new password', () => {
  const open = (who: MemberFixture) =>
    identityDb((tx) => openSession(tx, { practiceId: who.practiceId, id: who.membershipId, userId: who.userId }))

  it('set by oneself ends every session but this one', async () => {
    const practice = await makePractice({ password: PASSWORD })
    const [here, elsewhere] = [await open(practice.owner), await open(practice.owner)]
    const session = await sessionOf(here)
    const member = memberOf(practice.owner, session?.row.id ?? '')
    const wrong = changeOwnPassword({ current: OTHER, password: OTHER }, member, aCaller())
    await expect(wrong).rejects.toMatchObject({ fieldErrors: { current: [expect.any(String)] } })
    await changeOwnPassword({ current: PASSWORD, password: OTHER }, member, aCaller())
    expect(await sessionOf(here)).toMatchObject({ state: 'open' })
    expect(await sessionOf(elsewhere)).toMatchObject({ state: 'ended' })
    await expect(signIn(practice.owner.email, PASSWORD, aCaller())).rejects.toMatchObject({ code: 'WRONG_PASSWORD' })
    await signIn(practice.owner.email, OTHER, aCaller())
    expect(await readActions(practice)).toContain('member.password-changed')
  })

  it('set by a link ends every session, and the link works once', async () => {
    const { clinician } = await makePractice({ password: PASSWORD })
    const elsewhere = await open(clinician)
    const token = await makeLink('reset', { userId: clinician.userId })
    await expect(resetPassword({ password: 'too short' }, token, aCaller())).rejects.toMatchObject({
      code: 'BAD_INPUT',
    })
    await resetPassword({ password: OTHER }, token, aCaller())
    expect(await sessionOf(elsewhere)).toMatchObject({ state: 'ended' })
    await expect(resetPassword({ password: PASSWORD }, token, aCaller())).rejects.toMatchObject({ code: 'LINK_SPENT' })
    await signIn(clinician.email, OTHER, aCaller())
  })
})

describe('another practice of the same person', () => {
  it('opens with a session of its own, and the old one ends', async () => {
    const { owner } = await makePractice({ password: PASSWORD })
    const second = await setUpPractice(setUpInput({ email: owner.email }), await makeLink('setup'), aCaller())
    const there = await sessionOf(second)
    const here = await signIn(owner.email, PASSWORD, aCaller())
    const session = await sessionOf(here)
    const member = memberOf(owner, session?.row.id ?? '')
    const switched = await switchPractice(there?.practiceId ?? '', member, aCaller())
    expect(await sessionOf(switched)).toMatchObject({ state: 'open', practiceId: there?.practiceId })
    expect(await sessionOf(here)).toMatchObject({ state: 'ended' })
  })

  it.each([['somebody else’s'], ['not an id']])('stays shut when it is %s', async (kind) => {
    const [mine, theirs] = [await makePractice(), await makePractice()]
    const practiceId = kind === 'not an id' ? 'x' : theirs.practiceId
    const attempt = switchPractice(practiceId, memberOf(mine.owner, newId(new Date())), aCaller())
    await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
