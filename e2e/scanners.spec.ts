import { inPractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { asVisitor, forEachOf } from './crowd'
import { assignForm, assignWithPin } from './forms'
import { expect, type Page, test } from './house'
import { type Answer, follow, open, type Visitor } from './visitor'

const LINKS = 200
const LOOKS = 50
const AT_ONCE = 8
const PEOPLE_AT_ONCE = 4

/** Mail scanners, link previews and safe-browsing services load a link before the client does, some of them often. */
async function scanByRequests(url: string): Promise<string[]> {
  const faults: string[] = []
  const look = async (method: 'HEAD' | 'GET') => {
    const answer = await fetch(url, { method, redirect: 'manual' })
    const body = await answer.text()
    if (answer.status !== 200) faults.push(`${method} answers ${answer.status}`)
    if (answer.headers.has('set-cookie')) faults.push(`${method} sets a cookie`)
    if (method === 'HEAD' && body !== '') faults.push('HEAD has a body')
  }
  await look('HEAD')
  for (let turn = 0; turn < LOOKS; turn += 1) await look('GET')
  return faults
}

/** A scanner that is a browser: it runs what the page brings, then asks for every address that stands in it. */
async function scanByBrowser(page: Page, url: string, seen: Set<string>): Promise<void> {
  await page.goto(url, { waitUntil: 'load' })
  const found = await page
    .locator('[href], [src], [action], [formaction]')
    .evaluateAll((elements) =>
      elements.flatMap((element) =>
        ['href', 'src', 'action', 'formaction'].map((name) => element.getAttribute(name) ?? ''),
      ),
    )
  const addresses = [...new Set(found)].filter((address) => address.startsWith('/') && !seen.has(address))
  expect(addresses, 'the form of the page itself').toContain(new URL(url).pathname)
  for (const address of addresses) {
    seen.add(address)
    expect((await page.request.get(address, { maxRedirects: 0 })).status(), address).toBeLessThan(500)
  }
}

/** Opens a link by its button, up to the first page behind it. A busy server is asked again, as people do. */
async function openSoon(person: Visitor, secret: string): Promise<Answer> {
  let first: Answer | undefined
  await expect(async () => {
    first = await follow(person, await open(person, secret))
    expect(first.status).toBe(200)
  }).toPass()
  return first as Answer
}

/** All that a visit could have left behind. */
function readTraces(practice: PracticeFixture) {
  return inPractice(practice, async (tx) => ({
    opened: await tx.db.assignment.count({ where: { openedAt: { not: null } } }),
    sittings: await tx.db.respondentSession.count(),
    audited: await tx.db.auditEvent.count({ where: { actorKind: 'respondent' } }),
    wrongPins: await tx.db.assignment.count({ where: { pinTries: { gt: 0 } } }),
    ended: await tx.db.link.count({ where: { endedAt: { not: null } } }),
    stopped: await tx.db.safeContact.count({ where: { stoppedAt: { not: null } } }),
  }))
}

test(`${LINKS} links, each scanned by HEAD, GET ${LOOKS} times and a browser, all open for the person after`, async ({
  page,
  playwright,
  practice,
  baseURL,
}) => {
  test.setTimeout(600_000)
  const home = baseURL ?? ''
  const asked = await forEachOf(Array.from({ length: LINKS }), PEOPLE_AT_ONCE, async (_none, index) =>
    index % 2 === 0 ? assignWithPin(practice) : { ...(await assignForm(practice)), pin: null },
  )
  const urlOf = ({ secret }: { secret: string }) => `${home}/q/${secret}`

  const seen = new Set<string>()
  const [faults] = await Promise.all([
    forEachOf(asked, AT_ONCE, (form) => scanByRequests(urlOf(form))),
    forEachOf(asked, 1, (form) => scanByBrowser(page, urlOf(form), seen)),
  ])
  expect(faults.flat()).toEqual([])
  expect(await page.context().cookies(), 'a browser that only looked is nobody’s').toEqual([])
  expect(await readTraces(practice)).toEqual({ opened: 0, sittings: 0, audited: 0, wrongPins: 0, ended: 0, stopped: 0 })

  const opened = await forEachOf(asked, PEOPLE_AT_ONCE, (form) =>
    asVisitor(playwright.request, home, async (person) => {
      const first = await openSoon(person, form.secret)
      if (form.pin === null) return first
      return follow(person, await person.press(first, 'Continue', { pin: form.pin }))
    }),
  )
  const usable = opened.filter(({ status, body }) => status === 200 && body.includes('Before you begin'))
  expect(usable).toHaveLength(LINKS)
  expect(await readTraces(practice)).toMatchObject({ opened: LINKS, wrongPins: 0, ended: 0, stopped: 0 })
})
