import { stopContact } from '@/lib/clients/commands/change-contact'
import { inPractice } from '@/lib/testing/practice-fixture'
import { assignForm } from './forms'
import { expect, type Page, test } from './house'
import { leaveIdle, NEUTRAL, openForm, standInForNeutral } from './respondent'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test.describe('the way out, with JavaScript', () => {
  test('the screen is empty before the other site answers, or the server', async ({ page, practice, strangers }) => {
    const form = await assignForm(practice)
    // Neither answers with anything: what is on the screen then is what the button alone put there.
    await page.route(`${NEUTRAL}**`, (route) => route.fulfill({ status: 204 }))
    await page.route('**/q/leave', (route) => route.abort())
    await openForm(page, `/q/${form.secret}`)
    await page.goto('/q/form/3')
    await page.getByRole('button', { name: 'Leave now' }).click({ noWaitAfter: true })
    await expect(page.locator('body')).toBeAttached()
    await expect(page.locator('body > *')).toHaveCount(0)
    expect(page.url(), 'no other page has come yet').toMatch(/\/q\/form\/3$/)
    strangers.length = 0
  })

  test('Shift three times leaves from every page; slowly, or with another key between, it does not', async ({
    page,
    practice,
    strangers,
  }) => {
    await standInForNeutral(page)
    const form = await assignForm(practice)
    for (const path of [`/q/${form.secret}`, '/q/form/3', '/q/form/1', '/q/review', '/q/staying-safe', '/q/unknown']) {
      await openForm(page, `/q/${form.secret}`)
      await expect(heading(page)).toHaveText('Before you begin')
      await page.goto(path)
      for (const key of ['Shift', 'Shift', 'a', 'Shift']) await page.keyboard.press(key)
      // Two within five seconds of each other and a third after them: how a capital letter is typed now and then.
      await page.evaluate(() => {
        for (const at of [0, 2600, 5200]) {
          const event = new KeyboardEvent('keydown', { key: 'Shift', bubbles: true })
          Object.defineProperty(event, 'timeStamp', { value: 1e9 + at })
          document.body.dispatchEvent(event)
        }
      })
      await expect(page.getByRole('button', { name: 'Leave now' })).toBeVisible()
      await page.keyboard.press('b')
      for (let turn = 0; turn < 3; turn += 1) await page.keyboard.press('Shift')
      await expect(page, path).toHaveURL(/bbc|wikipedia/)
    }
    strangers.length = 0
  })

  // The phone lies on the table with a question and its answer on it: after half an hour it shows neither.
  test('a page left lying about closes by itself', async ({ page, practice }) => {
    const form = await assignForm(practice)
    await page.clock.install()
    await openForm(page, `/q/${form.secret}`)
    await page.goto('/q/form/3')
    await page.getByRole('radio', { name: 'Sometimes' }).check()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await page.clock.fastForward('29:00')
    await expect(page.getByRole('radio', { name: 'Sometimes' })).toBeChecked()
    await leaveIdle(practice, form, 31)
    await page.clock.fastForward('02:00')
    await expect(heading(page)).toHaveText('This page has closed')
    await expect(page.getByRole('radio')).toHaveCount(0)
  })

  test('the neutral site is the one the practice chose', async ({ page, practice, strangers }) => {
    const chosen = 'https://www.metoffice.gov.uk/'
    await inPractice(practice, (tx) => tx.db.practice.updateMany({ data: { quickExitUrl: chosen } }))
    await page.route(`${chosen}**`, (route) => route.fulfill({ body: 'Sun', contentType: 'text/html' }))
    const form = await assignForm(practice)
    await openForm(page, `/q/${form.secret}`)
    await press(page, 'Leave now')
    await expect(page).toHaveURL(chosen)
    strangers.length = 0
  })
})

test('every answer below /q stays out of caches, indexes and other sites’ logs', async ({ practice, newVisitor }) => {
  const form = await assignForm(practice)
  const stopped = await assignForm(practice)
  await inPractice(practice, (tx) => stopContact(tx, { clientId: stopped.clientId, by: 'practice', what: 'all' }))
  const visitor = await newVisitor()
  const answers = []
  for (const path of [
    '',
    `/${form.secret}`,
    '/code',
    '/form',
    '/form/3',
    '/review',
    '/pin',
    '/leave',
    '/thanks',
    '/x/y',
  ]) {
    answers.push(await visitor.get(`/q${path}`))
  }
  answers.push(await visitor.post(`/q/${stopped.secret}`, {}), await visitor.post(`/q/${form.secret}`, {}))
  for (const path of ['/form', '/form/3', '/review', '/staying-safe']) answers.push(await visitor.get(`/q${path}`))
  for (const path of ['/code', '/form/3', '/form/3/save', '/review', '/leave']) {
    answers.push(await visitor.post(`/q${path}`, {}))
  }
  for (const { path, status, headers, body } of answers) {
    const where = `${path} (${status})`
    expect(headers['cache-control'], where).toBe('no-store')
    expect(headers['referrer-policy'], where).toBe('same-origin')
    expect(headers['x-robots-tag'], where).toContain('noindex')
    expect(headers['content-security-policy'], where).toContain("default-src 'none'")
    expect(body, where).not.toMatch(/https?:\/\/(?!www\.(bbc\.co\.uk|wikipedia\.org))[^"]*"|@font-face|serviceWorker/)
    if (body) expect(body, where).toContain('<title>Questionnaire</title>')
  }
  const style = await visitor.get('/q/style.css')
  expect(style.body).toMatch(/system-ui|-apple-system/)
  expect(style.body).not.toMatch(/@font-face|url\(/)
})
