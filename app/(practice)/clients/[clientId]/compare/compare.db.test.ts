import { describe, expect, it } from 'vitest'
import { markResponse } from '@/app/_acts/mark-answers'
import { readComparison } from '@/app/(practice)/clients/[clientId]/compare/load-compare-page'
import { unfold } from '@/lib/safety/commands'
import { makeClient, sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'

const place = { locale: 'en-GB', timeZone: 'Europe/London' }
const june = new Date('2026-06-03T09:00:00Z')
const july = new Date('2026-07-01T09:00:00Z')

async function makeTwo(later: Record<string, unknown> = {}) {
  const practice = await makePractice()
  const clientId = await makeClient(practice)
  const a = await sendForm(practice, clientId, { at: june, fields: sheetOf('cta-40', 3, { COM1: null }) })
  const b = await sendForm(practice, clientId, {
    at: july,
    fields: sheetOf('cta-40', 1, { BND1: 4, STR10: 3, ...later }),
  })
  return { practice, clientId, a: a.id, b: b.id }
}

describe('two results side by side', () => {
  it('stand in time order however they were chosen, the stored label beside them, both openings in the record', async () => {
    const { practice, clientId, a, b } = await makeTwo()
    const { view, refusal } = await compare(practice, clientId, { a: b, b: a })
    expect(refusal).toBe('')
    expect([view?.heads.left.words, view?.heads.right.words]).toEqual(['3 Jun 2026', '1 Jul 2026'])
    expect(view?.label.words).toBe('Against the first score: Lower than first, beyond assumed error (22.3).')
    expect(view?.label.caption).toContain('Does not show what caused a change.')
    expect(view?.warnings).toEqual(['One of the two totals is based on fewer answers.'])
    expect(view?.movedMost.every((line) => line.movedWords === '−2')).toBe(true)
    expect(view?.movedMost.find((line) => line.id === 'BND3')?.turnedWords).toBe('turned: counts +2')
    expect(view?.others.find((line) => line.id === 'COM1')).toMatchObject({ left: 'Skipped', movedWords: '' })
    expect(view?.others.find((line) => line.id === 'BND1')).toMatchObject({ right: 'Almost always', movedWords: '+1' })
    expect(await openings(practice)).toEqual([a, b].toSorted())
  })

  it('say in words why nothing can be compared, and open nothing then', async () => {
    const { practice, clientId, a, b } = await makeTwo()
    const other = await makeClient(practice)
    const theirs = await sendForm(practice, other, { at: june })
    const refusals: [Record<string, string>, string][] = [
      [{}, 'Choose two results to lay side by side.'],
      [{ a, b: a }, 'That is the same result twice. Choose two different ones.'],
      [{ a }, 'Choose two results of this client.'],
      [{ a, b: theirs.id }, 'Choose two results of this client.'],
      [{ a, b: 'nonsense' }, 'Choose two results of this client.'],
    ]
    for (const [params, words] of refusals) {
      expect(await compare(practice, clientId, params)).toMatchObject({ refusal: words, view: null })
    }
    expect((await compare(practice, other, {})).refusal).toContain('One result counts so far.')
    expect((await compare(practice, await makeClient(practice), {})).refusal).toContain('No result counts yet.')
    await sendForm(practice, clientId, { at: new Date('2026-08-05T09:00:00Z') })
    await inPractice(practice, (tx) => markResponse(tx, { responseId: b, kind: 'entered-in-error', reason: 'Twice' }))
    const voided = await compare(practice, clientId, { a, b })
    expect(voided.refusal).toContain('marked as in error')
    expect(voided.choice.options.map((option) => option.value)).not.toContain(b)
    expect(await openings(practice)).toEqual([])
  })

  it('are folded while a safety review is open, until they are shown', async () => {
    const { practice, clientId, a, b } = await makeTwo({ STR10: 0 })
    const folded = await compare(practice, clientId, { a, b, shown: '1' })
    expect(folded).toMatchObject({ isFolded: true, view: null })
    expect(await openings(practice)).toEqual([])
    await inPractice(practice, (tx) => unfold(tx, { clientId }))
    expect((await compare(practice, clientId, { a, b })).view).toBeNull()
    expect((await compare(practice, clientId, { a, b, shown: '1' })).view?.hasPoints).toBe(true)
  })
})

function compare(practice: PracticeFixture, clientId: string, params: Record<string, string>) {
  return inPractice(practice, (tx) => readComparison(tx, place, clientId, params))
}

async function openings(practice: PracticeFixture): Promise<string[]> {
  const rows = await inPractice(practice, (tx) =>
    tx.db.auditEvent.findMany({ where: { action: 'response.opened' }, select: { subjectId: true } }),
  )
  return rows.map((row) => row.subjectId ?? '').toSorted()
}
