import { describe, expect, it } from 'vitest'
import { settleReferent } from '@/app/_acts/confirm-referent'
import { markCheckIn, markResponse, unmarkResponse } from '@/app/_acts/mark-answers'
import { reviewResponse, reviewResponses } from '@/lib/assessments/commands/review-response'
import { readScoreHistory } from '@/lib/assessments/queries/read-score-history'
import { reviewCheckIn } from '@/lib/check-ins/commands'
import { listCheckIns } from '@/lib/check-ins/queries'
import { readStoredChange } from '@/lib/domain/stored-change'
import { listReferents } from '@/lib/referents/queries'
import { closeReview, resolveFlag } from '@/lib/safety/commands'
import { readSafety } from '@/lib/safety/queries'
import { makeClient, sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'

const june = new Date('2026-06-03T09:00:00Z')
const july = new Date('2026-07-01T09:00:00Z')
const august = new Date('2026-08-05T09:00:00Z')

const unsafe = (answer: number, changed = {}) => sheetOf('cta-40', answer, { STR10: 0, ...changed })
const inError = { kind: 'entered-in-error', reason: 'Typed twice' } as const

describe('answers marked in error', () => {
  it('leave score, count and queue, and the next form becomes the first', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const first = await sendForm(practice, clientId, { at: june, fields: sheetOf('cta-40', 4) })
    const second = await sendForm(practice, clientId, { at: july, fields: sheetOf('cta-40', 2) })
    const third = await sendForm(practice, clientId, { at: august, fields: sheetOf('cta-40', 1) })
    expect(await labelsOf(practice, clientId)).toEqual({
      [first.id]: null,
      [second.id]: first.id,
      [third.id]: first.id,
    })

    await inPractice(practice, (tx) => markResponse(tx, { responseId: first.id, ...inError }))
    expect(await labelsOf(practice, clientId)).toMatchObject({ [second.id]: null, [third.id]: second.id })
    expect(await unreadOf(practice, clientId)).toBe(2)

    await inPractice(practice, (tx) => unmarkResponse(tx, { responseId: first.id }))
    expect(await labelsOf(practice, clientId)).toEqual({
      [first.id]: null,
      [second.id]: first.id,
      [third.id]: first.id,
    })
    expect(await unreadOf(practice, clientId)).toBe(3)
  })

  it('keep the numbers a label was judged by when the first changes', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const first = await sendForm(practice, clientId, { at: june, fields: sheetOf('cta-40', 4) })
    await sendForm(practice, clientId, { at: july, fields: sheetOf('cta-40', 2) })
    const third = await sendForm(practice, clientId, { at: august, fields: sheetOf('cta-40', 1) })
    await inPractice(practice, async (tx) => {
      const row = await tx.db.response.findFirst({ where: { id: third.id }, select: { change: true } })
      const stored = readStoredChange(row?.change)
      const change = { ...stored, settings: { ...stored?.settings, sd: 10, provenance: 'entered', source: 'Ours' } }
      await tx.db.response.updateMany({ where: { id: third.id }, data: { change: JSON.parse(JSON.stringify(change)) } })
    })
    await inPractice(practice, (tx) => markResponse(tx, { responseId: first.id, ...inError }))
    const row = await inPractice(practice, (tx) =>
      tx.db.response.findFirst({ where: { id: third.id }, select: { change: true } }),
    )
    expect(row?.change).toMatchObject({ settings: { sd: 10, provenance: 'entered' } })
  })

  it('close the safety review they opened, and open it again when taken back', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const { id } = await sendForm(practice, clientId, { at: june, fields: unsafe(2) })
    expect((await safetyOf(practice, clientId)).review).not.toBeNull()
    await inPractice(practice, (tx) => markResponse(tx, { responseId: id, kind: 'wrong-client', reason: 'Wrong row' }))
    const closed = await safetyOf(practice, clientId)
    expect(closed.review).toBeNull()
    expect(closed.lastClosed?.closed?.reason).toContain('in error')
    await inPractice(practice, (tx) => unmarkResponse(tx, { responseId: id }))
    expect((await safetyOf(practice, clientId)).review).not.toBeNull()
  })

  it('leave the review open while another form still asks for it', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const first = await sendForm(practice, clientId, { at: june, fields: unsafe(2) })
    const second = await sendForm(practice, clientId, {
      instrumentId: 'check-in',
      at: july,
      fields: { 'referent.kind': 'partner', contact: 'often', safety: 1 },
    })
    await inPractice(practice, (tx) => markCheckIn(tx, { checkInId: second.id, ...inError }))
    expect((await safetyOf(practice, clientId)).review?.source?.id).toBe(first.id)
  })

  it('say who marked them and why, and are marked once', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const { id } = await sendForm(practice, clientId, {
      instrumentId: 'check-in',
      at: june,
      fields: { 'referent.kind': 'parent', contact: 'little', mood: 3, bringToSession: 'The key', timeForSelf: false },
    })
    await inPractice(practice, (tx) => markCheckIn(tx, { checkInId: id, ...inError }))
    await expect(inPractice(practice, (tx) => markCheckIn(tx, { checkInId: id, ...inError }))).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    const [row] = await inPractice(practice, (tx) => listCheckIns(tx, clientId))
    expect(row).toMatchObject({
      bringToSession: 'The key',
      timeForSelf: false,
      referent: { kind: 'parent', hint: null },
      voided: { kind: 'entered-in-error', reason: 'Typed twice', byName: practice.owner.name },
    })
  })
})

describe('reading results', () => {
  it('is marked once: by a colleague who covers too, and whoever comes later learns who was first', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const { id } = await sendForm(practice, clientId, { at: june })
    const review = { responseId: id }
    const both = await Promise.all([
      inPractice(practice.clinician, (tx) => reviewResponse(tx, review)),
      inPractice(practice, (tx) => reviewResponse(tx, review)),
    ])
    const [stood] = await inPractice(practice, (tx) => readScoreHistory(tx, { clientId, timeZone: 'Europe/London' }))
    expect(both.map(({ earlier }) => earlier?.byName ?? 'first').toSorted()).toEqual(
      ['first', stood?.reviewed?.byName].toSorted(),
    )
    expect(await inPractice(practice, (tx) => reviewResponses(tx, { clientId, responseIds: [id] }))).toEqual([])
    const acts = await inPractice(practice, (tx) => tx.db.auditEvent.count({ where: { action: 'response.reviewed' } }))
    expect(acts).toBe(1)
  })

  it('is not for answers marked in error, nor for another practice', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const { id } = await sendForm(practice, clientId, {
      instrumentId: 'check-in',
      at: june,
      fields: { 'referent.kind': 'partner', contact: 'often' },
    })
    const stranger = await makePractice()
    await expect(inPractice(stranger, (tx) => reviewCheckIn(tx, { checkInId: id }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await inPractice(practice, (tx) => markCheckIn(tx, { checkInId: id, ...inError }))
    await expect(inPractice(practice, (tx) => reviewCheckIn(tx, { checkInId: id }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('staying safe', () => {
  it('is closed and dismissed with a reason that only the practice’s key opens', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    await sendForm(practice, clientId, { at: june, fields: unsafe(2, { private: true }) })
    const open = await safetyOf(practice, clientId)
    const talk = open.flags.find((flag) => flag.code === 'PRIVATE_TALK')
    await inPractice(practice, async (tx) => {
      await resolveFlag(tx, { flagId: talk?.id ?? '', reason: 'Spoke alone on Tuesday' })
      await closeReview(tx, { reviewId: open.review?.id ?? '', reason: 'Plan agreed' })
    })
    const after = await safetyOf(practice, clientId)
    expect(after.review).toBeNull()
    expect(after.lastClosed?.closed).toMatchObject({ reason: 'Plan agreed', byName: practice.owner.name })
    expect(after.flags[0]?.resolved).toMatchObject({ reason: 'Spoke alone on Tuesday' })
    await expect(
      inPractice(practice, (tx) => closeReview(tx, { reviewId: open.review?.id ?? '', reason: 'Again' })),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
    await sendForm(practice, clientId, { at: july, fields: unsafe(1) })
    expect((await safetyOf(practice, clientId)).review?.openedAt).toEqual(july)
  })
})

describe('about whom', () => {
  it('joins a line once the clinician says so, and leaves it when they say otherwise', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const first = await sendForm(practice, clientId, { at: june, fields: sheetOf('cta-40', 3) })
    const second = await sendForm(practice, clientId, {
      at: july,
      fields: sheetOf('cta-40', 1, { 'referent.kind': 'ex-partner', 'referent.hint': 'D.' }),
    })
    const [partner] = await inPractice(practice, (tx) => listReferents(tx, clientId))
    const confirm = (referent: string) =>
      inPractice(practice, (tx) =>
        settleReferent(tx, { clientId, answerKind: 'response', answerId: second.id, referent }),
      )
    await confirm(partner?.id ?? '')
    expect(await labelsOf(practice, clientId)).toEqual({ [first.id]: null, [second.id]: first.id })
    await confirm('new')
    expect(await labelsOf(practice, clientId)).toEqual({ [first.id]: null, [second.id]: null })
    expect(await inPractice(practice, (tx) => listReferents(tx, clientId))).toMatchObject([
      { kind: 'partner', hint: null },
      { kind: 'ex-partner', hint: 'D.' },
    ])
  })

  it('is never a person of another client', async () => {
    const practice = await makePractice()
    const [one, two] = [await makeClient(practice), await makeClient(practice)]
    const { id } = await sendForm(practice, one, { at: june })
    await sendForm(practice, two, { at: june })
    const [other] = await inPractice(practice, (tx) => listReferents(tx, two))
    await expect(
      inPractice(practice, (tx) =>
        settleReferent(tx, { clientId: one, answerKind: 'response', answerId: id, referent: other?.id ?? '' }),
      ),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

function safetyOf(practice: PracticeFixture, clientId: string) {
  return inPractice(practice, (tx) => readSafety(tx, clientId))
}

async function labelsOf(practice: PracticeFixture, clientId: string) {
  const rows = await inPractice(practice, (tx) =>
    tx.db.response.findMany({ where: { clientId }, select: { id: true, change: true } }),
  )
  return Object.fromEntries(rows.map((row) => [row.id, readStoredChange(row.change)?.withId ?? null]))
}

async function unreadOf(practice: PracticeFixture, clientId: string) {
  const row = await inPractice(practice, (tx) =>
    tx.db.clientOverview.findFirst({ where: { clientId }, select: { unreadCount: true } }),
  )
  return row?.unreadCount
}
