import type { APIResponse } from 'playwright/test'
import { makePopulatedPractice } from '@/lib/testing/populated-practice'
import { expect, test } from './house'
import { addressOf, listRoutes, valuesOf } from './routes'

/** What every answer says, whoever asks and whatever comes back. */
const EVERYWHERE: Record<string, RegExp> = {
  'referrer-policy': /^same-origin$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'strict-transport-security': /^max-age=\d{8,}/,
  'cross-origin-opener-policy': /^same-origin$/,
}

function readPolicy(answer: APIResponse): Map<string, string> {
  const parts = (answer.headers()['content-security-policy'] ?? '').split(';').map((part) => part.trim())
  return new Map(parts.filter(Boolean).map((part) => [part.split(' ')[0] ?? '', part]))
}

test.describe('what every answer carries', () => {
  test('security headers and a policy, on every route, signed in or not', async ({ page, request, signIn }) => {
    const practice = await makePopulatedPractice('Header')
    await signIn(practice.owner)
    const faults: string[] = []
    for (const route of listRoutes()) {
      const address = addressOf(route, valuesOf(practice))
      for (const [who, client] of [
        ['a stranger', request],
        ['its owner', page.request],
      ] as const) {
        const answer = await client.get(address, { maxRedirects: 0 })
        const say = (fault: string) => faults.push(`${route.pattern} (${answer.status()}, ${who}): ${fault}`)
        if (answer.status() >= 500 && answer.status() !== 503) say('answers with a fault of ours')
        for (const [name, wanted] of Object.entries(EVERYWHERE)) {
          if (!wanted.test(answer.headers()[name] ?? '')) say(`${name} is ${answer.headers()[name]}`)
        }
        if (answer.headers()['x-powered-by']) say('says what it is powered by')
        const policy = readPolicy(answer)
        if (route.kind === 'page' || route.pattern.startsWith('/q/[')) {
          if (!policy.get('frame-ancestors')?.includes("'none'")) say('may be framed')
          if (!policy.get('default-src')) say('has no policy')
          if (/unsafe-inline/.test(policy.get('script-src') ?? '')) say('lets inline scripts run')
        }
        const isShown = answer.status() === 200 && route.isPrivate && who === 'its owner'
        if (isShown && !/no-store/.test(answer.headers()['cache-control'] ?? '')) {
          say(`may be stored: ${answer.headers()['cache-control']}`)
        }
        if (route.isPrivate && who === 'a stranger' && answer.status() === 200) say('opens to a stranger')
      }
    }
    expect(faults).toEqual([])
  })

  // On https a cookie is bound to its host by name; on loopback http browsers would drop such a name.
  test('cookies are for this host alone, out of reach of scripts', async ({ page, practice, signIn, baseURL }) => {
    await signIn(practice.owner)
    await page.goto('/caseload')
    await page.goto('/sign-out', { waitUntil: 'commit' }).catch(() => null)
    const isHttps = baseURL?.startsWith('https:') ?? false
    for (const cookie of await page.context().cookies()) {
      expect(cookie, cookie.name).toMatchObject({ httpOnly: true, path: '/', secure: isHttps })
      expect(['Lax', 'Strict']).toContain(cookie.sameSite)
      expect(cookie.name.startsWith('__Host-')).toBe(isHttps)
    }
  })

  test('a forged Host or X-Forwarded-Host makes no link of ours point elsewhere', async ({ request, practice }) => {
    void practice
    for (const path of ['/sign-in', '/caseload', '/', '/q/unknown']) {
      const answer = await request.get(path, { headers: { 'X-Forwarded-Host': 'evil.example' }, maxRedirects: 0 })
      expect(`${answer.headers().location ?? ''}${await answer.text()}`).not.toContain('evil.example')
    }
  })

  // Each page gets a nonce of its own; one used twice would be no secret.
  test('gives each page its own nonce', async ({ request }) => {
    const nonces = new Set<string>()
    for (let turn = 0; turn < 5; turn += 1) {
      const policy = readPolicy(await request.get('/sign-in'))
      nonces.add(/'nonce-([^']+)'/.exec(policy.get('script-src') ?? '')?.[1] ?? '')
    }
    expect(nonces.size).toBe(5)
    expect(nonces.has('')).toBe(false)
  })

  test('says in a word whether it is alive and ready', async ({ request }) => {
    expect((await request.get('/healthz')).status()).toBe(200)
    expect((await request.get('/readyz')).status()).toBe(200)
  })
})
