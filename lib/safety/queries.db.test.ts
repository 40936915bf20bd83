import { describe, expect, it } from 'vitest'
import { copyResult } from '@/app/_acts/copy-result'
import type { MemberTx } from '@/lib/db/practice-db'
import { unfold } from '@/lib/safety/commands'
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
