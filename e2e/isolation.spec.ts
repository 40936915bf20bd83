import type { APIRequestContext } from 'playwright/test'
import { makePopulatedPractice, type PopulatedPractice } from '@/lib/testing/populated-practice'
import { expect, test } from './house'
import { addressOf, listRoutes, type Route, valuesOf } from './routes'

/** Ids that no practice has: what the other practice's ids must look like from outside. */
const NOBODY = '01890000-0000-7000-8000-000000000000'

type Shape = { name: string; headers: Record<string, string> }

/** A page comes as HTML, and as the flight payload that navigation and prefetching fetch. */
const SHAPES: Shape[] = [
  { name: 'HTML', headers: {} },
  { name: 'flight payload', headers: { RSC: '1' } },
  { name: 'prefetch', headers: { RSC: '1', 'Next-Router-Prefetch': '1' } },
  {
    name: 'segment prefetch',
    headers: { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
  },
]

/** Everything of a practice that must never reach another: its words, people and ids. */
function canariesOf(practice: PopulatedPractice): string[] {
  const { clientId, responseId, checkInId, draftNoteId, signedNoteId, referentId } = practice.ids
  return [
    practice.canary,
    practice.name,
    practice.owner.email,
    practice.owner.membershipId,
    ...[clientId, responseId, checkInId, draftNoteId, signedNoteId, referentId],
  ]
}

async function look(request: APIRequestContext, address: string, shape: Shape) {
  const query = shape.headers.RSC ? `${address.includes('?') ? '&' : '?'}_rsc=canary` : ''
  const answer = await request.get(`${address}${query}`, { headers: shape.headers, maxRedirects: 5 })
  return { status: answer.status(), body: await answer.text() }
}

/** What was found of a practice in a body, apart from the ids that were asked for and so stand in the address. */
function findCanaries(body: string, practice: PopulatedPractice, asked: string): string[] {
  return canariesOf(practice).filter((canary) => !asked.includes(canary) && body.includes(canary))
}

function listPrivatePages(): Route[] {
  return listRoutes().filter((route) => route.isPrivate && route.methods.includes('GET'))
}

test.describe('two practices side by side', () => {
  test('neither finds anything of the other, in any page or payload', async ({ page, signIn }) => {
    test.setTimeout(240_000)
    const mine = await makePopulatedPractice('Wagtail')
    const theirs = await makePopulatedPractice('Kingfisher')
    await signIn(mine.owner)
    const faults: string[] = []
    let looked = 0
    for (const route of listPrivatePages()) {
      for (const shape of SHAPES) {
        const values = route.pattern.includes('[') ? valuesOf(theirs) : valuesOf(mine)
        const address = addressOf(route, values)
        const seen = await look(page.request, address, shape)
        looked += 1
        const found = findCanaries(seen.body, theirs, address)
        if (found.length > 0) faults.push(`${route.pattern} as ${shape.name} shows ${found.join(', ')}`)
      }
    }
    expect(faults).toEqual([])
    expect(looked).toBeGreaterThan(15)
  })

  // The same answer for a stranger's client, a client that never was and a word that is no id.
  test('another’s id, an unknown id and no id at all are the same 404', async ({ page, signIn }) => {
    test.setTimeout(180_000)
    const mine = await makePopulatedPractice('Dunnock')
    const theirs = await makePopulatedPractice('Goldcrest')
    await signIn(mine.owner)
    const faults: string[] = []
    for (const route of listPrivatePages().filter((each) =>
      /\[(client|note|response|checkIn|member)/.test(each.pattern),
    )) {
      const own = valuesOf(mine)
      const asks = {
        theirs: valuesOf(theirs),
        nobody: Object.fromEntries(
          Object.keys(own).map((name) => [name, name.endsWith('Id') ? NOBODY : (own[name] ?? '')]),
        ),
        malformed: Object.fromEntries(
          Object.keys(own).map((name) => [name, name.endsWith('Id') ? "x'--" : (own[name] ?? '')]),
        ),
        overlong: Object.fromEntries(
          Object.keys(own).map((name) => [name, name.endsWith('Id') ? 'a'.repeat(900) : (own[name] ?? '')]),
        ),
      }
      for (const [name, values] of Object.entries(asks)) {
        const seen = await look(page.request, addressOf(route, { ...values, formId: 'cta-10' }), SHAPES[0] as Shape)
        if (seen.status !== 404) faults.push(`${route.pattern} with ${name}: ${seen.status}`)
      }
      const ownPage = await look(page.request, addressOf(route, own), SHAPES[0] as Shape)
      if (ownPage.status !== 200 && route.kind === 'page')
        faults.push(`${route.pattern} with its own: ${ownPage.status}`)
    }
    expect(faults).toEqual([])
  })

  // The search would find a leak: each practice does see its own.
  test('each sees its own on the same pages', async ({ page, signIn }) => {
    const mine = await makePopulatedPractice('Redstart')
    await signIn(mine.owner)
    for (const shape of SHAPES.slice(0, 2)) {
      for (const path of ['/home', '/caseload', `/clients/${mine.ids.clientId}`]) {
        const { status, body } = await look(page.request, path, shape)
        expect(status, path).toBe(200)
        expect(body.includes(mine.canary), `${path} as ${shape.name}`).toBe(true)
      }
    }
  })

  test('a link of one practice opens nothing of the other, whoever is signed in', async ({ page, signIn }) => {
    const mine = await makePopulatedPractice('Siskin')
    const theirs = await makePopulatedPractice('Brambling')
    await signIn(mine.owner)
    const gate = await look(page.request, `/q/${theirs.secret}`, SHAPES[0] as Shape)
    expect(findCanaries(gate.body, theirs, '')).toEqual([])
    expect(findCanaries(gate.body, mine, '')).toEqual([])
  })
})
