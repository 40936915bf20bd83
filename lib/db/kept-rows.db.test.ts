import { describe, expect, it } from 'vitest'
import type { MemberTx } from '@/lib/db/practice-db'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { insertAssignment, insertClient, insertNote, insertResponse } from '@/lib/testing/rows'

async function makeResponse(practice: PracticeFixture) {
  return inPractice(practice, async (tx) => {
    const clientId = await insertClient(tx)
    return insertResponse(tx, clientId, await insertAssignment(tx, clientId))
  })
}

async function makeNote(practice: PracticeFixture, isSigned: boolean) {
  return inPractice(practice, async (tx) => insertNote(tx, await insertClient(tx), { isSigned }))
}

describe('what was answered', () => {
  const changes: [string, Parameters<MemberTx['db']['response']['updateMany']>[0]['data']][] = [
    ['an answer', { answers: { i1: 4, i2: null } }],
    ['the moment', { completedAt: new Date('2020-01-01') }],
    ['the form', { instrumentId: 'cta-40' }],
    ['its version', { instrumentVersion: '2' }],
    ['how it was scored', { scoringVersion: '2' }],
  ]

  it.each(changes)('stays as it was answered: nobody changes %s', async (_name, data) => {
    const practice = await makePractice()
    const id = await makeResponse(practice)
    const changed = inPractice(practice, (tx) => tx.db.response.updateMany({ where: { id }, data }))
    await expect(changed).rejects.toThrow(/answers are kept as given/)
  })

  it('can be reviewed and voided', async () => {
    const practice = await makePractice()
    const id = await makeResponse(practice)
    const count = await inPractice(practice, async (tx) => {
      const by = tx.scope.membershipId
      await tx.db.response.updateMany({ where: { id }, data: { reviewedAt: tx.now, reviewedById: by } })
      const voided = { voidedAt: tx.now, voidedById: by, voidKind: 'wrong-client' }
      return (await tx.db.response.updateMany({ where: { id }, data: voided })).count
    })
    expect(count).toBe(1)
  })

  it('cannot be erased', async () => {
    const practice = await makePractice()
    await makeResponse(practice)
    await expect(inPractice(practice, (tx) => tx.db.response.deleteMany({}))).rejects.toThrow(/denied/)
    await expect(inPractice(practice, (tx) => tx.db.score.updateMany({ data: { keyedSum: 0 } }))).rejects.toThrow(
      /denied/,
    )
  })

  it('refuses answers out of range', async () => {
    const practice = await makePractice()
    const written = inPractice(practice, async (tx) => {
      const clientId = await insertClient(tx)
      const id = await insertResponse(tx, clientId, await insertAssignment(tx, clientId))
      await tx.db.$executeRaw`update response set answers = '{"i1": 11}' where id = ${id}::uuid`
    })
    await expect(written).rejects.toThrow()
  })
})

describe('what was signed', () => {
  it('stays as it was signed', async () => {
    const practice = await makePractice()
    const id = await makeNote(practice, true)
    const change = (data: { version?: number; signedAt?: null }) =>
      inPractice(practice, (tx) => tx.db.note.updateMany({ where: { id }, data }))
    await expect(change({ version: 2 })).rejects.toThrow(/kept as signed/)
    await expect(change({ signedAt: null })).rejects.toThrow(/kept as signed/)
    await expect(inPractice(practice, (tx) => tx.db.note.deleteMany({ where: { id } }))).rejects.toThrow(
      /kept as signed/,
    )
  })

  it('leaves a draft open to its author', async () => {
    const practice = await makePractice()
    const id = await makeNote(practice, false)
    const counts = await inPractice(practice, async (tx) => [
      (await tx.db.note.updateMany({ where: { id }, data: { version: 2 } })).count,
      (await tx.db.note.deleteMany({ where: { id } })).count,
    ])
    expect(counts).toEqual([1, 1])
  })
})
