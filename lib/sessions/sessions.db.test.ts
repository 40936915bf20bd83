import { beforeAll, describe, expect, it } from 'vitest'
import { addClient } from '@/lib/clients/commands/add-client'
import { archiveClient } from '@/lib/clients/commands/archive-client'
import { getClientHead } from '@/lib/clients/queries/get-client-head'
import { weekdayOf } from '@/lib/domain/wall-time'
import { clearSessionSlot, setSessionSlot } from '@/lib/sessions/commands'
import { listToday, TODAY_MAX } from '@/lib/sessions/queries'
import { sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { insertNote } from '@/lib/testing/rows'

const FRIDAY = '2026-11-20'
const slot = { startsOn: '2026-11-06', startsAt: '09:00', everyWeeks: 2 }

let practice: PracticeFixture

beforeAll(async () => {
  practice = await makePractice()
})

async function add(name: string): Promise<string> {
  return inPractice(practice, async (tx) => (await addClient(tx, newClient('Wren', name))).clientId)
}

function listOn(on: string, membershipId: string | null = null) {
  return inPractice(practice, (tx) => listToday(tx, { on, weekday: weekdayOf(on), membershipId }))
}

const readSlot = (clientId: string) => inPractice(practice, async (tx) => (await getClientHead(tx, clientId)).slot)

const namesOn = async (on: string) => (await listOn(on)).sessions.map((each) => `${each.startsAt} ${each.name}`)

describe('a session slot', () => {
  it('is set, set again and given up, each in the record', async () => {
    const clientId = await add('Ada')
    await inPractice(practice, (tx) => setSessionSlot(tx, { clientId, ...slot }))
    await inPractice(practice, (tx) => setSessionSlot(tx, { clientId, ...slot, startsAt: '11:15', everyWeeks: 1 }))
    expect(await readSlot(clientId)).toEqual({
      startsOn: '2026-11-06',
      startsAt: '11:15',
      everyWeeks: 1,
    })
    await inPractice(practice, (tx) => clearSessionSlot(tx, { clientId }))
    await inPractice(practice, (tx) => clearSessionSlot(tx, { clientId }))
    expect(await readSlot(clientId)).toBeNull()
    const acts = await inPractice(practice, (tx) =>
      tx.db.auditEvent.findMany({
        where: { clientId, action: { startsWith: 'session-slot' } },
        orderBy: { id: 'asc' },
        select: { action: true, subjectKind: true, subjectId: true },
      }),
    )
    expect(acts.map((each) => each.action)).toEqual(['session-slot.set', 'session-slot.set', 'session-slot.cleared'])
    expect(acts.every((each) => each.subjectKind === 'client' && each.subjectId === clientId)).toBe(true)
  })

  it.each(['not an id', crypto.randomUUID()])('of nobody (%s) is NOT_FOUND', async (clientId) => {
    const set = inPractice(practice, (tx) => setSessionSlot(tx, { clientId, ...slot }))
    await expect(set).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const clear = inPractice(practice, (tx) => clearSessionSlot(tx, { clientId }))
    await expect(clear).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('today', () => {
  it('holds who comes that day in time order; not the other week, not before the first day, not archived', async () => {
    const [late, early, gone] = [await add('Late'), await add('Early'), await add('Gone')]
    await inPractice(practice, async (tx) => {
      await setSessionSlot(tx, { clientId: late, ...slot, startsAt: '17:30' })
      await setSessionSlot(tx, { clientId: early, ...slot, startsAt: '08:00' })
      await setSessionSlot(tx, { clientId: gone, ...slot })
      await archiveClient(tx, { clientId: gone, endReason: null })
    })
    expect(await namesOn(FRIDAY)).toEqual(['08:00 Early', '17:30 Late'])
    expect(await namesOn('2026-11-13')).toEqual([])
    expect(await namesOn('2026-10-23')).toEqual([])
    expect((await listOn(FRIDAY, practice.clinician.membershipId)).total).toBe(0)
  })

  it('says what came since the last session, and what nobody has read first', async () => {
    const clientId = await add('News')
    await inPractice(practice, (tx) =>
      setSessionSlot(tx, { clientId, startsOn: '2026-11-05', startsAt: '09:00', everyWeeks: 1 }),
    )
    const lineOn = async (on: string) => (await listOn(on)).sessions.find((each) => each.clientId === clientId)?.line
    expect(await lineOn('2026-11-05')).toMatchObject({ isFirstSession: true, answer: null, nextStep: 'show-form' })
    expect(await lineOn('2026-11-12')).toMatchObject({ since: { kind: 'session', on: '2026-11-05' }, nextStep: 'open' })
    const written = new Date('2026-11-06T10:00:00Z')
    await inPractice(practice, (tx) => insertNote(tx, clientId), { now: written })
    expect(await lineOn('2026-11-12')).toMatchObject({ since: { kind: 'note', on: '2026-11-06', isOwn: true } })
    const at = new Date('2026-11-10T10:00:00Z')
    const fields = sheetOf('cta-40', 2, { STR10: 4 })
    const { id } = await sendForm(practice, clientId, { at, fields })
    expect(await lineOn('2026-11-12')).toMatchObject({
      answer: { kind: 'response', id, score: 50, reviewedAt: null },
      unreadBeside: 0,
      nextStep: 'review',
    })
    const review = await sendForm(practice, clientId, {
      at: new Date('2026-11-11T10:00:00Z'),
      fields: sheetOf('cta-40', 3, { STR10: 0 }),
    })
    const line = await lineOn('2026-11-19')
    expect(line).toMatchObject({
      answer: { id: review.id, score: null, strength: null, change: null },
      unreadBeside: 1,
    })
  })

  it('never shows more than anybody reads, and says how many there are', async () => {
    const crowd = await makePractice()
    await inPractice(crowd, async (tx) => {
      for (let n = 0; n < TODAY_MAX + 3; n += 1) {
        const { clientId } = await addClient(tx, newClient('Wren', `Client ${n}`))
        await setSessionSlot(tx, { clientId, ...slot })
      }
    })
    const found = await inPractice(crowd, (tx) => listToday(tx, { on: FRIDAY, weekday: 5, membershipId: null }))
    expect([found.sessions.length, found.total]).toEqual([TODAY_MAX, TODAY_MAX + 3])
  })
})
