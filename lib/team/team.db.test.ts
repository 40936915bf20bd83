import { describe, expect, it } from 'vitest'
import { deactivateColleague } from '@/app/_acts/deactivate-colleague'
import { decideSession, findSession, openSession } from '@/lib/auth/session-rows'
import { addClient } from '@/lib/clients/commands/add-client'
import { identityDb } from '@/lib/db/identity-db'
import { changeOwnProfile, changeRole, inviteColleague, withdrawInvitation } from '@/lib/team/commands'
import { listInvitations, listTeam } from '@/lib/team/queries'
import { newClient } from '@/lib/testing/populated-practice'
import { addMember, inPractice, makePractice } from '@/lib/testing/practice-fixture'

const aNewAddress = () => `${crypto.randomUUID()}@practice.example`

describe('inviting', () => {
  it('lists the invitation, without its secret, until it is withdrawn', async () => {
    const practice = await makePractice()
    const email = aNewAddress()
    const made = await inPractice(practice, (tx) => inviteColleague(tx, { email, name: '', role: 'owner' }))
    const [listed, ...rest] = await inPractice(practice, listInvitations)
    expect(rest).toEqual([])
    expect(listed).toEqual({ id: made.invitationId, email, name: '', role: 'owner', expiresAt: made.expiresAt })
    await inPractice(practice, (tx) => withdrawInvitation(tx, made))
    expect(await inPractice(practice, listInvitations)).toEqual([])
    const again = inPractice(practice, (tx) => withdrawInvitation(tx, made))
    await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('refuses somebody who belongs to the practice', async () => {
    const practice = await makePractice()
    const { email } = practice.clinician
    const again = inPractice(practice, (tx) => inviteColleague(tx, { email, name: '', role: 'clinician' }))
    await expect(again).rejects.toMatchObject({ fieldErrors: { email: [expect.any(String)] } })
  })
})

describe('roles', () => {
  it('never leave a practice without an owner', async () => {
    const practice = await makePractice()
    const { owner, clinician } = practice
    const demote = () =>
      inPractice(practice, (tx) => changeRole(tx, { memberId: owner.membershipId, role: 'clinician' }))
    await expect(demote()).rejects.toMatchObject({ fieldErrors: { role: [expect.any(String)] } })
    await inPractice(practice, (tx) => changeRole(tx, { memberId: clinician.membershipId, role: 'owner' }))
    await demote()
    const roles = (await inPractice(practice, listTeam)).map((member) => [member.id, member.role])
    expect(roles).toEqual(
      expect.arrayContaining([
        [owner.membershipId, 'clinician'],
        [clinician.membershipId, 'owner'],
      ]),
    )
  })

  // Two owners demote each other at the same moment: one of them must be told no.
  it('keep an owner when two are taken away at once', async () => {
    const practice = await makePractice()
    const { owner, clinician } = practice
    await inPractice(practice, (tx) => changeRole(tx, { memberId: clinician.membershipId, role: 'owner' }))
    const settled = await Promise.allSettled(
      [owner, clinician].map((who) =>
        inPractice(practice, (tx) => changeRole(tx, { memberId: who.membershipId, role: 'clinician' })),
      ),
    )
    expect(settled.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('a colleague who leaves', () => {
  it('hands every client on, is signed out, and stays in the list of those who left', async () => {
    const practice = await makePractice()
    const { owner, clinician } = practice
    const { clientId } = await inPractice(clinician, (tx) => addClient(tx, newClient('Maren Holt')))
    const session = await identityDb((tx) =>
      openSession(tx, { practiceId: practice.practiceId, id: clinician.membershipId, userId: clinician.userId }),
    )
    const leave = { memberId: clinician.membershipId, heirId: owner.membershipId }
    expect(await inPractice(practice, (tx) => deactivateColleague(tx, leave))).toEqual({ transferred: 1 })

    const client = await inPractice(practice, (tx) =>
      tx.db.client.findFirst({ where: { id: clientId }, select: { responsibleId: true } }),
    )
    expect(client?.responsibleId).toBe(owner.membershipId)
    const state = await identityDb(async (tx) => {
      const row = await findSession(tx, session)
      return row && decideSession(row, tx.now)
    })
    expect(state).toBe('ended')
    const team = await inPractice(practice, listTeam)
    expect(team.map((member) => [member.id, member.deactivatedAt !== null, member.clientCount])).toEqual([
      [owner.membershipId, false, 1],
      [clinician.membershipId, true, 0],
    ])
    const again = inPractice(practice, (tx) => deactivateColleague(tx, leave))
    await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('changes nothing without an heir who stays', async () => {
    const practice = await makePractice()
    const { owner, clinician } = practice
    const gone = await addMember(practice, { name: 'Gone Already' })
    await inPractice(practice, (tx) =>
      deactivateColleague(tx, { memberId: gone.membershipId, heirId: owner.membershipId }),
    )
    for (const heirId of [undefined, '', clinician.membershipId, gone.membershipId, crypto.randomUUID()]) {
      const attempt = inPractice(practice, (tx) =>
        deactivateColleague(tx, { memberId: clinician.membershipId, heirId }),
      )
      await expect(attempt).rejects.toMatchObject({ fieldErrors: { heirId: [expect.any(String)] } })
    }
    const lastOwner = { memberId: owner.membershipId, heirId: clinician.membershipId }
    const attempt = inPractice(practice, (tx) => deactivateColleague(tx, lastOwner))
    await expect(attempt).rejects.toMatchObject({
      fieldErrors: { heirId: [expect.stringContaining('needs an owner')] },
    })
    expect((await inPractice(practice, listTeam)).filter((member) => !member.deactivatedAt)).toHaveLength(2)
  })
})

it('a name is changed by oneself alone', async () => {
  const practice = await makePractice()
  await inPractice(practice.clinician, (tx) => changeOwnProfile(tx, { name: 'Clem C. 🌿', title: 'Counsellor' }))
  const team = await inPractice(practice, listTeam)
  expect(team.map((member) => [member.name, member.title]).sort()).toEqual([
    ['Clem C. 🌿', 'Counsellor'],
    ['Olive Owner', ''],
  ])
})
