import { assignForm, readStored, revokeForm } from './forms'
import { expect, test } from './house'
import { type Answer, assignmentOf, type Fields, follow, open, type Visitor } from './visitor'

const LONG = 'x'.repeat(100_000)

/** A refusal a person can read: a status of theirs, a page of ours, and nothing of the machine. */
function expectClear(answer: Answer, statuses: number[]) {
  expect(statuses, `${answer.path} ${answer.body.slice(0, 300)}`).toContain(answer.status)
  expect(answer.body).toMatch(/<h1>|^$/)
  expect(answer.body).not.toMatch(/P20\d\d|prisma|postgres|node_modules|TypeError|undefined|\[object/)
  expect(answer.headers['cache-control']).toMatch(/no-store/)
}

/** Answers CTA-10 whole and stops at the last page. */
async function answerAll(visitor: Visitor, secret: string): Promise<Answer> {
  let page = await open(visitor, secret)
  page = await follow(visitor, await visitor.press(page, 'Begin'))
  page = await follow(visitor, await visitor.press(page, 'Continue', { answer: 'partner', go: 'next' }))
  page = await follow(visitor, await visitor.press(page, 'Continue', { answer: 'often', go: 'next' }))
  for (let item = 0; item < 10; item += 1) {
    page = await follow(visitor, await visitor.press(page, 'Continue', { answer: String(item % 5), go: 'next' }))
  }
  return follow(visitor, await visitor.press(page, 'Continue', { go: 'next' }))
}

test.describe('links that open nothing', () => {
  test('unknown, malformed and half ones say so, and look alike', async ({ newVisitor }) => {
    const visitor = await newVisitor()
    for (const secret of ['x'.repeat(43), 'short', '%00', '..%2f..', 'a'.repeat(5000), '%F0%9F%92%A5', "'--"]) {
      expectClear(await visitor.post(`/q/${secret}`, {}), [400, 404, 414])
    }
    expectClear(await visitor.get('/q/x/y/z'), [404])
    expectClear(await visitor.get('/q'), [404])
  })

  // Someone without the secret sees the same page for every link; the browser never tells them apart.
  test('the page before the button is the same for every link', async ({ newVisitor, practice }) => {
    const visitor = await newVisitor()
    const live = await assignForm(practice)
    const revoked = await assignForm(practice)
    await revokeForm(practice, revoked)
    const expired = await assignForm(practice, { now: new Date(Date.now() - 40 * 86_400_000) })
    const pages = await Promise.all(
      [live, revoked, expired, { secret: 'y'.repeat(43) }].map(async ({ secret }) =>
        (await visitor.get(`/q/${secret}`)).body.replaceAll(secret, 'SECRET'),
      ),
    )
    expect(new Set(pages).size).toBe(1)
  })

  test('expired, revoked and spent ones tell whoever holds them why', async ({ newVisitor, practice }) => {
    const visitor = await newVisitor()
    const expired = await assignForm(practice, { now: new Date(Date.now() - 40 * 86_400_000) })
    const answer = await visitor.post(`/q/${expired.secret}`, {})
    expectClear(answer, [410])
    expect(answer.body).toContain('This link has run out')
    const revoked = await assignForm(practice)
    await revokeForm(practice, revoked)
    const taken = await visitor.post(`/q/${revoked.secret}`, {})
    expectClear(taken, [410])
    expect(taken.body).toContain('This form was taken back')
    const spent = await assignForm(practice)
    const other = await newVisitor()
    await other.press(await answerAll(other, spent.secret), 'Send answers')
    const again = await visitor.post(`/q/${spent.secret}`, {})
    expectClear(again, [410])
    expect(again.body).toContain('This form has been sent')
  })

  // Mail scanners: HEAD and GET, many times, before the person comes.
  test('looking at a link fifty times leaves it open', async ({ newVisitor, practice, request }) => {
    const form = await assignForm(practice)
    for (let turn = 0; turn < 25; turn += 1) {
      expect((await request.head(`/q/${form.secret}`)).status()).toBe(200)
      expect((await request.get(`/q/${form.secret}`)).status()).toBe(200)
    }
    expect((await open(await newVisitor(), form.secret)).body).toContain('Before you begin')
  })
})

test.describe('answers that no page of ours sends', () => {
  test('out of range, unknown, doubled, of another kind: refused, and what was saved stays', async ({
    newVisitor,
    practice,
  }) => {
    const visitor = await newVisitor()
    const form = await assignForm(practice)
    const intro = await open(visitor, form.secret)
    const assignment = assignmentOf(intro)
    await visitor.post('/q/form/3', { assignment, answer: '4', go: 'next' })
    const before = await readStored(practice, form)
    expect(Object.keys(before.draft)).toHaveLength(1)
    for (const answer of ['5', '-1', '1.5', 'NaN', '4 ', '٣', 'often', '1e0', '', LONG, 'a\0b', '💥']) {
      const refused = await visitor.post('/q/form/3', { assignment, answer, go: 'next' })
      expectClear(refused, [400, 413, 422])
    }
    const bodies: Fields[] = [
      { answer: ['1', '2'] },
      { answer: '1', STR10: '0' },
      { answer: '1', go: 'everywhere' },
      { item: 'BND1', answer: '1' },
      { answer: '1', hint: 'x' },
      { 'answer[__proto__]': '1' },
      { __proto__x: '1', constructor: '1' },
    ]
    for (const fields of bodies) {
      expectClear(await visitor.post('/q/form/3', { assignment, ...fields }), [400, 422])
    }
    for (const step of ['99', '0', '-1', '1e1', 'x', '%00', '../review', '3/save/more']) {
      expect((await visitor.post(`/q/form/${step}`, { assignment, answer: '1' })).status).toBeLessThan(500)
    }
    expect(await readStored(practice, form)).toEqual(before)
  })

  test('texts of 100,000 characters and NUL bytes come back with words, nothing cut or lost', async ({
    newVisitor,
    practice,
  }) => {
    const visitor = await newVisitor()
    const form = await assignForm(practice, { instrumentId: 'check-in' })
    const assignment = assignmentOf(await open(visitor, form.secret))
    const goingWell = '/q/form/6'
    expectClear(await visitor.post(goingWell, { assignment, answer: LONG, go: 'next' }), [400, 413, 422])
    expectClear(await visitor.post(goingWell, { assignment, answer: 'a\0b', go: 'next' }), [400, 422])
    expectClear(
      await visitor.post('/q/form/1', { assignment, answer: 'partner', hint: LONG, go: 'next' }),
      [400, 413, 422],
    )
    expect((await readStored(practice, form)).draft).toEqual({})
    const kept = 'Ünïcode 👩‍👩‍👧 שלום مرحبا <b>&amp;</b> "quoted"\nsecond line'
    expect((await visitor.post(goingWell, { assignment, answer: kept, go: 'next' })).status).toBe(303)
    const page = await visitor.get(goingWell)
    expect(page.body).toContain('Ünïcode 👩‍👩‍👧 שלום مرحبا &lt;b&gt;&amp;amp;&lt;/b&gt;')
  })

  for (const [name, type, raw] of [
    ['JSON', 'application/json', '{"answer":"1"}'],
    ['plain text', 'text/plain', 'answer=1'],
    ['no type worth the name', 'x', 'answer=1'],
    [
      'a form that breaks off',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="answer"',
    ],
    ['a form without its boundary', 'multipart/form-data', 'answer=1'],
    ['bytes', 'application/octet-stream', '\u0000\u0001'],
    ['broken escapes', 'application/x-www-form-urlencoded', 'answer=%E0%A4%A&assignment=%'],
  ] as const) {
    test(`a body of another kind: ${name}`, async ({ newVisitor, practice }) => {
      const visitor = await newVisitor()
      const form = await assignForm(practice)
      await open(visitor, form.secret)
      for (const path of ['/q/form/3', '/q/form/3/save', '/q/form', '/q/review', `/q/${form.secret}`]) {
        const answer = await visitor.post(path, {}, { contentType: type, raw })
        expect(answer.status, path).toBeLessThan(500)
        expect(answer.status, path).toBeGreaterThanOrEqual(path === `/q/${form.secret}` ? 303 : 400)
      }
      expect((await readStored(practice, form)).draft).toEqual({})
    })
  }

  test('a form sent from elsewhere, or from nowhere, is refused before anything else', async ({
    newVisitor,
    practice,
  }) => {
    const visitor = await newVisitor()
    const form = await assignForm(practice)
    const assignment = assignmentOf(await open(visitor, form.secret))
    for (const origin of [null, 'null', 'https://elsewhere.example', 'http://127.0.0.1']) {
      for (const path of [
        '/q/form/3',
        '/q/form/3/save',
        '/q/form',
        '/q/review',
        '/q/pin',
        '/q/leave',
        `/q/${form.secret}`,
      ]) {
        const answer = await visitor.post(path, { assignment, answer: '1' }, { origin })
        expect(answer.status, `${path} from ${origin}`).toBe(403)
      }
    }
    expect((await readStored(practice, form)).draft).toEqual({})
  })
})

test.describe('one browser, one assignment', () => {
  test('a page left open under another link writes into neither', async ({ newVisitor, practice }) => {
    const visitor = await newVisitor()
    const first = await assignForm(practice)
    const second = await assignForm(practice)
    const old = assignmentOf(await open(visitor, first.secret))
    const now = assignmentOf(await open(visitor, second.secret))
    expect(old).not.toBe(now)
    const crossed = await visitor.post('/q/form/3', { assignment: old, answer: '4', go: 'next' })
    expectClear(crossed, [403])
    expectClear(await visitor.post('/q/form/3', { answer: '4', go: 'next' }), [403])
    expect((await readStored(practice, first)).draft).toEqual({})
    expect((await readStored(practice, second)).draft).toEqual({})
  })

  test('without its cookie, or with a made-up one, every page says how to go on', async ({ newVisitor }) => {
    const visitor = await newVisitor()
    for (const path of ['/q/form', '/q/form/3', '/q/review', '/q/pin']) {
      expectClear(await visitor.get(path), [401])
      expectClear(await visitor.post(path, { assignment: crypto.randomUUID(), answer: '1' }), [401])
    }
  })

  test('revoked while being answered: a clear page, and nothing is taken', async ({ newVisitor, practice }) => {
    const visitor = await newVisitor()
    const form = await assignForm(practice)
    const review = await answerAll(visitor, form.secret)
    await revokeForm(practice, form)
    const answer = await visitor.press(review, 'Send answers')
    expectClear(answer, [401, 410])
    expect(await readStored(practice, form)).toMatchObject({ responses: 0, isCompleted: false })
  })
})

test.describe('sent once', () => {
  test('two presses at the same moment are one submission, both thanked', async ({ newVisitor, practice }) => {
    for (let turn = 0; turn < 5; turn += 1) {
      const visitor = await newVisitor()
      const form = await assignForm(practice)
      const review = await answerAll(visitor, form.secret)
      const answers = await Promise.all(Array.from({ length: 8 }, () => visitor.press(review, 'Send answers')))
      for (const answer of answers) {
        expect(answer.status, answer.body.slice(0, 300)).toBe(303)
        expect(answer.location).toContain('/q/thanks')
      }
      expect(await readStored(practice, form)).toMatchObject({ responses: 1, isCompleted: true, draft: {} })
    }
  })

  test('sent from two browsers at once: one is thanked, the other hears why not', async ({ newVisitor, practice }) => {
    const form = await assignForm(practice)
    const [first, second] = [await newVisitor(), await newVisitor()]
    await answerAll(first, form.secret)
    await open(second, form.secret)
    const pages = await Promise.all([first.get('/q/review'), second.get('/q/review')])
    const answers = await Promise.all([first.press(pages[0], 'Send answers'), second.press(pages[1], 'Send answers')])
    expect(answers.filter((answer) => answer.location.includes('/q/thanks'))).toHaveLength(1)
    for (const answer of answers) expect(answer.status).toBeLessThan(500)
    expect(await readStored(practice, form)).toMatchObject({ responses: 1, isCompleted: true })
  })

  test('a page that lags behind the draft leads back to look once more', async ({ newVisitor, practice }) => {
    const visitor = await newVisitor()
    const form = await assignForm(practice)
    const review = await answerAll(visitor, form.secret)
    const assignment = assignmentOf(review)
    await visitor.post('/q/form/3', { assignment, answer: '4', go: 'next' })
    const stale = await follow(visitor, await visitor.press(review, 'Send answers'))
    expect(stale.body).toContain('Check your answers')
    expect(stale.body).toContain('Something changed')
    expect((await readStored(practice, form)).responses).toBe(0)
    const sent = await visitor.press(stale, 'Send answers')
    expect(sent.location).toContain('/q/thanks')
  })

  test('made-up keys and revisions are refused', async ({ newVisitor, practice }) => {
    const visitor = await newVisitor()
    const form = await assignForm(practice)
    const assignment = assignmentOf(await answerAll(visitor, form.secret))
    const bodies: Fields[] = [
      {},
      { key: 'x', revision: '1' },
      { key: crypto.randomUUID(), revision: '-1' },
      { key: crypto.randomUUID(), revision: '99999999999999999999' },
      { key: crypto.randomUUID(), revision: '1', answers: '{}' },
      { key: '\0', revision: '\0' },
    ]
    for (const fields of bodies) {
      expectClear(await visitor.post('/q/review', { assignment, ...fields }), [400])
    }
    expect((await readStored(practice, form)).responses).toBe(0)
  })
})
