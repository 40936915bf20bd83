import { beforeAll, describe, expect, it } from 'vitest'
import { addClient } from '@/lib/clients/commands/add-client'
import { type MemberTx, practiceDb } from '@/lib/db/practice-db'
import { addEvent, changeEvent, removeEvent, restoreEvent } from '@/lib/events/commands'
import { listEvents } from '@/lib/events/queries'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'

const event = { happenedOn: '2026-06-24', kind: 'boundary' as const, words: 'first limit said aloud' }

let practice: PracticeFixture
let clientId: string

beforeAll(async () => {
  practice = await makePractice()
  clientId = await inPractice(practice, async (tx) => (await addClient(tx, newClient('Wren'))).clientId)
})

const list = () => inPractice(practice, (tx) => listEvents(tx, clientId))

describe('an event', () => {
  it('is marked, changed, removed and put back, its words sealed, each act in the record', async () => {
    const { eventId } = await inPractice(practice, (tx) => addEvent(tx, { clientId, ...event }))
    expect(await list()).toMatchObject([{ id: eventId, ...event }])
    const changed = { happenedOn: '2026-06-25', kind: 'other' as const, words: null }
    await inPractice(practice, (tx) => changeEvent(tx, { eventId, ...changed }))
    expect(await list()).toMatchObject([{ id: eventId, ...changed }])
    await inPractice(practice, (tx) => changeEvent(tx, { eventId, ...event }))
    await inPractice(practice, (tx) => removeEvent(tx, { eventId }))
    await inPractice(practice, (tx) => removeEvent(tx, { eventId }))
    expect(await list()).toEqual([])
    const change = inPractice(practice, (tx) => changeEvent(tx, { eventId, ...changed }))
    await expect(change).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await inPractice(practice, (tx) => restoreEvent(tx, { eventId }))
    expect(await list()).toMatchObject([{ id: eventId, ...event }])
    const stored = await inPractice(practice, async (tx) => ({
      row: await tx.db.clientEvent.findFirst({ where: { id: eventId } }),
      acts: await tx.db.auditEvent.findMany({
        where: { subjectId: eventId },
        orderBy: { id: 'asc' },
        select: { action: true, clientId: true },
      }),
    }))
    expect(Buffer.from(stored.row?.wordsSealed ?? []).toString('latin1')).not.toContain('limit')
    expect(stored.acts.map((each) => each.action)).toEqual(
      ['added', 'changed', 'changed', 'removed', 'restored'].map((act) => `event.${act}`),
    )
    expect(stored.acts.every((each) => each.clientId === clientId)).toBe(true)
  })

  it('has happened: tomorrow on the practice’s wall is refused with words, today is not', async () => {
    const { owner } = practice
    const now = new Date('2026-11-20T23:30:00Z')
    const on = (happenedOn: string) =>
      practiceDb(owner.scope, (tx) => addEvent(tx, { clientId, ...event, happenedOn }), { now })
    await expect(on('2026-11-21')).rejects.toMatchObject({
      code: 'BAD_INPUT',
      fieldErrors: { happenedOn: ['Choose today or an earlier day'] },
    })
    await expect(on('2026-11-20')).resolves.toMatchObject({ clientId })
  })

  it.each(['not an id', crypto.randomUUID()])('of nobody (%s) is NOT_FOUND', async (id) => {
    const fails = (act: (tx: MemberTx) => Promise<unknown>) =>
      expect(inPractice(practice, act)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await fails((tx) => addEvent(tx, { clientId: id, ...event }))
    await fails((tx) => changeEvent(tx, { eventId: id, ...event }))
    await fails((tx) => removeEvent(tx, { eventId: id }))
    await fails((tx) => restoreEvent(tx, { eventId: id }))
  })
})
