import { describe, expect, it } from 'vitest'
import { renewLink, revokeAssignment } from '@/lib/assignments/commands/links'
import { messagesFor } from '@/lib/domain/messages/catalogue'
import { findForm, type Question } from '@/lib/domain/respondent-steps'
import { answerAll, askForm, openForm } from '@/lib/testing/asked-form'
import { inPractice } from '@/lib/testing/practice-fixture'
import { RespondentBrowser, readHeading, readSubmitFields } from '@/lib/testing/respondent-browser'

const DAY = 86_400_000

const ANSWER_OF: Record<Question['kind'], string | string[]> = {
  referent: 'partner',
  contact: 'often',
  statement: '3',
  rating: '2',
  text: 'A walk by the river',
  kinds: ['emotional', 'mental'],
  'yes-no': 'yes',
  private: 'yes',
}

describe('the way through a form, without JavaScript', () => {
  it('goes from the button to Thank you, and the answers are where the clinician reads them', async () => {
    const asked = await askForm({ isPinAsked: true })
    const browser = new RespondentBrowser()
    const gate = await browser.get(`/q/${asked.secret}`)
    expect(gate.html).not.toMatch(/Wren|Olive|name="assignment"/)
    expect(readHeading((await browser.post(`/q/${asked.secret}`)).html)).toBe('Enter your PIN')
    const intro = await browser.post('/q/pin', { pin: asked.pin })
    expect(intro.html).toContain('Olive, and one colleague')
    expect(intro.html).not.toContain('Owner')
    const first = await browser.post('/q/form')
    expect(readHeading(first.html)).toBe(messagesFor('en').question.referent)
    await answerAll(browser, '3')
    const review = await browser.get('/q/review')
    expect(review.html).toContain('Often')
    const thanks = await browser.post('/q/review', readSubmitFields(review.html))
    expect(readHeading(thanks.html)).toBe('Thank you')
    expect(browser.cookie).toBeNull()
    const stored = await inPractice(asked.practice, (tx) =>
      tx.db.response.findMany({
        where: { assignmentId: asked.assignmentId },
        select: { answers: true, source: true, pickedKind: true, contact: true },
      }),
    )
    expect(stored).toHaveLength(1)
    expect(stored[0]).toMatchObject({ source: 'link', pickedKind: 'partner', contact: 'often' })
    expect(Object.values(stored[0]?.answers as Record<string, number>)).toEqual(Array(10).fill(3))
  })

  it('takes a whole check-in, words sealed, and asks for the talk that was wished for', async () => {
    const asked = await askForm({ formId: 'check-in' })
    const browser = await openForm(asked)
    for (const { number, question } of findForm('check-in', '1')?.questions ?? []) {
      const moved = await browser.postOnly(`/q/form/${number}`, { answer: ANSWER_OF[question.kind] })
      expect([number, moved.status]).toEqual([number, 303])
    }
    const review = await browser.get('/q/review')
    expect((await browser.post('/q/review', readSubmitFields(review.html))).status).toBe(200)
    await inPractice(asked.practice, async (tx) => {
      const stored = await tx.db.checkIn.findFirst({ where: { assignmentId: asked.assignmentId } })
      expect(stored).toMatchObject({
        mood: 2,
        boundaryKinds: ['mental', 'emotional'],
        timeForSelf: true,
        safeToDisagree: 3,
        wantsPrivateTalk: true,
        pickedKind: 'partner',
      })
      expect(Buffer.from(stored?.goingWellSealed ?? []).toString('utf8')).not.toContain('walk')
      expect(await tx.db.flag.count({ where: { sourceId: stored?.id ?? '', code: 'PRIVATE_TALK' } })).toBe(1)
    })
  })

  it('loaded fifty times by a mail scanner, the link opens for the person all the same', async () => {
    const asked = await askForm()
    const scanner = new RespondentBrowser()
    for (let turn = 0; turn < 50; turn += 1) expect((await scanner.get(`/q/${asked.secret}`)).status).toBe(200)
    const before = await inPractice(asked.practice, (tx) =>
      tx.db.assignment.findFirst({ where: { id: asked.assignmentId }, select: { openedAt: true } }),
    )
    expect(before?.openedAt).toBeNull()
    expect(scanner.cookie).toBeNull()
    const person = new RespondentBrowser()
    expect(readHeading((await person.post(`/q/${asked.secret}`)).html)).toBe('Before you begin')
  })

  it('skips, goes back, and comes back to what was changed from the review page', async () => {
    const browser = await openForm(await askForm())
    expect(readHeading((await browser.get('/q/form')).html)).toBe('Before you begin')
    const missing = await browser.post('/q/form/3', {})
    expect(missing.status).toBe(422)
    expect(missing.html).toContain('role="alert"')
    expect((await browser.postOnly('/q/form/3', { answer: 'skip' })).to).toBe('/q/form/4')
    expect((await browser.postOnly('/q/form/4', { answer: '1', go: 'back' })).to).toBe('/q/form/3')
    expect((await browser.get('/q/form/4')).html).toMatch(/checked="" value="1"|value="1"[^>]*checked/)
    expect((await browser.postOnly('/q/form/4?from=review', { answer: '0' })).to).toBe('/q/review')
    const review = await browser.get('/q/review')
    expect(review.html).toContain('Skipped')
    expect(review.html).toContain('href="/q/form/4?from=review"')
    expect(review.html).not.toContain('Send answers')
  })

  it('shows nothing of an earlier sitting when it is opened anew without a PIN', async () => {
    const asked = await askForm()
    const first = await openForm(asked)
    await first.postOnly('/q/form/1', { answer: 'partner', hint: 'Zebedee' })
    await first.postOnly('/q/form/3', { answer: '4' })
    expect((await first.get('/q/form/1')).html).toContain('Zebedee')
    const second = await openForm(asked)
    for (const address of ['/q/form', '/q/form/1', '/q/form/3', '/q/review']) {
      const { html } = await second.get(address)
      expect(html).not.toMatch(/Zebedee|checked=|Almost always<\/em>|<em>Partner/)
    }
    // It goes on where the first stopped, and keeps what the first answered.
    expect((await second.postOnly('/q/form')).to).toBe('/q/form/2')
    expect((await second.get('/q/review')).html).toContain('<em>Answered</em>')
  })

  it('shows them again to whoever gave the PIN', async () => {
    const asked = await askForm({ isPinAsked: true })
    const first = await openForm(asked, { isPinGiven: true })
    await first.postOnly('/q/form/3', { answer: '4' })
    const second = await openForm(asked, { isPinGiven: true })
    expect((await second.get('/q/form/3')).html).toContain('checked=')
    // A third browser without it sees the PIN page wherever it goes, and saves nothing.
    const third = await openForm(asked)
    for (const address of ['/q/form', '/q/form/3', '/q/review']) {
      expect(readHeading((await third.get(address)).html)).toBe('Enter your PIN')
    }
    third.assignment = asked.assignmentId
    expect((await third.postOnly('/q/form/3/save', { answer: '0' })).status).toBe(403)
    expect((await third.postOnly('/q/form/3', { answer: '0' })).to).toBe('/q/pin')
  })

  it('keeps the draft when the link is renewed', async () => {
    const asked = await askForm()
    const browser = await openForm(asked)
    await browser.postOnly('/q/form/1', { answer: 'partner', hint: '' })
    await browser.postOnly('/q/form/2', { answer: 'often' })
    const renewed = await inPractice(asked.practice, (tx) =>
      renewLink(tx, { assignmentId: asked.assignmentId, expiresInDays: 7 }),
    )
    expect(readHeading((await browser.get('/q/form/3')).html)).toBe('This page has closed')
    const old = await new RespondentBrowser().post(`/q/${asked.secret}`)
    expect([old.status, readHeading(old.html)]).toEqual([410, 'A newer link opens this form'])
    const again = await openForm({ ...asked, secret: renewed.secret })
    expect((await again.postOnly('/q/form')).to).toBe('/q/form/3')
  })
})

describe('what ends it', () => {
  it('a form taken back while someone sits at it', async () => {
    const asked = await askForm()
    const browser = await openForm(asked)
    await answerAll(browser)
    const review = await browser.get('/q/review')
    await inPractice(asked.practice, (tx) => revokeAssignment(tx, { assignmentId: asked.assignmentId }))
    const sent = await browser.post('/q/review', readSubmitFields(review.html))
    expect([sent.status, readHeading(sent.html)]).toEqual([410, 'This form was taken back'])
    expect((await browser.postOnly('/q/form/3/save', { answer: '1' })).status).toBe(410)
    const reopened = await new RespondentBrowser().post(`/q/${asked.secret}`)
    expect(readHeading(reopened.html)).toBe('This form was taken back')
    await expectResponses(asked, 0)
  })

  it('the last day of the link', async () => {
    const asked = await askForm({ now: new Date(Date.now() - 20 * DAY) })
    const opened = await new RespondentBrowser().post(`/q/${asked.secret}`)
    expect(opened.status).toBe(410)
    expect(opened.html).toMatch(/It was open until \d+ \w+/)
    const asked2 = await askForm()
    const browser = await openForm(asked2)
    await inPractice(asked2.practice, (tx) =>
      tx.db.assignment.updateMany({
        where: { id: asked2.assignmentId },
        data: { expiresAt: new Date(Date.now() - 1) },
      }),
    )
    for (const reply of [await browser.get('/q/form/3'), await browser.postOnly('/q/form/3/save', { answer: '1' })]) {
      expect(reply.status).toBe(410)
    }
  })

  it('half an hour without a sign; a sign keeps it', async () => {
    const asked = await askForm()
    const browser = await openForm(asked)
    const idle = (minutes: number) =>
      inPractice(asked.practice, (tx) =>
        tx.db.respondentSession.updateMany({
          where: { assignmentId: asked.assignmentId },
          data: { lastSeenAt: new Date(Date.now() - minutes * 60_000) },
        }),
      )
    await idle(29)
    expect((await browser.get('/q/form/3')).status).toBe(200)
    await idle(0.5)
    expect((await browser.get('/q/form/3')).status).toBe(200)
    await idle(31)
    const ended = await browser.get('/q/form/3')
    expect([ended.status, readHeading(ended.html)]).toEqual([401, 'This page has closed'])
    expect(browser.cookie).toBeNull()
  })

  it('Leave now: an empty page, the neutral site, and the draft kept', async () => {
    const asked = await askForm()
    const browser = await openForm(asked)
    await browser.postOnly('/q/form/3', { answer: '2' })
    const token = browser.cookie
    const left = await browser.postOnly('/q/leave')
    expect(left.status).toBe(200)
    expect(left.headers.get('refresh')).toBe('0;url=https://www.bbc.co.uk/weather')
    expect(left.html).toMatch(/<body><\/body>/)
    expect(browser.cookie).toBeNull()
    browser.cookie = token
    expect(readHeading((await browser.get('/q/form/3')).html)).toBe('This page has closed')
    const again = await openForm(asked)
    expect((await again.get('/q/review')).html).toContain('<em>Answered</em>')
  })

  it('Leave now sent by the script as the page goes', async () => {
    const asked = await askForm()
    const browser = await openForm(asked)
    const token = browser.cookie
    await browser.send('/q/leave', 'POST', new URLSearchParams({ assignment: asked.assignmentId }), {
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    })
    browser.cookie = token
    expect((await browser.get('/q/form/3')).status).toBe(401)
  })

  it('after it was sent, the link and every address say so and show nothing', async () => {
    const asked = await askForm()
    const browser = await openForm(asked)
    await answerAll(browser)
    const token = browser.cookie
    await browser.post('/q/review', readSubmitFields((await browser.get('/q/review')).html))
    const opened = await new RespondentBrowser().post(`/q/${asked.secret}`)
    expect([opened.status, readHeading(opened.html)]).toEqual([410, 'This form has been sent'])
    browser.cookie = token
    for (const address of ['/q/form', '/q/form/3', '/q/review']) {
      const { html, status } = await browser.get(address)
      expect([status, readHeading(html)]).toEqual([410, 'This form has been sent'])
    }
    await expectResponses(asked, 1)
  })
})

async function expectResponses(asked: Awaited<ReturnType<typeof askForm>>, count: number): Promise<void> {
  const found = await inPractice(asked.practice, (tx) =>
    tx.db.response.count({ where: { assignmentId: asked.assignmentId } }),
  )
  expect(found).toBe(count)
}
