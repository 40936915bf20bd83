import { makePopulatedPractice } from '@/lib/testing/populated-practice'
import { makePractice } from '@/lib/testing/practice-fixture'
import { findFaults, findFaultsInBothThemes } from './axe'
import { assignForm, fillDraft, readStored } from './forms'
import { expect, PASSWORD, type Page, test } from './house'
import { sendForm } from './respondent'
import { addressOf, listRoutes, valuesOf } from './routes'

const NAME = 'Ada Larkin'
/** A page as HTML, and as the payloads that navigation and prefetching fetch. */
const SHAPES: Record<string, string>[] = [{}, { RSC: '1' }, { RSC: '1', 'Next-Router-Prefetch': '1' }]
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** From the client's file, by the button of the form's row. */
async function handOver(page: Page, clientId: string): Promise<void> {
  await page.goto(`/clients/${clientId}`)
  await press(page, 'Hand over')
  await page.getByRole('dialog').getByRole('button', { name: 'Hand over', exact: true }).click()
  await expect(page).toHaveURL(/\/q\/form$/)
  await expect(page).toHaveTitle('Questionnaire')
}

/** What can be seen is the neutral page or the form, and in neither stands anything of the practice. */
async function expectNothing(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/^(In use|Questionnaire)$/)
  const html = await page.content()
  for (const word of [NAME, 'Caseload', 'Sign out', 'Olive Owner']) expect(html, page.url()).not.toContain(word)
}

test.describe('a device in the hands of a client', () => {
  test.setTimeout(180_000)

  test('address bar, back, reload, second tab and bookmarks show nothing until the password', async ({
    page,
    context,
    signIn,
  }) => {
    const practice = await makePractice({ password: PASSWORD })
    const form = await assignForm(practice)
    await signIn(practice.owner)
    await page.goto('/home')
    await page.goto('/caseload')
    await expect(page.getByText(NAME).first()).toBeVisible()
    const second = await context.newPage()
    await second.goto(`/clients/${form.clientId}`)
    await expect(second.getByText(NAME).first()).toBeVisible()
    await handOver(page, form.clientId)
    // The tab that lay behind shows nothing of itself any more, without being touched.
    await expect(heading(second)).toHaveText('This device is in use')
    await expectNothing(second)
    for (let step = 0; step < 4; step += 1) {
      await second.goBack().catch(() => null)
      if (second.url() === 'about:blank') break
      await expectNothing(second)
    }
    for (let step = 0; step < 4; step += 1) {
      await page.goBack().catch(() => null)
      if (page.url() === 'about:blank') break
      await expectNothing(page)
    }
    for (const address of [
      '/',
      '/home',
      '/caseload',
      `/clients/${form.clientId}`,
      '/sign-in',
      '/locked',
      '/practice',
    ]) {
      await page.goto(address)
      await expect(heading(page)).toHaveText('This device is in use')
      await page.reload()
      await expectNothing(page)
    }
    await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('autocomplete', 'new-password')
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
    await page.getByRole('link', { name: 'Back to the form' }).click()
    await expect(page).toHaveURL(/\/q\/form$/)
    await page.goto('/in-use')
    await page.getByLabel('Password', { exact: true }).fill('not the password at all')
    await press(page, 'Take the device back')
    await expect(page.getByText('This is not your password').first()).toBeVisible()
    await page.goto('/caseload')
    await expectNothing(page)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await press(page, 'Take the device back')
    await expect(page).toHaveURL(/\/home$/)
    await page.goto('/caseload')
    await expect(page.getByText(NAME).first()).toBeVisible()
    await page.goto('/q/form')
    await expect(heading(page)).toHaveText('This page has closed')
  })

  test('once sent it says thank you and goes back; Leave now leads nowhere else', async ({ page, signIn }) => {
    const practice = await makePractice({ password: PASSWORD })
    const [first, second] = [await assignForm(practice), await assignForm(practice)]
    await fillDraft(practice, first)
    await signIn(practice.owner)
    await handOver(page, first.clientId)
    await page.goto('/q/review')
    await sendForm(page)
    await expect(page.getByText('Please hand the device back.')).toBeVisible()
    expect(await readStored(practice, first)).toMatchObject({ responses: 1, isCompleted: true })
    await page.goBack()
    await expectNothing(page)
    await page.goto('/q/form')
    await expect(heading(page)).toHaveText('Thank you')
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await press(page, 'Take the device back')
    await expect(page).toHaveURL(/\/home$/)
    await handOver(page, second.clientId)
    await press(page, 'Leave now')
    await expect(page).toHaveURL(/\/in-use$/)
    await expect(heading(page)).toHaveText('This device is in use')
    // The page is gone at once; that it left reaches the server a moment later.
    await expect(async () => {
      await page.goto('/q/form')
      await expect(page).toHaveURL(/\/in-use$/, { timeout: 500 })
    }).toPass()
    await expect(page.getByRole('link', { name: 'Back to the form' })).toHaveCount(0)
  })

  // Every address of the program, as a page and as what the program itself fetches between pages.
  test('no address and no payload holds a word of the practice', async ({ page, signIn }) => {
    const practice = await makePopulatedPractice('Sandpiper')
    await signIn(practice.owner)
    await handOver(page, (await assignForm(practice)).clientId)
    const canaries = [practice.canary, practice.name, practice.owner.email, practice.owner.membershipId]
    const faults: string[] = []
    let asked = 0
    for (const route of listRoutes().filter((each) => each.methods.includes('GET') && !each.pattern.startsWith('/q'))) {
      for (const headers of SHAPES) {
        const address = addressOf(route, valuesOf(practice))
        // The framework sends a payload on to its own address first, so what it leads to is what counts.
        const answer = await page.request.get(headers.RSC ? `${address}?_rsc=canary` : address, { headers })
        const body = await answer.text()
        asked += 1
        const isNeutral = /\/(in-use|healthz|readyz)(\?|$)/.test(answer.url()) || body.includes('/in-use')
        // A prefetched payload may name the parts of a page, never what stands in them.
        if (!headers.RSC && answer.status() === 200 && !isNeutral) faults.push(`${route.pattern} opens`)
        if (answer.status() >= 500 && answer.status() !== 503) faults.push(`${route.pattern}: ${answer.status()}`)
        for (const canary of canaries) if (body.includes(canary)) faults.push(`${route.pattern} shows ${canary}`)
      }
    }
    expect(faults).toEqual([])
    expect(asked).toBeGreaterThan(60)
  })

  test('everybody can use both pages', async ({ page, signIn, newVisitor }) => {
    const practice = await makePractice({ password: PASSWORD })
    await signIn(practice.owner)
    await handOver(page, (await assignForm(practice)).clientId)
    const faults: string[] = []
    for (const address of ['/in-use', '/in-use?after=sent', '/q/code']) {
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        await page.goto(address)
        await heading(page).waitFor()
        faults.push(...(await findFaultsInBothThemes(page)).map((fault) => `${address}, ${width}, ${fault}`))
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (over > 0) faults.push(`${address} scrolls ${over} px sideways at ${width}`)
      }
    }
    expect(faults).toEqual([])
    const visitor = await newVisitor()
    expect((await visitor.get('/in-use')).location).toBe('/sign-in')
  })
})

test.describe('a code read off another screen', () => {
  test('stands beside the link and opens its gate once, without JavaScript', async ({
    page,
    browser,
    signIn,
    baseURL,
  }) => {
    const practice = await makePractice()
    const form = await assignForm(practice)
    await signIn(practice.owner)
    await page.goto(`/clients/${form.clientId}`)
    await press(page, 'Show link')
    const shown = page.getByRole('dialog').getByText(/^[2-9A-Y]{4} [2-9A-Y]{4}$/)
    const code = (await shown.textContent()) ?? ''
    expect(await findFaults(page)).toEqual([])
    const phone = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' })
    const typed = await phone.newPage()
    for (const isFirst of [true, false]) {
      await typed.goto('/q/code')
      await typed.getByLabel('Code', { exact: true }).fill(code.toLowerCase())
      await press(typed, 'Continue')
      await expect(heading(typed)).toHaveText(isFirst ? 'Your form is ready' : 'Enter your code')
    }
    await expect(typed.getByRole('alert')).toContainText('This code does not open anything.')
    await phone.close()
  })
})
