import { decodeSessionCookie, sessionCookieName } from '@/lib/auth/session-cookie'
import { findSession } from '@/lib/auth/session-rows'
import { identityDb } from '@/lib/db/identity-db'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { assignForm, type SentForm } from './forms'
import { expect, PASSWORD, type Page, test } from './house'

const NAME = 'Ada Larkin'
/** A page as HTML, and as the payloads that navigation and prefetching fetch. */
const SHAPES: Record<string, string>[] = [{}, { RSC: '1' }, { RSC: '1', 'Next-Router-Prefetch': '1' }]
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** What a curious client must not come across: everything of the practice, though not what the program calls its pages. */
async function expectNothing(practice: PracticeFixture, text: string, where: string): Promise<void> {
  const words = [NAME, practice.name, practice.owner.name, practice.owner.email, practice.owner.membershipId]
  for (const word of words) expect(text, where).not.toContain(word)
}

async function handOver(page: Page, form: SentForm): Promise<void> {
  await page.goto(`/clients/${form.clientId}`)
  await press(page, 'Hand over')
  await page.getByRole('dialog').getByRole('button', { name: 'Hand over', exact: true }).click()
  await expect(page).toHaveURL(/\/q\/form$/)
}

/** Moves the clock of the browser's session, as it stands in the database. */
async function age(page: Page, data: { lastSeenAt?: Date; expiresAt?: Date; createdAt?: Date }): Promise<void> {
  const cookie = (await page.context().cookies()).find(({ name }) => name === sessionCookieName())
  const token = (await decodeSessionCookie(cookie?.value)) ?? ''
  await identityDb(async (tx) => {
    const row = await findSession(tx, token)
    await tx.db.session.updateMany({ where: { id: row?.id ?? '' }, data })
  })
}

test.describe('a curious client with the clinician’s device', () => {
  test.setTimeout(120_000)

  // Developer tools are on every laptop: what was pressed before can be copied and sent again.
  test('sends the buttons of before once more, and reaches nothing', async ({ page, signIn }) => {
    const practice = await makePractice({ password: PASSWORD })
    const form = await assignForm(practice)
    await signIn(practice.owner)
    await page.goto('/caseload')
    const search = page.waitForRequest(
      (request) => request.method() === 'POST' && Boolean(request.headers()['next-action']),
    )
    await page.getByRole('searchbox').first().fill('Ada')
    const sent = await search
    const again = async () => {
      const { 'next-action': action = '', 'content-type': type = '' } = sent.headers()
      const headers = {
        'Next-Action': action,
        'Content-Type': type,
        Origin: new URL(sent.url()).origin,
        Accept: 'text/x-component',
      }
      const answer = await page.request.post(sent.url(), {
        headers,
        data: sent.postDataBuffer() ?? '',
        maxRedirects: 0,
      })
      return answer.text()
    }
    expect(await again(), 'the same request finds her while the device is the clinician’s').toContain(NAME)
    await handOver(page, form)
    const refused = await again()
    expect(refused).toContain('HANDED_OVER')
    await expectNothing(practice, refused, 'the button pressed again')
    for (const path of ['/session/touch', '/session/lock', '/session/switch', '/sign-out', '/session/hand-over']) {
      const answer = await page.request.post(path, { headers: { Origin: new URL(sent.url()).origin }, form: form })
      expect(answer.status(), path).toBe(423)
    }
    await page.goto('/in-use')
    await expect(heading(page)).toHaveText('This device is in use')
  })

  test('finds nothing in what the browser keeps: cache, storage, source, other tabs', async ({
    page,
    context,
    signIn,
  }) => {
    const practice = await makePractice({ password: PASSWORD })
    const form = await assignForm(practice)
    await signIn(practice.owner)
    const seen = ['/home', '/caseload', `/clients/${form.clientId}`, `/clients/${form.clientId}/edit`]
    for (const path of seen) await page.goto(path)
    await handOver(page, form)
    const after = await context.newPage()
    for (const path of seen) {
      await after.goto(path)
      await expect(heading(after)).toHaveText('This device is in use')
    }
    // Before anything is asked of the cache: what is asked for there would be kept by it.
    for (let step = 0; step < 6; step += 1) {
      await page.goBack().catch(() => null)
      if (page.url() === 'about:blank') break
      await expect(page).toHaveTitle(/^(In use|Questionnaire)$/)
      await expectNothing(practice, await page.content(), page.url())
    }
    const kept = await after.evaluate(
      async ({ paths, shapes }) => {
        const found: string[] = [
          JSON.stringify(localStorage),
          JSON.stringify(sessionStorage),
          document.cookie,
          window.name,
        ]
        for (const path of paths) {
          for (const cache of ['force-cache', 'only-if-cached'] as const) {
            for (const headers of shapes) {
              found.push(
                await fetch(path, { cache, headers, mode: 'same-origin' }).then(
                  (r) => r.text(),
                  () => '',
                ),
              )
            }
          }
        }
        for (const name of await caches.keys()) found.push(name)
        for (const { name = '' } of await indexedDB.databases()) found.push(name)
        return found.join('\n')
      },
      { paths: seen, shapes: SHAPES },
    )
    await expectNothing(practice, kept, 'what the browser keeps')
    // No field there is one a browser fills by itself.
    await after.goto('/in-use')
    const filled = await after
      .locator('input:not([type=hidden])')
      .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('autocomplete')))
    expect(filled).toEqual(['new-password'])
  })

  // Fifteen idle minutes lock a clinician's screen; a client who answers slowly is not met by a lock, nor by the practice.
  test('after an idle hour finds the same page, and the form is still there to finish', async ({ page, signIn }) => {
    const practice = await makePractice({ password: PASSWORD })
    const form = await assignForm(practice)
    await signIn(practice.owner)
    await handOver(page, form)
    await age(page, { lastSeenAt: new Date(Date.now() - 3_600_000) })
    await page.goto('/q/form/3')
    await page.getByRole('radio', { name: 'Often' }).check()
    await press(page, 'Continue')
    await expect(page).toHaveURL(/\/q\/form\/4$/)
    for (const path of ['/caseload', '/locked', '/sign-in']) {
      await page.goto(path)
      await expect(heading(page)).toHaveText('This device is in use')
    }
  })

  test('after twelve hours, or with the cookies cleared, meets a sign-in page that names nobody', async ({
    page,
    signIn,
    newVisitor,
  }) => {
    const practice = await makePractice({ password: PASSWORD })
    const form = await assignForm(practice)
    await signIn(practice.owner)
    await handOver(page, form)
    await age(page, { expiresAt: new Date(Date.now() - 1000) })
    for (const path of ['/home', '/caseload', `/clients/${form.clientId}`, '/in-use', '/locked']) {
      await page.goto(path)
      await expect(page, path).toHaveURL(/\/sign-in$/)
      await expectNothing(practice, await page.content(), path)
    }
    await signIn(practice.owner)
    const second = await assignForm(practice, { clientId: form.clientId })
    await page.goto(`/clients/${form.clientId}`)
    await page.getByRole('button', { name: 'Hand over', exact: true }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hand over', exact: true }).click()
    await expect(page).toHaveURL(/\/q\/form$/)
    await page.context().clearCookies()
    for (const path of ['/', '/home', `/clients/${form.clientId}`, '/in-use', '/locked', '/q/form']) {
      await page.goto(path)
      await expectNothing(practice, await page.content(), path)
      await expect(page.getByLabel('E-mail address').or(page.getByText('This page has closed'))).toBeVisible()
      const address = page.getByLabel('E-mail address')
      if (await address.count()) await expect(address).toHaveValue('')
    }
    void second
    // Whoever guesses the password there is stopped as anywhere.
    const visitor = await newVisitor()
    const statuses = []
    for (let turn = 0; turn < 11; turn += 1) {
      const { csrfToken } = JSON.parse((await visitor.get('/api/auth/csrf')).body) as { csrfToken: string }
      const fields = { csrfToken, email: practice.owner.email, password: `guess number ${turn} of many` }
      statuses.push((await visitor.post('/api/auth/callback/credentials', fields)).body.includes('TOO_MANY'))
    }
    expect(statuses).toEqual([...Array(10).fill(false), true])
  })

  test('tries ten passwords and no more, whatever address the browser claims', async ({ page, signIn, baseURL }) => {
    const practice = await makePractice({ password: PASSWORD })
    const form = await assignForm(practice)
    await signIn(practice.owner)
    await handOver(page, form)
    const statuses: number[] = []
    for (let turn = 0; turn < 11; turn += 1) {
      const headers = { Origin: baseURL ?? '', 'X-Forwarded-For': `203.0.113.${turn}` }
      const answer = await page.request.post('/unlock', { headers, form: { password: `guess number ${turn}` } })
      statuses.push(answer.status())
    }
    expect(statuses).toEqual([...Array(10).fill(400), 429])
    await page.goto('/in-use')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await press(page, 'Take the device back')
    await expect(page.getByRole('alert').filter({ hasText: /\w/ }).first()).toContainText(/wait|later|many/i)
    await page.goto('/caseload')
    await expect(heading(page)).toHaveText('This device is in use')
    const record = await inPractice(practice, (tx) =>
      tx.db.auditEvent.count({ where: { action: 'session.taken-back' } }),
    )
    expect(record).toBe(0)
  })
})
