import { randomUUID } from 'node:crypto'
import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { POST as changePassword } from '@/app/(practice)/account/password/route'
import { GET as reportFile } from '@/app/(practice)/clients/[clientId]/report.pdf/route'
import { GET as sheetFile } from '@/app/(practice)/clients/[clientId]/sheet.pdf/route'
import * as nextAuth from '@/app/api/auth/[...nextauth]/route'
import { POST as handOverHere } from '@/app/session/hand-over/route'
import { POST as lock } from '@/app/session/lock/route'
import { POST as switchTo } from '@/app/session/switch/route'
import { POST as touch } from '@/app/session/touch/route'
import { POST as signOut } from '@/app/sign-out/route'
import { POST as unlock } from '@/app/unlock/route'
import { sittingCookieName } from '@/lib/auth/respondents'
import { decodeSessionCookie } from '@/lib/auth/session-cookie'
import { findSession } from '@/lib/auth/session-rows'
import { identityDb } from '@/lib/db/identity-db'
import type { FormAction } from '@/lib/domain/action-result'
import { env } from '@/lib/env'
import { practiceLoader } from '@/lib/server/practice-loader'
import { actWith, comeFrom } from '@/lib/testing/act-as'
import { type AskedForm, answerAll, askForm, openForm } from '@/lib/testing/asked-form'
import { inPractice, makePractice, makeSessionCookie, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { RespondentBrowser, readHeading, readSubmitFields } from '@/lib/testing/respondent-browser'

vi.mock('next/headers', async () => (await import('@/lib/testing/act-as')).nextHeaders)
vi.mock('next/cache', async () => (await import('@/lib/testing/act-as')).nextCache)

const PASSWORD = 'seven quiet herons walk'
const modules = import.meta.glob<Record<string, FormAction<unknown>>>('/app/**/actions.ts', { eager: true })
const actions = Object.values(modules).flatMap((exported) => Object.entries(exported))

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

async function press(handler: Handler, fields: Record<string, string> = {}, from = ''): Promise<Response> {
  comeFrom(from)
  const headers = { origin: env().origin, 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams(fields).toString()
  return handler(new Request(`${env().origin}/x`, { method: 'POST', headers, body }), { params: Promise.resolve({}) })
}

/** The practice's owner hands their device over for a new form; what their browser and the form's have then. */
async function handOver(practice: PracticeFixture, options: { isPinAsked?: boolean } = {}) {
  const asked = await askForm({ practice, ...options })
  const cookie = await makeSessionCookie(practice.owner)
  actWith(cookie.value)
  const answer = await press(handOverHere, { assignmentId: asked.assignmentId })
  const browser = new RespondentBrowser()
  browser.cookie =
    new RegExp(`${sittingCookieName()}=([^;]+)`).exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? null
  return { asked, answer, browser, session: cookie.value }
}

async function readSession(cookie: string) {
  const token = (await decodeSessionCookie(cookie)) ?? ''
  return identityDb((tx) => findSession(tx, token))
}

async function readPage() {
  return practiceLoader('clients:read', async () => 'a page of the practice').catch(
    (error: { digest?: string }) => error.digest ?? 'failed',
  )
}

describe('a device that was handed over', () => {
  let practice: PracticeFixture
  let asked: AskedForm
  beforeAll(async () => {
    practice = await makePractice({ password: PASSWORD })
    const handed = await handOver(practice)
    asked = handed.asked
    expect(handed.answer.status).toBe(200)
    expect(await handed.answer.json()).toEqual({ ok: true, value: { location: '/q/form' } })
    expect(handed.answer.headers.get('clear-site-data')).toBe('"cache"')
    expect((await readSession(handed.session))?.handedOverAt).toBeInstanceOf(Date)
  })

  // The address bar, Back, a bookmark, a reload, a second tab: each asks for a page.
  it('shows no page of the practice and makes none of its files', async () => {
    expect(await readPage()).toContain(';/in-use;')
    const context = { params: Promise.resolve({ clientId: asked.clientId }) }
    for (const file of [reportFile, sheetFile]) {
      const request = new Request(`${env().origin}/x`)
      await expect(file(request, context)).rejects.toMatchObject({ digest: expect.stringContaining(';/in-use;') })
    }
  })

  it('does nothing for any button of the practice', async () => {
    expect(actions.length).toBeGreaterThan(30)
    for (const [name, action] of actions) {
      const form = new FormData()
      form.set('clientId', asked.clientId)
      form.set('assignmentId', asked.assignmentId)
      expect(await action(null, form), name).toMatchObject({ ok: false, code: 'HANDED_OVER' })
    }
  })

  it('does nothing about the session, its password or another sign-in', async () => {
    for (const handler of [lock, touch, switchTo, signOut, changePassword, handOverHere]) {
      const answer = await press(handler, { practiceId: practice.practiceId })
      expect(answer.status).toBe(423)
      expect(await answer.json()).toMatchObject({ ok: false, code: 'HANDED_OVER' })
    }
    const address = `${env().origin}/api/auth/csrf`
    const csrf = { params: Promise.resolve({ nextauth: ['csrf'] }) }
    expect((await nextAuth.GET(new NextRequest(address), csrf)).status).toBe(423)
    const signIn = { params: Promise.resolve({ nextauth: ['callback', 'credentials'] }) }
    const headers = { origin: env().origin }
    expect((await nextAuth.POST(new NextRequest(address, { method: 'POST', headers }), signIn)).status).toBe(423)
  })

  it('stays so however long it lies about, and however often a page asks', async () => {
    const { session } = await handOver(practice)
    const row = await readSession(session)
    const long = new Date(Date.now() - 5 * 3_600_000)
    await identityDb((tx) => tx.db.session.updateMany({ where: { id: row?.id ?? '' }, data: { lastSeenAt: long } }))
    expect(await readPage()).toContain(';/in-use;')
    expect(await readSession(session)).toMatchObject({ lockedAt: null, lastSeenAt: long })
  })

  it('is taken back by the password alone, and the record says so', async () => {
    const { session } = await handOver(practice)
    const wrong = await press(unlock, { password: 'not this one at all' })
    expect(wrong.status).toBe(400)
    expect(await readPage()).toContain(';/in-use;')
    const right = await press(unlock, { password: PASSWORD })
    expect(await right.json()).toEqual({ ok: true, value: { location: '/home' } })
    expect(right.headers.get('set-cookie')).toMatch(new RegExp(`${sittingCookieName()}=;.*Max-Age=0`))
    expect(await readPage()).toBe('a page of the practice')
    const row = await readSession(session)
    const acts = await inPractice(practice, (tx) =>
      tx.db.auditEvent.findMany({ where: { subjectId: row?.id ?? '' }, orderBy: { id: 'asc' } }),
    )
    expect(acts.map((act) => act.action)).toEqual(['session.handed-over', 'session.taken-back'])
  })

  it('takes ten wrong passwords and then none, the right one included', async () => {
    const tired = await makePractice({ password: PASSWORD })
    await handOver(tired)
    for (let turn = 0; turn < 10; turn += 1) {
      expect((await press(unlock, { password: 'not this one at all' })).status).toBe(400)
    }
    expect((await press(unlock, { password: PASSWORD })).status).toBe(429)
    expect(await readPage()).toContain(';/in-use;')
  })

  // Whoever has the device can send any header they like: none of them makes new tries.
  it('counts those tries whatever address they claim to come from', async () => {
    const tired = await makePractice({ password: PASSWORD })
    await handOver(tired)
    const statuses: number[] = []
    for (let turn = 0; turn < 11; turn += 1) {
      statuses.push((await press(unlock, { password: 'not this one at all' }, `203.0.113.${turn}`)).status)
    }
    expect(statuses).toEqual([...Array(10).fill(400), 429])
    // Nobody else's device pays for it.
    await handOver(tired)
    expect((await press(unlock, { password: PASSWORD })).status).toBe(200)
  })

  it('after twelve hours is signed out: nothing but the password opens anything again', async () => {
    const { session } = await handOver(practice)
    const row = await readSession(session)
    const over = new Date(Date.now() - 1000)
    await identityDb((tx) => tx.db.session.updateMany({ where: { id: row?.id ?? '' }, data: { expiresAt: over } }))
    expect(await readPage()).toContain(';/sign-in;')
    expect((await press(unlock, { password: PASSWORD })).status).toBe(401)
    expect(await readPage()).toContain(';/sign-in;')
  })

  it('is a button in the demo, whose people have no password', async () => {
    await handOver(await makePractice({ isDemo: true }))
    expect(await readPage()).toContain(';/in-use;')
    expect((await press(unlock)).status).toBe(200)
    expect(await readPage()).toBe('a page of the practice')
  })

  it('is not handed over for a form of another practice, a closed one or none', async () => {
    const other = await askForm()
    actWith((await makeSessionCookie(practice.owner)).value)
    for (const assignmentId of [other.assignmentId, randomUUID()]) {
      expect((await press(handOverHere, { assignmentId })).status).toBe(404)
    }
    expect((await press(handOverHere, { assignmentId: 'x' })).status).toBe(400)
    expect(await readPage()).toBe('a page of the practice')
  })
})

describe('the form on a device that was handed over', () => {
  let practice: PracticeFixture
  beforeAll(async () => {
    practice = await makePractice()
  })

  it('asks no PIN, shows nothing of earlier sittings, and goes back to its owner once sent', async () => {
    const { asked, browser } = await handOver(practice, { isPinAsked: true })
    const intro = await browser.send('/q/form', 'GET', null)
    expect([intro.status, intro.to]).toEqual([200, null])
    expect(intro.html).toContain('data-leave="/in-use"')
    await answerAll(browser)
    const review = await browser.get('/q/review')
    const sent = await browser.postOnly('/q/review', readSubmitFields(review.html))
    expect(sent.to).toBe('/q/thanks')
    for (const address of ['/q/thanks', '/q/form', '/q/form/3', '/q/review']) {
      expect((await browser.send(address, 'GET', null)).to).toBe('/in-use?after=sent')
    }
    const stored = await inPractice(practice, (tx) =>
      tx.db.response.findMany({ where: { assignmentId: asked.assignmentId }, select: { source: true } }),
    )
    expect(stored).toEqual([{ source: 'handover' }])
  })

  it('does not show what was answered on the client’s own phone', async () => {
    const asked = await askForm({ practice })
    const phone = await openForm(asked)
    await phone.postOnly('/q/form/1', { answer: 'partner', hint: 'Kestrel' })
    actWith((await makeSessionCookie(practice.owner)).value)
    const answer = await press(handOverHere, { assignmentId: asked.assignmentId })
    const browser = new RespondentBrowser()
    browser.cookie = /=([A-Za-z0-9_-]{43})/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? null
    for (const address of ['/q/form/1', '/q/review']) {
      const page = await browser.get(address)
      expect(page.status).toBe(200)
      expect(page.html).not.toContain('Kestrel')
    }
  })

  // Another site would show where its owner has been.
  it('Leave now leads to the neutral page here, and the form stays closed', async () => {
    const { browser } = await handOver(practice)
    const left = await browser.postOnly('/q/leave')
    expect(left.headers.get('refresh')).toBe('0;url=/in-use')
    expect((await browser.send('/q/form', 'GET', null)).to).toBe('/in-use')
    expect((await browser.send('/q/leave', 'POST', new URLSearchParams())).headers.get('refresh')).toBe('0;url=/in-use')
  })

  it('elsewhere the same form asks its PIN as before', async () => {
    const { asked } = await handOver(practice, { isPinAsked: true })
    expect(readHeading((await new RespondentBrowser().post(`/q/${asked.secret}`)).html)).toBe('Enter your PIN')
  })
})
