import { inPractice } from '@/lib/testing/practice-fixture'
import { makeSetUpLink } from './entry-links'
import { addNamedClient } from './forms'
import { expect, PASSWORD, type Page, test } from './house'
import { addressOf, listRoutes } from './routes'

const NAMES = ['Zoë 🌿 O’Hara-Ñuñez', 'عمر خالد', 'שלומית', '王小明', '"><img src=x onerror=alert(1)>', '‮gnihtemos']

async function addOnly(page: Page, name: string) {
  await page.goto('/caseload?sheet=add')
  const add = page.getByRole('dialog')
  await add.getByLabel('Name', { exact: true }).fill(name)
  await add.getByRole('button', { name: 'Add only' }).click()
  return add
}

test.describe('addresses typed by hand', () => {
  // Old bookmarks and mistyped addresses still show the table.
  test('a caseload address with nonsense in it shows the caseload', async ({ page, practice, signIn }) => {
    await addNamedClient(practice, 'Ada Larkin')
    await signIn(practice.owner)
    for (const query of [
      'sort=password_hash',
      'sort=-client;drop%20table%20client',
      'page=-1',
      'page=0',
      'page=999999999999',
      'page=NaN',
      'tab=everything',
      'only=nothing&only=mine',
      'clinician=not-an-id',
      'clinician=01890000-0000-7000-8000-000000000000',
      'columns=%00',
      'size=100000',
      `only=${'x'.repeat(4000)}`,
      '%E0%A4%A=%',
    ]) {
      const answer = await page.request.get(`/caseload?${query}`)
      expect(answer.status(), query).toBe(200)
      expect(await answer.text(), query).toContain('Caseload')
    }
    await page.goto('/caseload?sort=password_hash&page=-1')
    await expect(page.getByRole('row').filter({ hasText: 'Ada Larkin' })).toBeVisible()
  })

  test('a client’s page with nonsense in its query shows the client', async ({ page, practice, signIn }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await signIn(practice.owner)
    for (const query of ['scores-sort=x', 'notes-sort=x&notes-kind=y&notes-by=z', 'result=x', 'sheet=x', 'cite=x']) {
      const answer = await page.request.get(`/clients/${clientId}?${query}`)
      expect(answer.status(), query).toBe(200)
    }
  })

  // A name is a person: it never stands in an address that history, proxies and logs keep.
  test('a search keeps the name out of the address', async ({ page, practice, signIn }) => {
    await addNamedClient(practice, 'Ada Larkin')
    await addNamedClient(practice, 'Ben Moss')
    await signIn(practice.owner)
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(decodeURIComponent(request.url())))
    await page.goto('/caseload')
    await page.getByRole('searchbox', { name: 'Search these clients by name' }).fill('lark')
    await expect(page.getByRole('row').filter({ hasText: 'Ben Moss' })).toHaveCount(0)
    await expect(page.getByRole('row').filter({ hasText: 'Ada Larkin' })).toBeVisible()
    expect(addresses.filter((address) => address.includes('lark'))).toEqual([])
  })
})

test.describe('what people type', () => {
  test('names of every alphabet are kept as typed, and never run', async ({ page, practice, signIn }) => {
    await signIn(practice.owner)
    page.on('dialog', (dialog) => expect(dialog.message(), 'a script ran').toBe(''))
    for (const name of NAMES) {
      await addOnly(page, name)
      await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible()
    }
    await page.goto('/caseload')
    for (const name of NAMES) await expect(page.getByRole('rowheader', { name })).toBeVisible()
  })

  test('no name, a blank one and one of 100,000 letters: words beside the field, and what was typed stays', async ({
    page,
    practice,
    signIn,
  }) => {
    await signIn(practice.owner)
    for (const name of ['', '   ', 'x'.repeat(100_000)]) {
      const add = await addOnly(page, name)
      await expect(add.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible()
      await expect(add.getByRole('button', { name: 'Add only' })).toBeEnabled()
    }
    expect(await inPractice(practice, (tx) => tx.db.client.count())).toBe(0)
  })

  // A header smuggled in, a letter that only looks like one, a line that never ends: the browser lets them all through.
  test('addresses that are none are said so, and nothing is kept or sent', async ({ page, practice, signIn }) => {
    await signIn(practice.owner)
    for (const [address, words] of [
      ['not an address', '@'],
      ['a@b.example\u2028Bcc: all@b.example', '@'],
      ['a@b.example, all@b.example', '@'],
      ['a@\u212aite.example', '@'],
      [`${'x'.repeat(10_000)}@b.example`, 'Shorten this to 254 characters or fewer'],
    ] as const) {
      // A sheet opened anew each time: the words of the press before must not stand in for those of this one.
      await page.goto('/caseload?sheet=add')
      const add = page.getByRole('dialog')
      await add.getByLabel('Name', { exact: true }).fill('Ada')
      await add.getByLabel('E-mail, any time').check()
      const field = add.getByLabel('E-mail address')
      // A field for addresses mends what is typed into it before anybody else sees it.
      await field.evaluate((element) => {
        element.setAttribute('type', 'text')
        element.removeAttribute('maxlength')
      })
      await field.fill(address)
      await add.getByRole('button', { name: 'Add and send', exact: true }).click()
      await expect(add.getByRole('alert').filter({ hasText: words }), address.slice(0, 40)).toBeVisible()
      await expect(add.getByLabel('Name', { exact: true })).toHaveValue('Ada')
      await expect(add.getByRole('button', { name: 'Add and send', exact: true })).toBeEnabled()
    }
    const kept = await inPractice(practice, async (tx) => (await tx.db.client.count()) + (await tx.db.message.count()))
    expect(kept).toBe(0)
  })

  // The list has none of these; a page kept from an older machine, or one that was tampered with, may.
  test('a time zone that does not exist is said so, and the practice keeps its own', async ({
    page,
    practice,
    signIn,
  }) => {
    await signIn(practice.owner)
    await page.goto('/practice')
    const form = page.locator('form', { has: page.getByLabel('Time zone') })
    await form.getByLabel('Time zone').evaluate((list) => list.append(new Option('Mars', 'Mars/Olympus')))
    await form.getByLabel('Time zone').selectOption('Mars/Olympus')
    await form.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(form.getByText('Choose a time zone from the list').first()).toBeVisible()
    const kept = await inPractice(practice, (tx) => tx.db.practice.findFirst({ select: { timeZone: true } }))
    expect(kept).toEqual({ timeZone: 'Europe/London' })
  })

  test('nor does setting up take one: nothing is made, and the link is still good', async ({ request, baseURL }) => {
    const link = await makeSetUpLink()
    const email = `${crypto.randomUUID()}@practice.example`
    const form = {
      ...{ practiceName: 'Heron House', country: 'GB', locale: 'en-GB', readingPromiseDays: '3' },
      ...{ name: 'Ines Calder', email, password: PASSWORD, timeZone: 'Mars/Olympus' },
    }
    const headers = { Origin: new URL(baseURL ?? '').origin }
    const send = (fields: typeof form) => request.post(`${link}/create`, { form: fields, headers, maxRedirects: 0 })
    const refused = await send(form)
    expect(refused.ok()).toBe(false)
    expect(await refused.text()).toContain('Choose a time zone from the list')
    expect(await (await send({ ...form, timeZone: 'Europe/London' })).text()).not.toContain('fieldErrors')
    expect((await request.get('/home', { maxRedirects: 0 })).status()).toBe(200)
  })
})

test.describe('requests that no page of ours sends', () => {
  const posts = listRoutes().filter((route) => route.methods.includes('POST') && !route.pattern.startsWith('/q'))
  const values = { token: 'a'.repeat(43), nextauth: 'callback/credentials', formId: 'cta-10', step: '1' }

  for (const origin of [null, 'https://elsewhere.example']) {
    test(`a POST from ${origin ?? 'nowhere'} is refused on every handler`, async ({ page, practice, signIn }) => {
      await signIn(practice.owner)
      const faults: string[] = []
      for (const route of posts) {
        const answer = await page.request.post(addressOf(route, values), {
          form: { email: 'x@y.example', password: 'x' },
          headers: origin ? { Origin: origin } : {},
          maxRedirects: 0,
        })
        if (answer.status() !== 403) faults.push(`${route.pattern}: ${answer.status()}`)
      }
      expect(faults).toEqual([])
    })
  }

  test('bodies of another kind get a clear answer on every handler', async ({ page, practice, signIn, baseURL }) => {
    await signIn(practice.owner)
    const faults: string[] = []
    for (const route of posts.filter((each) => !/sign-out|session\/lock/.test(each.pattern))) {
      for (const [type, data] of [
        ['application/json', '{"a":1}'],
        ['text/plain', 'x'],
        ['multipart/form-data; boundary=x', '--x\r\nbroken'],
        ['application/x-www-form-urlencoded', `password=${'x'.repeat(1_000_000)}`],
        ['application/x-www-form-urlencoded', 'password=%00&email=%00&__proto__=1'],
      ] as const) {
        const answer = await page.request.post(addressOf(route, values), {
          data,
          headers: { Origin: new URL(baseURL ?? '').origin, 'Content-Type': type },
          maxRedirects: 0,
        })
        if (answer.status() >= 500) faults.push(`${route.pattern} with ${type}: ${answer.status()}`)
      }
    }
    expect(faults).toEqual([])
  })

  test('a made-up server action does nothing', async ({ page, practice, signIn, baseURL }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await signIn(practice.owner)
    const before = await inPractice(practice, (tx) =>
      tx.db.auditEvent.count({ where: { action: { not: 'client.opened' } } }),
    )
    for (const id of ['00'.repeat(21), 'x', '../../etc']) {
      const answer = await page.request.post(`/clients/${clientId}`, {
        data: '[]',
        headers: {
          Origin: new URL(baseURL ?? '').origin,
          'Next-Action': id,
          'Content-Type': 'text/plain;charset=UTF-8',
        },
      })
      expect(answer.status()).toBeGreaterThanOrEqual(400)
    }
    expect(
      await inPractice(practice, (tx) => tx.db.auditEvent.count({ where: { action: { not: 'client.opened' } } })),
    ).toBe(before)
  })
})
