import { describe, expect, it } from 'vitest'
import { markResponse } from '@/app/_acts/mark-answers'
import { readResponse } from '@/lib/assessments/queries/read-response'
import { readScoreHistory } from '@/lib/assessments/queries/read-score-history'
import { makeClient, sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { inPractice, makePractice } from '@/lib/testing/practice-fixture'

const june = new Date('2026-06-03T09:00:00Z')
const july = new Date('2026-07-01T09:00:00Z')

describe('a client’s administrations', () => {
  it('come in time order with their label, flags and who read them; one in error says so', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const later = await sendForm(practice, clientId, {
      at: july,
      fields: sheetOf('cta-40', 1, { BND1: null, BND2: 3 }),
    })
    const earlier = await sendForm(practice, clientId, {
      at: june,
      fields: sheetOf('cta-40', 3, { 'referent.hint': 'D.' }),
      source: 'paper',
      enteredById: practice.owner.membershipId,
    })
    await inPractice(practice, (tx) =>
      markResponse(tx, { responseId: earlier.id, kind: 'wrong-client', reason: 'Wrong row' }),
    )
    const history = await inPractice(practice, (tx) => readScoreHistory(tx, { clientId, timeZone: 'Europe/London' }))
    expect(history.map((each) => each.id)).toEqual([earlier.id, later.id])
    expect(history[0]).toMatchObject({
      source: 'paper',
      enteredByName: practice.owner.name,
      picked: { kind: 'partner', hint: 'D.' },
      voided: { kind: 'wrong-client', reason: 'Wrong row', byName: practice.owner.name },
    })
    expect(history[1]).toMatchObject({ change: null, flags: ['ITEMS_SKIPPED', 'SAFETY_REVIEW'], reviewed: null })
    expect(history[1]?.scales.TOTAL).toMatchObject({ answered: 29, items: 30, prorated: true })
    expect(history[1]?.scales.BND).toMatchObject({ score: null, answered: 2 })
  })

  it('give back every answer as it was given, and only to the client they belong to', async () => {
    const practice = await makePractice()
    const [clientId, other] = [await makeClient(practice), await makeClient(practice)]
    const { 'referent.kind': kind, ...rest } = sheetOf('cta-40', 2, { BND1: null })
    const fields: Record<string, unknown> = { ...rest, 'referent.kind': kind }
    delete fields.BND2
    const { id } = await sendForm(practice, clientId, { at: june, fields })
    const response = await inPractice(practice, (tx) => readResponse(tx, { clientId, responseId: id }))
    expect(response.answers).toMatchObject({ BND1: null, BND3: 2 })
    expect(response.answers).not.toHaveProperty('BND2')
    expect(response.referent).toEqual({ kind: 'partner', hint: null })
    for (const place of [
      { clientId: other, responseId: id },
      { clientId, responseId: 'nope' },
    ]) {
      await expect(inPractice(practice, (tx) => readResponse(tx, place))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })
})
