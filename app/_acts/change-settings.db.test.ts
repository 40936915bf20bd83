import { describe, expect, it } from 'vitest'
import { markResponse, unmarkResponse } from '@/app/_acts/mark-answers'
import { readResponse } from '@/lib/assessments/queries/read-response'
import { setChangeSettings, withdrawChangeSettings } from '@/lib/change-settings/commands'
import { readOverview } from '@/lib/clients/stored-overview'
import type { MemberTx } from '@/lib/db/practice-db'
import { makeClient, sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'

const day = (date: string) => new Date(`${date}T09:00:00Z`)
const total = { instrumentId: 'cta-40', scale: 'TOTAL' }
const strengths = { instrumentId: 'cta-40', scale: 'STR' }
const figures = { sd: 10, reliability: 0.9, confidence: 95 as const, kind: '', n: null, source: 'Own', isCited: false }

async function readChange(practice: PracticeFixture, clientId: string, responseId: string) {
  return inPractice(practice, async (tx) => (await readResponse(tx, { clientId, responseId })).change)
}

/** What the caseload tells of a client. */
async function readLastScore(practice: PracticeFixture, clientId: string) {
  return inPractice(practice, async (tx) => {
    const { facts } = await tx.db.clientOverview.findFirstOrThrow({ where: { clientId }, select: { facts: true } })
    return readOverview(facts).lastScore
  })
}

function act<T>(practice: PracticeFixture, at: string, work: (tx: MemberTx) => Promise<T>) {
  return inPractice(practice, work, { now: day(at) })
}

describe('labels and the practice’s settings', () => {
  it('keep the settings they were made with, whatever is set or voided later', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const send = (at: string, answer: number) =>
      sendForm(practice, clientId, { at: day(at), fields: sheetOf('cta-40', answer) })
    const first = await send('2026-01-05', 3)
    const second = await send('2026-02-05', 2)
    await act(practice, '2026-02-06', (tx) => setChangeSettings(tx, { ...total, ...figures }))
    const third = await send('2026-03-05', 1)
    await act(practice, '2026-03-06', (tx) => setChangeSettings(tx, { ...total, ...figures, sd: 200, isCited: true }))
    const fourth = await send('2026-04-05', 1)

    const provenances = async () => {
      const rows = [second, third, fourth].map(({ id }) => readChange(practice, clientId, id))
      return (await Promise.all(rows)).map((change) => change?.settings?.provenance ?? null)
    }
    expect(await provenances()).toEqual(['assumed', 'entered', 'cited'])
    expect((await readChange(practice, clientId, fourth.id))?.code).toBe('NO_RELIABLE_CHANGE')

    // Wrong row: the second becomes the first of the line, and the others are measured from it, by their own settings.
    await act(practice, '2026-05-01', (tx) =>
      markResponse(tx, { responseId: first.id, kind: 'entered-in-error', reason: 'Wrong row' }),
    )
    expect(await provenances()).toEqual([null, 'entered', 'cited'])
    const moved = await readChange(practice, clientId, third.id)
    expect(moved).toMatchObject({ withId: second.id, settings: { sd: 10, setAt: day('2026-02-06') } })
    await act(practice, '2026-05-02', (tx) => unmarkResponse(tx, { responseId: first.id }))
    // It was first of its line for a while and lost its own: the settings of its day are found in the history.
    expect(await provenances()).toEqual(['assumed', 'entered', 'cited'])
  })

  it('stand on strengths, elements and traits only where they were set, and go with a withdrawal', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const send = (at: string, answer: number) =>
      sendForm(practice, clientId, { at: day(at), fields: sheetOf('cta-40', answer) })
    await send('2026-01-05', 1)
    const bare = await send('2026-02-05', 3)
    await act(practice, '2026-02-06', (tx) => setChangeSettings(tx, { ...strengths, ...figures }))
    await act(practice, '2026-02-06', (tx) => setChangeSettings(tx, { ...strengths, ...figures, scale: 'BND' }))
    const set = await send('2026-03-05', 3)
    await act(practice, '2026-03-06', (tx) => withdrawChangeSettings(tx, strengths))
    const withdrawn = await send('2026-04-05', 3)
    expect((await readChange(practice, clientId, bare.id))?.others).toBeUndefined()
    // More strengths reported is easier; every third statement of boundaries counts the other way.
    expect((await readChange(practice, clientId, set.id))?.others).toMatchObject({
      STR: { code: 'RELIABLE_IMPROVEMENT', points: 50, settings: { sd: 10, provenance: 'entered' } },
      BND: { code: 'RELIABLE_DETERIORATION' },
    })
    expect(Object.keys((await readChange(practice, clientId, withdrawn.id))?.others ?? {})).toEqual(['BND'])
  })

  it('begin anew with a new episode: its first score is the one compared with', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const send = (at: string, answer: number) =>
      sendForm(practice, clientId, { at: day(at), fields: sheetOf('cta-40', answer) })
    const { startedOn } = await inPractice(practice, (tx) =>
      tx.db.episode.findFirstOrThrow({ where: { clientId }, select: { startedOn: true } }),
    )
    const on = (days: number) => new Date(startedOn.getTime() + days * 86_400_000).toISOString().slice(0, 10)
    await send(on(1), 3)
    await inPractice(practice, async (tx) => {
      await tx.db.episode.updateMany({
        where: { clientId },
        data: { endedOn: new Date(on(10)), endReason: 'ended' },
      })
      const { practiceId } = tx.scope
      await tx.db.episode.createMany({
        data: { practiceId, id: crypto.randomUUID(), clientId, startedOn: new Date(on(11)) },
      })
    })
    const first = await send(on(12), 2)
    const next = await send(on(40), 1)
    expect(await readChange(practice, clientId, first.id)).toBeNull()
    expect(await readChange(practice, clientId, next.id)).toMatchObject({ withId: first.id })
  })

  it('stand on a published form by its published points, about nobody, and reach the caseload', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const send = (at: string, answer: number) =>
      sendForm(practice, clientId, { at: day(at), instrumentId: 'gad-7', fields: sheetOf('gad-7', answer) })
    const first = await send('2026-01-05', 2)
    const second = await send('2026-02-05', 1)
    expect(await readChange(practice, clientId, second.id)).toMatchObject({
      ...{ withId: first.id, points: -7, code: 'RELIABLE_IMPROVEMENT', noLabel: null, rci: null, warnings: [] },
      settings: { points: 4, threshold: 4, provenance: 'cited' },
    })
    expect(await readLastScore(practice, clientId)).toMatchObject({ instrumentId: 'gad-7', score: 7 })
    // Our own form is the one a caseload tells of, whenever it came.
    await sendForm(practice, clientId, { at: day('2026-01-20'), fields: sheetOf('cta-40', 2) })
    expect(await readLastScore(practice, clientId)).toMatchObject({ instrumentId: 'cta-40' })
  })
})
