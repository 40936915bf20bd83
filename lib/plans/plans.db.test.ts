import { describe, expect, it } from 'vitest'
import { attachSuggestion } from '@/app/_acts/attach-suggestion'
import { addPlanItem, markPlanItemDone, removePlanItem } from '@/lib/plans/commands'
import { listPlan } from '@/lib/plans/queries'
import { makeClient, sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'

const listed = (practice: PracticeFixture, clientId: string) => inPractice(practice, (tx) => listPlan(tx, clientId))

describe('a client’s plan', () => {
  it('keeps the words it was given, who added them and what was done', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const add = (suggestionId: string) =>
      inPractice(practice.clinician, (tx) => addPlanItem(tx, { clientId, suggestionId }))
    const { planItemId } = await add('rea-pause')
    await add('est-fair-sentence')
    await inPractice(practice, (tx) => markPlanItemDone(tx, { planItemId, doneOn: '2026-11-18' }))
    const [open, done] = await listed(practice, clientId)
    expect(open).toMatchObject({ trait: 'EST', doneOn: null, addedByName: practice.clinician.name })
    expect(done).toMatchObject({ title: 'A pause before the answer', doneOn: '2026-11-18' })
    await inPractice(practice, (tx) => markPlanItemDone(tx, { planItemId, doneOn: null }))
    expect((await listed(practice, clientId)).map((row) => row.doneOn)).toEqual([null, null])
  })

  it('holds a suggestion once, however often and by however many it is added', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const input = { clientId, suggestionId: 'bla-own-one-feeling' }
    const added = await Promise.all(
      [practice.owner, practice.clinician].map((who) => inPractice(who, (tx) => addPlanItem(tx, input))),
    )
    expect(new Set(added.map((each) => each.planItemId)).size).toBe(1)
    const acts = await inPractice(practice, (tx) => tx.db.auditEvent.findMany({ where: { subjectKind: 'plan-item' } }))
    expect(acts.map((act) => act.action)).toEqual(['plan-item.added'])
  })

  it('lets something go and takes it up again as a new line; the record keeps both', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const add = () => inPractice(practice, (tx) => addPlanItem(tx, { clientId, suggestionId: 'ind-one-contact' }))
    const { planItemId } = await add()
    await inPractice(practice, (tx) => removePlanItem(tx, { planItemId }))
    await inPractice(practice, (tx) => removePlanItem(tx, { planItemId }))
    expect(await listed(practice, clientId)).toEqual([])
    await expect(
      inPractice(practice, (tx) => markPlanItemDone(tx, { planItemId, doneOn: '2026-11-18' })),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await add()).planItemId).not.toBe(planItemId)
    const acts = await inPractice(practice, (tx) => tx.db.auditEvent.findMany({ where: { subjectKind: 'plan-item' } }))
    expect(acts.map((act) => act.action).toSorted()).toEqual([
      'plan-item.added',
      'plan-item.added',
      'plan-item.removed',
    ])
  })

  it('takes nothing the library does not have', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    await expect(
      inPractice(practice, (tx) => addPlanItem(tx, { clientId, suggestionId: 'say-sorry' })),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('takes nothing that asks to set a limit or speak up while a safety review is open', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    await sendForm(practice, clientId, {
      at: new Date('2026-06-03T09:00:00Z'),
      fields: sheetOf('cta-40', 2, { STR10: 1 }),
    })
    const attach = (suggestionId: string) =>
      inPractice(practice, (tx) => attachSuggestion(tx, { clientId, suggestionId }))
    await expect(attach('bnd-one-limit')).rejects.toMatchObject({ code: 'STALE' })
    await attach('bnd-map-limits')
    expect((await listed(practice, clientId)).map((row) => row.suggestionId)).toEqual(['bnd-map-limits'])
  })
})
