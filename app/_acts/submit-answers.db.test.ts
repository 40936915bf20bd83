import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { submitAnswers } from '@/app/_acts/submit-answers'
import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { newId } from '@/lib/db/ids'
import { findInstrument } from '@/lib/domain/instruments/registry'
import type { AnswerSheet } from '@/lib/domain/scoring'
import { makeClient, sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { inPractice, inRespondent, makePractice, makeRespondentScope } from '@/lib/testing/practice-fixture'

type Vector = {
  id: string
  form: 'CTA-40' | 'CTA-10'
  answers: AnswerSheet
  expected: { scales: Record<string, { score: number | null; band: number | null; answered: number }>; flags: string[] }
}

const vectorsFile = new URL('../../lib/domain/instruments/testdata/vectors.json', import.meta.url)
const { vectors } = JSON.parse(readFileSync(vectorsFile, 'utf8')) as { vectors: Vector[] }

const june = new Date('2026-06-03T09:00:00Z')
const july = new Date('2026-07-01T09:00:00Z')
const august = new Date('2026-08-05T09:00:00Z')

describe('a form sent in', () => {
  it('is stored with the scores of the worked answer sheets, raw answers beside them', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    for (const [index, vector] of vectors.entries()) {
      const instrumentId = vector.form === 'CTA-40' ? 'cta-40' : 'cta-10'
      const { id } = await sendForm(practice, clientId, {
        instrumentId,
        at: new Date(june.getTime() + index * 86_400_000),
        fields: { ...vector.answers, 'referent.kind': 'partner', contact: 'often' },
      })
      const stored = await inPractice(practice, (tx) =>
        tx.db.response.findFirst({
          where: { id },
          select: { answers: true, itemOrder: true, instrumentVersion: true, scoringVersion: true, scores: true },
        }),
      )
      expect(stored?.answers, vector.id).toEqual(vector.answers)
      expect(stored?.itemOrder).toEqual(findInstrument(instrumentId)?.order)
      expect(stored?.scores.map((score) => score.scale).sort()).toEqual(Object.keys(vector.expected.scales).sort())
      for (const score of stored?.scores ?? []) {
        const expected = vector.expected.scales[score.scale]
        expect(score.answered, `${vector.id} ${score.scale}`).toBe(expected?.answered)
        expect(score.band).toBe(expected?.band)
        if (expected?.score === null) expect(score.score).toBeNull()
        else expect(score.score).toBeCloseTo(expected?.score ?? 0, 4)
      }
      const flags = await inPractice(practice, (tx) =>
        tx.db.flag.findMany({ where: { sourceId: id }, select: { code: true } }),
      )
      expect(flags.map((flag) => flag.code).sort()).toEqual([...vector.expected.flags].sort())
    }
  })

  it('says what changed since the first, with the numbers it was judged by', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const first = await sendForm(practice, clientId, { at: june, fields: sheetOf('cta-40', 3) })
    const second = await sendForm(practice, clientId, { at: july, fields: sheetOf('cta-40', 1) })
    const rows = await readChanges(practice, clientId)
    expect(rows[first.id]).toBeNull()
    expect(rows[second.id]).toMatchObject({
      withId: first.id,
      code: 'RELIABLE_IMPROVEMENT',
      settings: { sd: 18, reliability: 0.8, provenance: 'assumed' },
    })
    const overview = await inPractice(practice, (tx) =>
      tx.db.clientOverview.findFirst({ where: { clientId }, select: { changeCode: true, unreadCount: true } }),
    )
    expect(overview).toEqual({ changeCode: 'RELIABLE_IMPROVEMENT', unreadCount: 2 })
  })

  it('of an earlier day, typed in later, becomes the first that the others are measured from', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const later = await sendForm(practice, clientId, { at: august, fields: sheetOf('cta-40', 1) })
    expect((await readChanges(practice, clientId))[later.id]).toBeNull()
    const earlier = await sendForm(practice, clientId, {
      at: june,
      fields: sheetOf('cta-40', 3),
      source: 'paper',
      enteredById: practice.owner.membershipId,
    })
    expect((await readChanges(practice, clientId))[later.id]).toMatchObject({ withId: earlier.id })
  })

  it('about a second partner stands alone until the clinician says who it is', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    await sendForm(practice, clientId, { at: june })
    const unclear = await sendForm(practice, clientId, {
      at: july,
      fields: sheetOf('cta-40', 1, { 'referent.kind': 'ex-partner' }),
    })
    const row = await inPractice(practice, (tx) =>
      tx.db.response.findFirst({
        where: { id: unclear.id },
        select: { referentId: true, isReferentConfirmed: true, pickedKind: true },
      }),
    )
    expect(row).toEqual({ referentId: null, isReferentConfirmed: false, pickedKind: 'ex-partner' })
    expect((await readChanges(practice, clientId))[unclear.id]).toBeNull()
  })

  it('that wants a private talk and felt unsafe raises both, and one open review however often', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    await sendForm(practice, clientId, { at: june, fields: sheetOf('cta-40', 2, { STR10: 1, private: true }) })
    await sendForm(practice, clientId, {
      instrumentId: 'check-in',
      at: july,
      fields: { 'referent.kind': 'partner', contact: 'often', safety: 0, mood: 4, goingWell: 'A walk' },
    })
    await inPractice(practice, async (tx) => {
      const flags = await tx.db.flag.findMany({ where: { clientId }, select: { code: true } })
      expect(flags.map((flag) => flag.code).sort()).toEqual(['PRIVATE_TALK', 'SAFETY_REVIEW', 'SAFETY_REVIEW'])
      const reviews = await tx.db.safetyReview.findMany({
        where: { clientId },
        select: { closedAt: true, renewedAt: true },
      })
      expect(reviews).toEqual([{ closedAt: null, renewedAt: july }])
      const stored = await tx.db.checkIn.findFirst({
        where: { clientId },
        select: { goingWellSealed: true, mood: true },
      })
      expect(stored?.mood).toBe(4)
      expect(Buffer.from(stored?.goingWellSealed ?? []).toString('utf8')).not.toContain('walk')
    })
  })

  it('is refused whole when an answer does not fit, and nothing is completed', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    for (const fields of [
      sheetOf('cta-40', 2, { BND1: 5 }),
      sheetOf('cta-40', 2, { ZZZ9: 1 }),
      sheetOf('cta-40', 2, { 'referent.kind': 'nobody' }),
      sheetOf('cta-40', 2, { contact: 'weekly' }),
      sheetOf('cta-40', 2, { private: 'yes' }),
    ]) {
      await expect(sendForm(practice, clientId, { at: june, fields })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    }
    const counts = await inPractice(practice, async (tx) => [
      await tx.db.response.count(),
      await tx.db.assignment.count(),
    ])
    expect(counts).toEqual([0, 0])
  })

  it('cannot be another form than the one that was asked', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const { assignmentId } = await inPractice(practice, (tx) =>
      assignInstrument(tx, {
        clientId,
        instrumentId: 'cta-10',
        via: 'shown',
        expiresInDays: 14,
        isDuplicateAccepted: false,
      }),
    )
    await expect(
      inPractice(practice, (tx) =>
        submitAnswers(tx, {
          assignmentId,
          clientId,
          instrumentId: 'cta-40',
          instrumentVersion: findInstrument('cta-40')?.version ?? '',
          language: 'en',
          fields: sheetOf('cta-40', 1),
          source: 'link',
          completedAt: tx.now,
        }),
      ),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('ten times at once with one key is one row and one receipt', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const { assignmentId } = await inPractice(practice, (tx) =>
      assignInstrument(tx, {
        clientId,
        instrumentId: 'cta-10',
        via: 'shown',
        expiresInDays: 14,
        isDuplicateAccepted: false,
      }),
    )
    const scope = makeRespondentScope(practice, { clientId, assignmentId })
    const submitKey = newId(new Date())
    const receipts = await Promise.all(
      Array.from({ length: 10 }, () =>
        inRespondent(scope, (tx) =>
          submitAnswers(tx, {
            assignmentId,
            clientId,
            instrumentId: 'cta-10',
            instrumentVersion: findInstrument('cta-10')?.version ?? '',
            language: 'en',
            fields: sheetOf('cta-10', 1),
            source: 'link',
            completedAt: tx.now,
            submitKey,
          }),
        ),
      ),
    )
    expect(new Set(receipts.map((receipt) => receipt.id)).size).toBe(1)
    const counts = await inPractice(practice, async (tx) => ({
      responses: await tx.db.response.count(),
      scores: await tx.db.score.count(),
      submitted: await tx.db.auditEvent.count({ where: { action: 'response.submitted' } }),
    }))
    expect(counts).toEqual({ responses: 1, scores: 1, submitted: 1 })
  })

  it('from two links at once about a new partner makes one person', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    await Promise.all([
      sendForm(practice, clientId, { at: june }),
      sendForm(practice, clientId, { at: july, instrumentId: 'cta-10', fields: sheetOf('cta-10', 2) }),
    ])
    expect(await inPractice(practice, (tx) => tx.db.referent.count())).toBe(1)
  })
})

async function readChanges(practice: Awaited<ReturnType<typeof makePractice>>, clientId: string) {
  const rows = await inPractice(practice, (tx) =>
    tx.db.response.findMany({ where: { clientId }, select: { id: true, change: true } }),
  )
  return Object.fromEntries(rows.map((row) => [row.id, row.change]))
}
