import { randomBytes, randomInt } from 'node:crypto'
import { makeCode } from '@/lib/assignments/commands/codes'
import { CODE_ALPHABET, CODE_LENGTH } from '@/lib/domain/short-code'
import { inPractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { anyAddress, forEachOf } from './crowd'
import { assignForm, assignWithPin, type SentForm } from './forms'
import { expect, test } from './house'
import { type SecondServer, startSecondServer } from './second-server'
import { assignmentOf } from './visitor'

const LINKS = 20
const PINS_EACH = 400
const SECRETS = 1800
/** Few enough to leave the others their share of what an installation takes in a quarter of an hour. */
const CODES = 200
const TRIES = 5
const AT_ONCE = 6
const BUSY = 503
const COOKIE = /^[^=]+=[A-Za-z0-9_-]{43}/

type Reply = { status: number; location: string; cookie: string; body: string }

/** Two processes of one program behind a balancer: what one refuses, the other must not allow. */
let servers: SecondServer[]
let ownOrigin: string

// One after the other in one process of the runner: the two servers are started once.
test.describe.configure({ mode: 'default' })

test.beforeAll(async ({ buildFolder, serverEnv, baseURL }) => {
  test.setTimeout(120_000)
  ownOrigin = new URL(baseURL ?? '').origin
  const run = { buildFolder, serverEnv }
  servers = await Promise.all([startSecondServer(run), startSecondServer(run)])
})

test.afterAll(async () => {
  await Promise.all((servers ?? []).map((server) => server.stop()))
})

/** One request of somebody who guesses: now this server, now that, each time from another place. */
async function send(turn: number, path: string, options: { fields?: Record<string, string>; cookie?: string } = {}) {
  const { fields, cookie = '' } = options
  const answer = await fetch(`${servers[turn % servers.length]?.origin}${path}`, {
    method: fields ? 'POST' : 'GET',
    headers: { Origin: ownOrigin, 'X-Forwarded-For': anyAddress(), Cookie: cookie },
    body: fields ? new URLSearchParams(fields) : null,
    redirect: 'manual',
  })
  const reply: Reply = {
    status: answer.status,
    location: answer.headers.get('location') ?? '',
    cookie: COOKIE.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '',
    body: await answer.text(),
  }
  return reply
}

type Sitting = { cookie: string; assignment: string }

/** Opens a link at one of the servers and stops where the PIN is asked. A busy server is asked again, as people do. */
async function sitDown(turn: number, { secret }: SentForm): Promise<Sitting> {
  let cookie = ''
  await expect(async () => {
    cookie = (await send(turn, `/q/${secret}`, { fields: {} })).cookie
    expect(cookie).not.toBe('')
  }).toPass()
  const page = await send(turn, '/q/pin', { cookie })
  expect(page.body).toContain('name="pin"')
  return { cookie, assignment: assignmentOf({ ...page, path: '/q/pin', headers: {} }) }
}

function givePin(turn: number, { cookie, assignment }: Sitting, pin: string): Promise<Reply> {
  return send(turn, '/q/pin', { cookie, fields: { assignment, pin } })
}

/** Any PIN but the right one: a guess that hits proves nothing. */
function guessPin(right: string): string {
  const pin = String(randomInt(1_000_000)).padStart(6, '0')
  return pin === right ? guessPin(right) : pin
}

function guessCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')
}

/** What the database says was judged, per link. */
function readJudged(practice: PracticeFixture, { assignmentId }: SentForm) {
  return inPractice(practice, async (tx) => {
    const { pinTries, lockedAt } = await tx.db.assignment.findFirstOrThrow({ where: { id: assignmentId } })
    const judged = { subjectId: assignmentId, action: { startsWith: 'assignment.pin-' } }
    return {
      tries: pinTries,
      isLocked: lockedAt !== null,
      judged: await tx.db.auditEvent.count({ where: judged }),
      passed: await tx.db.respondentSession.count({ where: { assignmentId, pinPassedAt: { not: null } } }),
    }
  })
}

/** The kinds of answers given. "Come back later" is none: nothing was looked at. */
function kindsOf(replies: Reply[]): string[] {
  const judged = replies.filter(({ status }) => status !== BUSY)
  return [...new Set(judged.map(({ status, location }) => `${status} ${location}`.trim()))].sort()
}

test.describe('guessing over two processes', () => {
  test.setTimeout(360_000)

  test(`${LINKS * PINS_EACH} PINs: at most ${TRIES} judged per link, none passes, and the lock holds for the right one`, async ({
    practice,
  }) => {
    const asked = await forEachOf(Array.from({ length: LINKS }), 4, () => assignWithPin(practice))
    const replies = await forEachOf(asked, 4, async (form) => {
      const sittings = await Promise.all([sitDown(0, form), sitDown(1, form)])
      const turns = Array.from({ length: PINS_EACH })
      return forEachOf(turns, AT_ONCE, (_none, turn) => {
        const sitting = sittings[(turn >> 1) % 2] as Sitting
        return givePin(turn, sitting, guessPin(form.pin))
      })
    })
    expect(replies.flat()).toHaveLength(LINKS * PINS_EACH)
    expect(kindsOf(replies.flat())).toEqual(['303 /q/pin?try=again', '423'])
    for (const form of asked) {
      expect(await readJudged(practice, form)).toEqual({ tries: TRIES, isLocked: true, judged: TRIES, passed: 0 })
    }
  })

  test('the lock holds for the right PIN too, at either; one that is not locked opens at the other', async ({
    practice,
  }) => {
    const form = await assignWithPin(practice)
    const sitting = await sitDown(0, form)
    for (let turn = 0; turn < TRIES; turn += 1) await givePin(turn, sitting, guessPin(form.pin))
    for (const turn of [0, 1]) {
      expect((await givePin(turn, sitting, form.pin)).status).toBe(423)
      expect((await send(turn, `/q/${form.secret}`, { fields: {} })).status).toBe(423)
      expect((await send(turn, '/q/form', { cookie: sitting.cookie })).status).toBe(423)
    }
    const other = await assignWithPin(practice)
    const open = await sitDown(0, other)
    expect(await givePin(1, open, other.pin)).toMatchObject({ status: 303, location: '/q/form' })
    expect((await send(0, '/q/form', { cookie: open.cookie })).body).toContain('Before you begin')
  })

  test(`${SECRETS} secrets and ${CODES} codes: none opens anything`, async ({ practice }) => {
    const live = await forEachOf(Array.from({ length: LINKS }), 4, () => assignForm(practice))
    const codes = await inPractice(practice, async (tx) => {
      const made: string[] = []
      for (const form of live) made.push((await makeCode(tx, form)).code)
      return made
    })
    const secrets = await forEachOf(Array.from({ length: SECRETS }), 16, (_none, turn) =>
      send(turn, `/q/${randomBytes(32).toString('base64url')}`, { fields: {} }),
    )
    expect(kindsOf(secrets)).toEqual(['404'])
    const typed = await forEachOf(Array.from({ length: CODES }), 16, (_none, turn) => {
      const code = guessCode()
      return send(turn, '/q/code', { fields: { code: codes.includes(code) ? '' : code } })
    })
    expect(kindsOf(typed)).toEqual(['422'])
    expect([...secrets, ...typed].filter(({ cookie }) => cookie !== '')).toEqual([])
    expect(await inPractice(practice, (tx) => tx.db.respondentSession.count())).toBe(0)
  })
})
