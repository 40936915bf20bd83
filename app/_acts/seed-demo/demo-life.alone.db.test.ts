import { describe, expect, it, vi } from 'vitest'
import { replayDemo } from '@/app/_acts/seed-demo/replay-demo'
import { removeDemo, resetDemo, seedDemo } from '@/app/_acts/seed-demo/seed-demo'
import { enterDemo, findDemo, finishDemo } from '@/lib/auth/demo-practice'
import { decideSession, findSession } from '@/lib/auth/session-rows'
import { identityDb } from '@/lib/db/identity-db'
import { newId } from '@/lib/db/ids'
import { practiceDb } from '@/lib/db/practice-db'
import { asOwner } from '@/lib/testing/owner-connection'
import { makePopulatedPractice } from '@/lib/testing/populated-practice'
import { makePractice } from '@/lib/testing/practice-fixture'
import { readAllRows } from '@/lib/testing/read-all-rows'
import { countRows, ownDemoData, scopeInDemo } from '@/lib/testing/seeded-demo'

// Two files are enough here: one that is almost empty, one with signed notes, an addendum and a closed safety review.
const few = ['emeka', 'ottoline']

const ownerOf = (data: ReturnType<typeof ownDemoData>) => data.clinicians[0]?.email ?? ''

describe('a demo', () => {
  it('is one, however many ask at the same time', async () => {
    const data = ownDemoData(['emeka'])
    const [first, second] = await Promise.all([seedDemo(data), seedDemo(data)])
    expect(second).toEqual(first)
    expect(await findDemo(ownerOf(data))).toEqual(first)
    await removeDemo(first.practiceId)
  })

  it('is one, however many copies of the server make it', async () => {
    const data = ownDemoData(['emeka'])
    vi.resetModules()
    Reflect.deleteProperty(globalThis, 'interdependDemos')
    const copy = await import('@/app/_acts/seed-demo/seed-demo')
    const [first, second] = await Promise.all([seedDemo(data), copy.seedDemo(data)])
    expect(second).toEqual(first)
    expect(await findDemo(ownerOf(data))).toEqual(first)
    await removeDemo(first.practiceId)
  })

  it('is seen by nobody before it is finished', async () => {
    const data = ownDemoData(['emeka'])
    const unfinished = await replayDemo(data, new Date())
    expect(await findDemo(ownerOf(data))).toBeNull()
    await finishDemo(unfinished, null)
    expect(await findDemo(ownerOf(data))).toEqual({ practiceId: unfinished.practiceId })
    await removeDemo(unfinished.practiceId)
  })

  it('leaves nothing behind when it cannot be made, and can be made afterwards', async () => {
    const data = ownDemoData(['emeka'])
    const [emeka] = data.clients
    if (!emeka) throw new Error('no client')
    const broken = { ...data, clients: [{ ...emeka, clinician: 9 }] }
    await expect(seedDemo(broken)).rejects.toThrow(/no member 9/)
    expect(await findDemo(ownerOf(data))).toBeNull()
    expect(await listDemos(data)).toEqual([])
    const { practiceId } = await seedDemo(data)
    await removeDemo(practiceId)
  })

  it('that was cut short is removed before the next one', async () => {
    const data = ownDemoData(['emeka'])
    const abandoned = await replayDemo(data, new Date())
    const hourAgo = new Date(Date.now() - 3_600_000)
    await identityDb((tx) =>
      tx.db.userAccount.updateMany({
        where: { id: { in: abandoned.emails.map(({ userId }) => userId) } },
        data: { createdAt: hourAgo },
      }),
    )
    const { practiceId } = await seedDemo(ownDemoData(['emeka']))
    expect(await listDemos(data)).toEqual([])
    await removeDemo(practiceId)
  })

  it('is entered without a password, as either of its people, and nothing else is', async () => {
    const data = ownDemoData(['emeka'])
    const { practiceId } = await seedDemo(data)
    const names = []
    for (const role of ['owner', 'clinician'] as const) {
      const token = await enterDemo(practiceId, newId(new Date()), role)
      names.push((await identityDb((tx) => findSession(tx, token)))?.membership.name)
    }
    expect(names).toEqual(['Maud Thistlewick', 'Teodor Quillane'])
    const real = await makePractice()
    await expect(enterDemo(real.practiceId, newId(new Date()))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await removeDemo(practiceId)
  })
})

describe('resetting a demo', () => {
  it('puts a fresh one in its place and ends the sessions in the old one', async () => {
    const data = ownDemoData(few)
    const old = await seedDemo(data)
    const scope = await scopeInDemo(data, old.practiceId, 1)
    const token = await enterDemo(old.practiceId, newId(new Date()))
    await practiceDb(scope, (tx) => tx.db.client.updateMany({ data: { name: 'Renamed by a visitor' } }))
    const fresh = await resetDemo(old.practiceId, data)
    expect(fresh.practiceId).not.toBe(old.practiceId)
    expect(await countRows(scope)).toEqual({})
    const session = await identityDb((tx) => findSession(tx, token))
    expect(session ? decideSession(session, new Date()) : 'ended').toBe('ended')
    const anew = await scopeInDemo(data, fresh.practiceId, 1)
    const names = await practiceDb(anew, (tx) => tx.db.client.findMany({ select: { name: true } }))
    expect(names.map(({ name }) => name).toSorted()).toEqual(['Emeka Strand', 'Ottoline Brzeska'])
    await removeDemo(fresh.practiceId)
  })

  it('refuses a practice that is not a demo, and makes nothing', async () => {
    const real = await makePopulatedPractice('keep-me')
    const data = ownDemoData(['emeka'])
    const rows = await practiceDb(real.owner.scope, readAllRows)
    await expect(resetDemo(real.practiceId, data)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await listDemos(data)).toEqual([])
    expect(await practiceDb(real.owner.scope, readAllRows)).toEqual(rows)
  })
})

describe('removing a demo', () => {
  it('leaves no row of it in any table, no account, and every other practice as it was', async () => {
    const data = ownDemoData(few)
    const other = await makePopulatedPractice('untouched')
    const { practiceId } = await seedDemo(data)
    const scope = await scopeInDemo(data, practiceId, 1)
    await enterDemo(practiceId, newId(new Date()))
    const full = await countRows(scope)
    expect(full.note).toBeGreaterThan(3)
    expect(full.safety_review).toBe(1)
    const before = await practiceDb(other.owner.scope, readAllRows)
    await removeDemo(practiceId)
    expect(await countRows(scope)).toEqual({})
    const emails = data.clinicians.map(({ email }) => email)
    expect(await identityDb((tx) => tx.db.userAccount.count({ where: { email: { in: emails } } }))).toBe(0)
    expect(await practiceDb(other.owner.scope, readAllRows)).toEqual(before)
  })

  it('keeps the account of someone who belongs to another practice too', async () => {
    const data = ownDemoData(['emeka'])
    const { practiceId } = await seedDemo(data)
    const { userId } = await scopeInDemo(data, practiceId, 2)
    const other = await makePractice()
    await identityDb((tx) =>
      tx.db.membership.createMany({
        data: {
          practiceId: other.practiceId,
          id: newId(tx.now),
          userId,
          name: 'Teo',
          role: 'owner',
          createdAt: tx.now,
        },
      }),
    )
    await removeDemo(practiceId)
    expect(await identityDb((tx) => tx.db.userAccount.count({ where: { id: userId } }))).toBe(1)
  })

  it('is refused for a real practice, whoever asks and however', async () => {
    const real = await makePopulatedPractice('real')
    const rows = await practiceDb(real.owner.scope, readAllRows)
    await expect(removeDemo(real.practiceId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const asked = identityDb((tx) => tx.db.$queryRaw`select remove_demo_practice(${real.practiceId}::uuid)`)
    await expect(asked).rejects.toThrow(/not a demo practice/)
    const byOwner = asOwner((query) => query(`select remove_demo_practice('${real.practiceId}')`))
    await expect(byOwner).rejects.toThrow(/not a demo practice/)
    expect(await practiceDb(real.owner.scope, readAllRows)).toEqual(rows)
  })

  it("is not the app's to do: neither by the function nor by deleting what was signed", async () => {
    const data = ownDemoData(few)
    const { practiceId } = await seedDemo(data)
    const scope = await scopeInDemo(data, practiceId, 1)
    const asked = practiceDb(scope, (tx) => tx.db.$queryRaw`select remove_demo_practice(${practiceId}::uuid)`)
    await expect(asked).rejects.toThrow(/denied/)
    const erased = practiceDb(scope, (tx) => tx.db.note.deleteMany({ where: { NOT: { signedAt: null } } }))
    await expect(erased).rejects.toThrow(/kept as signed/)
    await removeDemo(practiceId)
  })

  it('cannot be pointed at a real practice by making it a demo', async () => {
    const real = await makePractice()
    const id = real.practiceId
    await expect(
      practiceDb(real.owner.scope, (tx) => tx.db.practice.updateMany({ where: { id }, data: { isDemo: true } })),
    ).rejects.toThrow(/denied/)
    await expect(
      identityDb((tx) => tx.db.practice.updateMany({ where: { id }, data: { isDemo: true } })),
    ).rejects.toThrow(/denied/)
  })
})

/** Every practice made from these data, finished or not. */
async function listDemos({ practice }: ReturnType<typeof ownDemoData>): Promise<string[]> {
  const where = { isDemo: true, name: practice.name }
  return (await identityDb((tx) => tx.db.practice.findMany({ where, select: { id: true } }))).map(({ id }) => id)
}
