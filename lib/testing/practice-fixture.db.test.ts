import { describe, expect, it } from 'vitest'
import { decodeSessionCookie } from '@/lib/auth/session-cookie'
import { decideSession, findSession } from '@/lib/auth/session-rows'
import { identityDb } from '@/lib/db/identity-db'
import {
  inPractice,
  inRespondent,
  makePractice,
  makeRespondentScope,
  makeSessionCookie,
} from '@/lib/testing/practice-fixture'

describe('the practice every database test works in', () => {
  it('sees its own two members and nobody else’s', async () => {
    const [first, second] = await Promise.all([makePractice(), makePractice()])
    const seen = await inPractice(first, (tx) => tx.db.membership.findMany({ select: { id: true } }))
    expect(seen.map((row) => row.id).sort()).toEqual([first.owner.membershipId, first.clinician.membershipId].sort())
    expect(seen.map((row) => row.id)).not.toContain(second.owner.membershipId)
  })

  it('signs a member in with a cookie that the server understands', async () => {
    const practice = await makePractice()
    const cookie = await makeSessionCookie(practice.clinician)
    const token = await decodeSessionCookie(cookie.value)
    const state = await identityDb(async (tx) => {
      const row = await findSession(tx, token ?? '')
      return row && { membership: row.membership.id, state: decideSession(row, tx.now) }
    })
    expect(state).toEqual({ membership: practice.clinician.membershipId, state: 'open' })
  })

  it('gives a respondent a scope that reaches no one’s list of clients', async () => {
    const practice = await makePractice()
    const nobody = crypto.randomUUID()
    const scope = makeRespondentScope(practice, { clientId: nobody, assignmentId: nobody })
    expect(await inRespondent(scope, (tx) => tx.db.client.count())).toBe(0)
  })
})
