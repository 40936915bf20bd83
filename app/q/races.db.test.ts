import { expect, it } from 'vitest'
import { revokeAssignment } from '@/lib/assignments/commands/links'
import { type AskedForm, answerLeast, askForm, openForm } from '@/lib/testing/asked-form'
import { inPractice } from '@/lib/testing/practice-fixture'
import { type Reply, RespondentBrowser, readSubmitFields } from '@/lib/testing/respondent-browser'

// More at once than the pool has connections (10), on purpose.

it('judges at most five PINs of fifty tried at once, then the link is locked', async () => {
  const asked = await askForm({ isPinAsked: true })
  const browser = await openForm(asked)
  const wrong = asked.pin === '000000' ? '111111' : '000000'
  await together(50, () => browser.postOnly('/q/pin', { pin: wrong }))
  const row = await readAssignment(asked)
  expect(row).toMatchObject({ pinTries: 5 })
  expect(row?.lockedAt).not.toBeNull()
  const judged = await inPractice(asked.practice, (tx) =>
    tx.db.auditEvent.count({
      where: { subjectId: asked.assignmentId, action: { in: ['assignment.pin-refused', 'assignment.pin-locked'] } },
    }),
  )
  expect(judged).toBe(5)
  // The right one is too late now, in this browser and in any other.
  const locked = await browser.post('/q/pin', { pin: asked.pin })
  expect([locked.status, locked.html.includes('This link is locked')]).toEqual([423, true])
  expect((await new RespondentBrowser().post(`/q/${asked.secret}`)).status).toBe(423)
})

it('whoever gave the PIN goes on while somebody else locks the link', async () => {
  const asked = await askForm({ isPinAsked: true })
  const client = await openForm(asked, { isPinGiven: true })
  const other = await openForm(asked)
  for (let turn = 0; turn < 5; turn += 1) await other.postOnly('/q/pin', { pin: turn === 0 ? '12 34 5' : '999999' })
  expect((await readAssignment(asked))?.pinTries).toBe(4)
  await other.postOnly('/q/pin', { pin: '999999' })
  expect((await client.postOnly('/q/form/3/save', { answer: '1' })).status).toBe(204)
})

it('the same submit fifty times at once is one form, and each is told the same', async () => {
  const asked = await askForm()
  const browser = await openForm(asked)
  await answerLeast(browser)
  const token = browser.cookie
  const fields = readSubmitFields((await browser.get('/q/review')).html)
  const replies = await together(50, () => browser.postOnly('/q/review', fields))
  expect(new Set(replies.map((reply) => `${reply.status} ${reply.to}`))).toEqual(new Set(['303 /q/thanks']))
  expect(await countResponses(asked)).toBe(1)
  browser.cookie = token
  expect((await browser.postOnly('/q/review', fields)).to).toBe('/q/thanks')
  expect(await countResponses(asked)).toBe(1)
})

it('ten submits with keys of their own are one form; the others learn that it was sent', async () => {
  const asked = await askForm()
  const browser = await openForm(asked)
  await answerLeast(browser)
  const { revision } = readSubmitFields((await browser.get('/q/review')).html)
  const replies = await together(10, () => browser.postOnly('/q/review', { key: crypto.randomUUID(), revision }))
  expect(replies.filter((reply) => reply.to === '/q/thanks')).toHaveLength(1)
  expect(replies.filter((reply) => reply.status === 410)).toHaveLength(9)
  expect(await countResponses(asked)).toBe(1)
})

it('a save that crosses the submit is either in it or refused, never lost in silence', async () => {
  for (let turn = 0; turn < 8; turn += 1) {
    const asked = await askForm()
    const browser = await openForm(asked)
    await answerLeast(browser)
    const token = browser.cookie
    const fields = readSubmitFields((await browser.get('/q/review')).html)
    const [saved, sent] = await Promise.all([
      browser.postOnly('/q/form/3/save', { answer: '4' }),
      browser.postOnly('/q/review', fields),
    ])
    const count = await countResponses(asked)
    if (saved.status === 204) {
      // The page that was sent is older than the draft: it is looked at once more.
      expect(sent.to).toBe('/q/review?seen=again')
      expect(count).toBe(0)
      browser.cookie = token
      const again = await browser.get('/q/review?seen=again')
      expect(again.html).toContain('Something changed since this page was opened')
      expect((await browser.postOnly('/q/review', readSubmitFields(again.html))).to).toBe('/q/thanks')
    } else {
      expect(saved.status).toBe(410)
      expect([sent.to, count]).toEqual(['/q/thanks', 1])
    }
  }
})

it('a form taken back while it is sent is one or the other', async () => {
  for (let turn = 0; turn < 8; turn += 1) {
    const asked = await askForm()
    const browser = await openForm(asked)
    await answerLeast(browser)
    const fields = readSubmitFields((await browser.get('/q/review')).html)
    const [sent, revoked] = await Promise.all([
      browser.postOnly('/q/review', fields),
      inPractice(asked.practice, (tx) => revokeAssignment(tx, { assignmentId: asked.assignmentId })).then(
        () => true,
        () => false,
      ),
    ])
    expect([sent.to === '/q/thanks', revoked].filter(Boolean)).toHaveLength(1)
    expect(await countResponses(asked)).toBe(revoked ? 0 : 1)
  }
})

it('thirty different forms sent at once all arrive', async () => {
  const { practice } = await askForm()
  const prepare = async () => {
    const browser = await openForm(await askForm({ practice }))
    await answerLeast(browser)
    return { browser, fields: readSubmitFields((await browser.get('/q/review')).html) }
  }
  const ready = []
  for (let turn = 0; turn < 5; turn += 1) ready.push(...(await Promise.all(Array.from({ length: 6 }, prepare))))
  const replies = await Promise.all(ready.map(({ browser, fields }) => browser.postOnly('/q/review', fields)))
  expect(replies.map((reply) => `${reply.status} ${reply.to}`)).toEqual(Array(30).fill('303 /q/thanks'))
  expect(await inPractice(practice, (tx) => tx.db.response.count())).toBe(30)
})

async function together(count: number, send: () => Promise<Reply>): Promise<Reply[]> {
  return Promise.all(Array.from({ length: count }, send))
}

async function readAssignment(asked: AskedForm) {
  return inPractice(asked.practice, (tx) =>
    tx.db.assignment.findFirst({
      where: { id: asked.assignmentId },
      select: { pinTries: true, lockedAt: true },
    }),
  )
}

async function countResponses(asked: AskedForm): Promise<number> {
  return inPractice(asked.practice, (tx) => tx.db.response.count({ where: { assignmentId: asked.assignmentId } }))
}
