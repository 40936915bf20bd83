import { beforeAll, describe, expect, it } from 'vitest'
import { newToken } from '@/lib/crypto/tokens'
import { type AskedForm, askForm, openForm } from '@/lib/testing/asked-form'
import { inPractice } from '@/lib/testing/practice-fixture'
import { RespondentBrowser, readHeading } from '@/lib/testing/respondent-browser'

const POSTS = ['/q/form', '/q/form/3', '/q/form/3/save', '/q/review', '/q/pin']

describe('what no page of ours sends', () => {
  let asked: AskedForm
  let browser: RespondentBrowser
  beforeAll(async () => {
    asked = await askForm()
    browser = await openForm(asked)
  })

  it.each(['', 'null', 'https://elsewhere.example', 'http://127.0.0.1'])(
    'a POST from “%s” changes nothing',
    async (origin) => {
      for (const address of [...POSTS, '/q/leave', `/q/${asked.secret}`]) {
        const reply = await browser.postOnly(address, { answer: '1' }, { origin })
        expect([address, reply.status, reply.to]).toEqual([address, 403, null])
      }
      expect(await countDraft(asked)).toBe(0)
      expect((await browser.get('/q/form/3')).status).toBe(200)
    },
  )

  it.each([
    ['JSON', '{"answer":"1"}', 'application/json'],
    ['plain text', 'answer=1', 'text/plain'],
    ['nothing said', 'answer=1', ''],
    ['a broken multipart', '--x\r\nfoo', 'multipart/form-data; boundary=y'],
    ['a multipart without a boundary', 'foo', 'multipart/form-data'],
  ])('%s is told it could not be read', async (_name, body, type) => {
    for (const address of POSTS) {
      const reply = await browser.send(address, 'POST', body, { 'content-type': type })
      expect([address, reply.status]).toEqual([address, 400])
      expect(readHeading(reply.html)).toBe('That did not reach us in one piece')
    }
  })

  it('half a megabyte and more is cut off, whatever length it claims', async () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode(`answer=${'x'.repeat(65_536)}&`))
      },
    })
    const reply = await browser.send('/q/form/3', 'POST', body, { 'content-type': 'application/x-www-form-urlencoded' })
    expect(reply.status).toBe(400)
  })

  it.each([
    ['an answer out of range', { answer: '5' }, 422],
    ['a negative one', { answer: '-1' }, 422],
    ['a long number', { answer: '0'.repeat(40) }, 422],
    ['two answers', { answer: ['1', '2'] }, 400],
    ['an item by name', { BND1: '3' }, 400],
    ['a hint where none is asked', { answer: '1', hint: 'x' }, 400],
    ['another direction', { answer: '1', go: 'sideways' }, 400],
    ['a NUL byte', { answer: '1\0' }, 400],
    ['a prototype', { __proto__x: '1', constructor: '1' }, 400],
    ['a thousand fields', Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`f${at}`, 'x'])), 400],
  ])('%s is refused', async (_name, fields, status) => {
    expect((await browser.postOnly('/q/form/3', fields)).status).toBe(status)
    expect((await browser.postOnly('/q/form/3/save', fields)).status).toBe(400)
    expect(await countDraft(asked)).toBe(0)
  })

  it.each(['/q/form/999', '/q/form/-1', '/q/form/x', '/q/form/0', '/q/form/1e3', '/q/form/%00', '/q/form/99999999999'])(
    '%s is no question',
    async (address) => {
      for (const reply of [await browser.get(address), await browser.postOnly(address, { answer: '1' })]) {
        expect(reply.status).toBe(404)
        expect(readHeading(reply.html)).toBe('This link does not open a form')
      }
      expect((await browser.postOnly(`${address}/save`, { answer: '1' })).status).toBe(404)
    },
  )

  it.each<Record<string, string>>([
    { key: 'x', revision: '0' },
    { key: crypto.randomUUID(), revision: '-1' },
    { key: crypto.randomUUID() },
    {},
  ])('a submit of %j is refused', async (fields) => {
    expect((await browser.postOnly('/q/review', fields)).status).toBe(400)
  })

  it('a submit that carries answers of its own is refused: they come from the draft', async () => {
    const sent = await browser.postOnly('/q/review', { key: crypto.randomUUID(), revision: '0', BND1: '4' })
    expect(sent.status).toBe(400)
  })
})

describe('who is not at this form', () => {
  it.each(['', 'x', newToken(), '../../etc/passwd', '%00'])('the cookie “%s” opens nothing', async (cookie) => {
    const browser = new RespondentBrowser()
    browser.cookie = cookie
    for (const address of ['/q/form', '/q/form/3', '/q/review', '/q/pin']) {
      const reply = await browser.get(address)
      expect([reply.status, readHeading(reply.html)]).toEqual([401, 'This page has closed'])
    }
    expect((await browser.postOnly('/q/form/3/save', { answer: '1' })).status).toBe(401)
  })

  it('a page left open under another link cannot write into this form', async () => {
    const [one, other] = [await askForm(), await askForm()]
    const browser = await openForm(one)
    const page = await browser.get('/q/form/3')
    const second = await openForm(other)
    browser.cookie = second.cookie
    browser.assignment = /name="assignment" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    for (const address of POSTS) {
      const reply = await browser.postOnly(address, { answer: '1' })
      expect([address, reply.status, readHeading(reply.html)]).toEqual([address, 403, 'This page has closed'])
    }
    expect(browser.cookie).not.toBeNull()
    expect([await countDraft(one), await countDraft(other)]).toEqual([0, 0])
  })

  it('a POST that names no assignment is refused', async () => {
    const browser = await openForm(await askForm())
    browser.assignment = ''
    for (const address of POSTS) expect((await browser.postOnly(address, { answer: '1' })).status).toBe(403)
  })

  it('secrets that are not known look alike, however close', async () => {
    const asked = await askForm()
    const near = asked.secret.slice(0, -1) + (asked.secret.endsWith('A') ? 'Q' : 'A')
    const pages = []
    for (const secret of [near, newToken()]) {
      const gate = await new RespondentBrowser().get(`/q/${secret}`)
      const opened = await new RespondentBrowser().post(`/q/${secret}`)
      expect([gate.status, opened.status]).toEqual([200, 404])
      pages.push(gate.html.replaceAll(secret, ''), opened.html)
    }
    expect(pages.slice(0, 2)).toEqual(pages.slice(2))
    // A known link's page before the button differs by nothing but its own secret.
    const known = await new RespondentBrowser().get(`/q/${asked.secret}`)
    expect(known.html.replaceAll(asked.secret, '')).toBe(pages[0])
  })

  it('guesses are stopped by where they come from, and nobody else is', async () => {
    const from = { 'x-forwarded-for': `203.0.113.${Math.floor(Math.random() * 250)}, ${newToken().slice(0, 20)}` }
    const guess = () => new RespondentBrowser().postOnly(`/q/${newToken()}`, {}, from)
    const statuses = []
    for (let turn = 0; turn < 61; turn += 1) statuses.push((await guess()).status)
    expect(statuses.slice(0, 60).every((status) => status === 404)).toBe(true)
    expect(statuses[60]).toBe(429)
    const asked = await askForm()
    expect((await new RespondentBrowser().postOnly(`/q/${asked.secret}`, {}, from)).status).toBe(303)
  })
})

it('headers as long as they come are no fault of ours', async () => {
  const long = 'x'.repeat(5000)
  const browser = new RespondentBrowser()
  const reply = await browser.postOnly(`/q/${newToken()}`, {}, { 'x-forwarded-for': long, 'x-request-id': long })
  expect(reply.status).toBe(404)
  browser.cookie = long
  expect((await browser.get('/q/form')).status).toBe(401)
})

describe('words as people write them', () => {
  it('a text of 100,000 characters comes back with what is wrong, and nothing of it is lost', async () => {
    const asked = await askForm({ formId: 'check-in' })
    const browser = await openForm(asked)
    const text = 'word '.repeat(20_000)
    const number = await findTextStep(browser)
    const reply = await browser.postOnly(`/q/form/${number}`, { answer: text })
    expect(reply.status).toBe(422)
    expect(reply.html).toContain(text.trim())
    expect(await countDraft(asked)).toBe(0)
    expect((await browser.postOnly(`/q/form/${number}/save`, { answer: text })).status).toBe(400)
  })

  it('emoji, right-to-left text and markup are kept as typed, sealed, and shown as text', async () => {
    const asked = await askForm({ formId: 'check-in' })
    const browser = await openForm(asked)
    const number = await findTextStep(browser)
    const text = 'שלום 👩‍👧 <script>alert(1)</script> "quoted" & more'
    await browser.postOnly(`/q/form/${number}`, { answer: text })
    const { html } = await browser.get(`/q/form/${number}`)
    expect(html).toContain('שלום 👩‍👧 &lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &amp; more')
    const rows = await inPractice(asked.practice, (tx) =>
      tx.db.draftField.findMany({ where: { assignmentId: asked.assignmentId } }),
    )
    expect(JSON.stringify(rows)).not.toContain('quoted')
    expect(rows).toHaveLength(1)
  })
})

/** The first question of a check-in that is answered in words. */
async function findTextStep(browser: RespondentBrowser): Promise<number> {
  for (let number = 1; number < 20; number += 1) {
    if ((await browser.get(`/q/form/${number}`)).html.includes('<textarea')) return number
  }
  throw new Error('no question takes words')
}

async function countDraft(asked: AskedForm): Promise<number> {
  return inPractice(asked.practice, (tx) => tx.db.draftField.count({ where: { assignmentId: asked.assignmentId } }))
}
