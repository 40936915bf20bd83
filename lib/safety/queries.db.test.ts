import { describe, expect, it } from 'vitest'
import { copyResult } from '@/app/_acts/copy-result'
import { reviewResponse } from '@/lib/assessments/commands/review-response'
import type { MemberTx } from '@/lib/db/practice-db'
import { closeReview, resolveFlag, unfold } from '@/lib/safety/commands'
import { readSafety } from '@/lib/safety/queries'
import { makeClient, sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { inPractice, makePractice } from '@/lib/testing/practice-fixture'

const june = new Date('2026-06-03T09:00:00Z')
const july = new Date('2026-07-01T09:00:00Z')
const place = { locale: 'en-GB', timeZone: 'Europe/London' }

async function makeFoldedClient() {
  const practice = await makePractice()
  const clientId = await makeClient(practice, 'Maren Holt')
  await sendForm(practice, clientId, { at: june, fields: sheetOf('cta-40', 3) })
  const { id: responseId } = await sendForm(practice, clientId, {
    at: july,
    fields: sheetOf('cta-40', 1, { STR10: 0 }),
  })
  return { practice, clientId, responseId }
}

describe('what a safety review folds', () => {
  it('is shown only to whom the record says it was shown, for a quarter of an hour', async () => {
    const { practice, clientId } = await makeFoldedClient()
    const isShown = async (tx: MemberTx) => (await readSafety(tx, clientId)).review?.isShown
    const at = new Date()
    const later = (minutes: number) => ({ now: new Date(at.getTime() + minutes * 60_000) })
    expect(await inPractice(practice, isShown, later(0))).toBe(false)
    await inPractice(practice, (tx) => unfold(tx, { clientId }), later(0))
    expect(await inPractice(practice, isShown, later(14))).toBe(true)
    expect(await inPractice(practice, isShown, later(16))).toBe(false)
    expect(await inPractice(practice.clinician, isShown, later(1))).toBe(false)
  })

  it('stays out of a copy for another record, shown or not, and the copy is in the record', async () => {
    const { practice, clientId, responseId } = await makeFoldedClient()
    await inPractice(practice, (tx) => unfold(tx, { clientId }))
    const { text } = await inPractice(practice, (tx) => copyResult(tx, { clientId, responseId }, place))
    expect(text).toContain('These answers may describe staying safe')
    for (const word of ['reported,', 'Lower than first', 'Maren']) expect(text).not.toContain(word)
    const copies = await inPractice(practice, (tx) =>
      tx.db.auditEvent.count({ where: { action: 'client.record-copied', subjectId: responseId } }),
    )
    expect(copies).toBe(1)
  })

  it('cannot be shown where no review is open', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    await expect(inPractice(practice, (tx) => unfold(tx, { clientId }))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('what answers ask to be looked at', () => {
  it('keeps every closed review and settled flag with who, when and why', async () => {
    const { practice, clientId, responseId } = await makeFoldedClient()
    const safety = () => inPractice(practice, (tx) => readSafety(tx, clientId))
    const close = async (reason: string) => {
      const { review } = await safety()
      await inPractice(practice.clinician, (tx) => closeReview(tx, { reviewId: review?.id ?? '', reason }))
    }
    await close('Spoke alone; no danger named.')
    await sendForm(practice, clientId, {
      at: new Date('2026-08-05T09:00:00Z'),
      fields: sheetOf('cta-40', 2, { STR10: 1 }),
    })
    await close('Agreed a plan.')
    const { review, closed, flags } = await safety()
    expect(review).toBeNull()
    expect(closed.map((each) => each.closed)).toMatchObject([
      { reason: 'Agreed a plan.', byName: practice.clinician.name },
      { reason: 'Spoke alone; no danger named.', byName: practice.clinician.name },
    ])
    const raised = flags.find((flag) => flag.source.id === responseId && flag.code === 'SAFETY_REVIEW')
    expect(raised?.resolved).toMatchObject({ how: 'review', reason: 'Spoke alone; no danger named.' })
  })

  it('counts answers all alike or left out as settled by whoever reads them', async () => {
    const practice = await makePractice()
    const clientId = await makeClient(practice)
    const { id } = await sendForm(practice, clientId, { at: june, fields: sheetOf('cta-40', 3, { STR10: null }) })
    const settled = async () => {
      const { flags } = await inPractice(practice, (tx) => readSafety(tx, clientId))
      return Object.fromEntries(flags.map((flag) => [flag.code, flag.resolved?.how ?? null]))
    }
    expect(await settled()).toMatchObject({ ITEMS_SKIPPED: null, SAFETY_UNANSWERED: null })
    await inPractice(practice, (tx) => reviewResponse(tx, { responseId: id }))
    // The prompt about safety stays until somebody says what came of it.
    expect(await settled()).toMatchObject({ ITEMS_SKIPPED: 'read', SAFETY_UNANSWERED: null })
  })

  it('settles a flag and closes a review once, also when two do it at the same moment', async () => {
    const { practice, clientId } = await makeFoldedClient()
    await sendForm(practice, clientId, {
      at: new Date('2026-08-05T09:00:00Z'),
      fields: sheetOf('cta-40', 2, { STR10: 1, private: true }),
    })
    const { review, flags } = await inPractice(practice, (tx) => readSafety(tx, clientId))
    const flagId = flags.find((flag) => flag.code === 'PRIVATE_TALK')?.id ?? ''
    const both = <T>(act: (who: typeof practice.owner) => Promise<T>) =>
      Promise.allSettled([act(practice.owner), act(practice.clinician)])
    const talks = await both((who) => inPractice(who, (tx) => resolveFlag(tx, { flagId, reason: 'Spoke' })))
    const closes = await both((who) =>
      inPractice(who, (tx) => closeReview(tx, { reviewId: review?.id ?? '', reason: 'Plan' })),
    )
    for (const ends of [talks, closes]) {
      expect(ends.map((end) => end.status).toSorted()).toEqual(['fulfilled', 'rejected'])
      const lost = ends.find((end) => end.status === 'rejected')
      expect(lost?.status === 'rejected' && lost.reason).toMatchObject({ code: 'CONFLICT' })
    }
    const acts = await inPractice(practice, (tx) =>
      tx.db.auditEvent.count({ where: { action: { in: ['flag.resolved', 'safety-review.closed'] } } }),
    )
    expect(acts).toBe(2)
  })
})
