import { describe, expect, it } from 'vitest'
import { editReferent, settleReferent } from '@/app/_acts/confirm-referent'
import { readScoreHistory } from '@/lib/assessments/queries/read-score-history'
import { listCheckIns } from '@/lib/check-ins/queries'
import { listReferents } from '@/lib/referents/queries'
import { makeClient, sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'

const days = ['2026-06-03', '2026-07-01', '2026-08-05'].map((day) => new Date(`${day}T09:00:00Z`))
const [june, july, august] = days as [Date, Date, Date]

describe('a result given to another person after it was confirmed', () => {
  it('moves the labels of both lines and leaves answers and scores as they were', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const mother = { 'referent.kind': 'parent' }
    const first = await sendForm(practice, clientId, { at: june, fields: sheetOf('cta-40', 3) })
    const moved = await sendForm(practice, clientId, { at: july, fields: sheetOf('cta-40', 1) })
    const hers = await sendForm(practice, clientId, { at: august, fields: sheetOf('cta-40', 2, mother) })
    const before = await historyOf(practice, clientId)
    expect(before.map((each) => each.change?.withId ?? null)).toEqual([null, first.id, null])

    const [partner, parent] = await inPractice(practice, (tx) => listReferents(tx, clientId))
    await settle(practice, { clientId, answerId: moved.id, referent: parent?.id ?? '' })
    const after = await historyOf(practice, clientId)
    expect(after.map((each) => each.change?.withId ?? null)).toEqual([null, null, moved.id])
    expect(after.map((each) => each.referentId)).toEqual([partner?.id, parent?.id, parent?.id])
    expect(after.map((each) => each.scales)).toEqual(before.map((each) => each.scales))

    // Giving it back puts every label where it was.
    await settle(practice, { clientId, answerId: moved.id, referent: partner?.id ?? '' })
    const back = await historyOf(practice, clientId)
    expect(back.map((each) => each.change)).toEqual(before.map((each) => each.change))
    expect(await countActs(practice, 'response.referent-confirmed')).toBe(2)
    // Said again, it changes nothing and is no act.
    await settle(practice, { clientId, answerId: hers.id, referent: parent?.id ?? '' })
    expect(await countActs(practice, 'response.referent-confirmed')).toBe(2)
  })

  it('holds for a check-in too', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const { id } = await sendForm(practice, clientId, {
      instrumentId: 'check-in',
      at: june,
      fields: { 'referent.kind': 'partner', contact: 'often', mood: 4 },
    })
    await settle(practice, {
      clientId,
      answerKind: 'check-in',
      answerId: id,
      referent: 'new',
      kind: 'friend',
      hint: 'A.',
    })
    const [checkIn] = await inPractice(practice, (tx) => listCheckIns(tx, clientId))
    expect(checkIn).toMatchObject({ isReferentConfirmed: true, referent: { kind: 'friend', hint: 'A.' }, mood: 4 })
    expect(await countActs(practice, 'check-in.referent-confirmed')).toBe(1)
  })
})

describe('a person corrected', () => {
  it('keeps their answers, seals the new hint, and may not be called as another', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    await sendForm(practice, clientId, { at: june, fields: sheetOf('cta-40', 3, { 'referent.hint': 'D.' }) })
    await sendForm(practice, clientId, { at: july, fields: sheetOf('cta-40', 3, { 'referent.kind': 'parent' }) })
    const [partner, parent] = await inPractice(practice, (tx) => listReferents(tx, clientId))
    const edit = (kind: 'ex-partner' | 'parent', hint: string) =>
      inPractice(practice, (tx) => editReferent(tx, { clientId, referentId: partner?.id ?? '', kind, hint }))
    await edit('ex-partner', 'Dan')
    expect(await inPractice(practice, (tx) => listReferents(tx, clientId))).toEqual([
      { id: partner?.id, kind: 'ex-partner', hint: 'Dan' },
      parent,
    ])
    expect((await historyOf(practice, clientId))[0]?.referentId).toBe(partner?.id)
    await expect(edit('parent', '')).rejects.toMatchObject({ code: 'BAD_INPUT' })
    await edit('ex-partner', 'Dan')
    expect(await countActs(practice, 'referent.corrected')).toBe(1)
  })

  it('is nobody of another client', async () => {
    const practice = await makePractice()
    const [one, other] = [await makeClient(practice), await makeClient(practice)]
    await sendForm(practice, other, { at: june, fields: sheetOf('cta-40', 3) })
    const [theirs] = await inPractice(practice, (tx) => listReferents(tx, other))
    const act = inPractice(practice, (tx) =>
      editReferent(tx, { clientId: one, referentId: theirs?.id ?? '', kind: 'friend', hint: '' }),
    )
    await expect(act).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

function historyOf(practice: PracticeFixture, clientId: string) {
  return inPractice(practice, (tx) => readScoreHistory(tx, { clientId, timeZone: 'Europe/London' }))
}

type Settled = Partial<Parameters<typeof settleReferent>[1]> & { clientId: string; answerId: string; referent: string }

function settle(practice: PracticeFixture, input: Settled) {
  return inPractice(practice, (tx) => settleReferent(tx, { answerKind: 'response', ...input }))
}

function countActs(practice: PracticeFixture, action: string): Promise<number> {
  return inPractice(practice, (tx) => tx.db.auditEvent.count({ where: { action } }))
}
