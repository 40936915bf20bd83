import { describe, expect, it } from 'vitest'
import { markCheckIn } from '@/app/_acts/mark-answers'
import { reviewAndGoOn } from '@/app/_acts/review-and-go-on'
import { archiveClient } from '@/lib/clients/commands/archive-client'
import type { QueueScope } from '@/lib/domain/read-queue'
import { findQueuePlace, listReadQueue } from '@/lib/read-queue/queries'
import { makeClient, sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { inPractice, type MemberFixture, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'

const june = (day: number) => new Date(Date.UTC(2026, 5, day, 9))
const place = { locale: 'en-GB', timeZone: 'Europe/London' }
const checkIn = { 'referent.kind': 'partner', contact: 'often', mood: 3, respected: 8 }

function read(who: PracticeFixture | MemberFixture, scope: QueueScope, page = 1, pageSize = 25) {
  return inPractice(who, (tx) => listReadQueue(tx, { scope, page, pageSize }))
}

/** Two clients of the owner's, one of the clinician's; three forms and a check-in that nobody has read. */
async function makeQueue() {
  const practice = await makePractice()
  const [ada, ben, cleo] = [
    await makeClient(practice, 'Ada'),
    await makeClient(practice, 'Ben'),
    await makeClient(practice.clinician, 'Cleo'),
  ]
  const third = await sendForm(practice, ada, { at: june(9), fields: sheetOf('cta-40', 3) })
  const first = await sendForm(practice, cleo, { at: june(2), fields: sheetOf('cta-40', 2, { private: true }) })
  const second = await sendForm(practice, ben, { at: june(5), instrumentId: 'check-in', fields: checkIn })
  const fourth = await sendForm(practice, ben, { at: june(20), fields: sheetOf('cta-40', 2, { STR10: 0 }) })
  return { practice, ids: [first.id, second.id, third.id, fourth.id], clients: { ada, ben, cleo } }
}

describe('the read queue', () => {
  it('has the longest waiting first, for one’s own clients or for everybody’s', async () => {
    const { practice, ids } = await makeQueue()
    const all = await read(practice, 'all')
    expect(all.rows.map((row) => row.id)).toEqual(ids)
    expect(all.counts).toEqual({ mine: 3, all: 4 })
    expect((await read(practice, 'mine')).rows.map((row) => row.id)).toEqual(ids.slice(1))
    expect((await read(practice.clinician, 'mine')).rows.map((row) => row.clientName)).toEqual(['Cleo'])
  })

  it('says what each form is, and no score while a safety review is open', async () => {
    const { practice } = await makeQueue()
    const [first, second, third, fourth] = (await read(practice, 'all')).rows
    expect(first).toMatchObject({ kind: 'response', formId: 'cta-40', hasOpenTalk: true, isFolded: false })
    expect(first?.about).toEqual({ kind: 'partner', hint: null })
    expect(second).toMatchObject({ kind: 'check-in', formId: 'check-in', mood: 3, respected: 8, isFolded: true })
    expect(third?.scores.STR?.score).toBe(75)
    expect(fourth).toMatchObject({ isFolded: true, scores: {}, hasOpenTalk: false })
  })

  it('leaves out what was read, marked in error or belongs to an archived file', async () => {
    const { practice, ids, clients } = await makeQueue()
    await inPractice(practice, (tx) =>
      markCheckIn(tx, { checkInId: ids[1] ?? '', kind: 'entered-in-error', reason: 'Twice' }),
    )
    await inPractice(practice, (tx) =>
      reviewAndGoOn(tx, { answerKind: 'response', answerId: ids[3] ?? '', queue: 'all' }, place),
    )
    await inPractice(practice, (tx) => archiveClient(tx, { clientId: clients.cleo, endReason: null }))
    expect((await read(practice, 'all')).rows.map((row) => row.id)).toEqual([ids[2]])
  })

  it('is paged by the database, and a page past the end shows the last', async () => {
    const { practice, ids } = await makeQueue()
    expect((await read(practice, 'all', 2, 3)).rows.map((row) => row.id)).toEqual(ids.slice(3))
    const beyond = await read(practice, 'all', 40, 3)
    expect([beyond.page, beyond.total, beyond.rows.length]).toEqual([2, 4, 1])
  })

  it('knows the place of a form and its neighbours, also when somebody has just read it', async () => {
    const { practice, ids } = await makeQueue()
    const of = (index: number) => ({
      kind: index === 1 ? ('check-in' as const) : ('response' as const),
      id: ids[index] ?? '',
    })
    const at = await inPractice(practice, (tx) => findQueuePlace(tx, of(2), 'all'))
    expect([at.place, at.total, at.previous?.id, at.next?.id]).toEqual([3, 4, ids[1], ids[3]])
    const mine = await inPractice(practice, (tx) => findQueuePlace(tx, of(1), 'mine'))
    expect([mine.place, mine.total, mine.previous, mine.next?.id]).toEqual([1, 3, null, ids[2]])
    await inPractice(practice, (tx) =>
      reviewAndGoOn(tx, { answerKind: 'response', answerId: of(2).id, queue: 'all' }, place),
    )
    const after = await inPractice(practice, (tx) => findQueuePlace(tx, of(2), 'all'))
    expect([after.place, after.total, after.previous?.id, after.next?.id]).toEqual([null, 3, ids[1], ids[3]])
  })

  it('leads from one form to the next, and behind the last back to the list', async () => {
    const { practice, ids, clients } = await makeQueue()
    const go = (who: PracticeFixture | MemberFixture, index: number, kind: 'response' | 'check-in' = 'response') =>
      inPractice(who, (tx) => reviewAndGoOn(tx, { answerKind: kind, answerId: ids[index] ?? '', queue: 'mine' }, place))
    expect(await go(practice, 1, 'check-in')).toEqual({
      clientId: clients.ben,
      nextHref: `/clients/${clients.ada}/results/${ids[2]}?queue=mine`,
      earlier: null,
    })
    expect((await go(practice, 3)).nextHref).toBe('/to-read')
    // A colleague who had the same page open learns who was first; nothing is written twice.
    expect((await go(practice.clinician, 3)).earlier?.byName).toBe(practice.owner.name)
    const acts = await inPractice(practice, (tx) =>
      tx.db.auditEvent.count({ where: { action: 'response.reviewed', subjectId: ids[3] ?? '' } }),
    )
    expect(acts).toBe(1)
  })

  it('reads indexes that hold nothing but what waits', async () => {
    const { practice } = await makeQueue()
    const plan = await inPractice(practice, async (tx) => {
      await tx.db.$executeRaw`set local enable_seqscan = off`
      await tx.db.$executeRaw`set local enable_bitmapscan = off`
      return tx.db.$queryRaw<Record<string, string>[]>`explain select id from response
        where reviewed_at is null and voided_at is null order by completed_at, id limit 25`
    })
    expect(JSON.stringify(plan)).toContain('response_unread')
  })
})
