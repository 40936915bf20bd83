import { makePractice } from '@/lib/testing/practice-fixture'
import { makeJoinLink, makeResetLink, makeSetUpLink } from './entry-links'
import { expect, PASSWORD, type Page, test } from './house'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function enter(page: Page, email: string, password: string) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await button(page, 'Sign in').click()
}

test.describe('coming in', () => {
  // A person who has just started the program: the one address it printed makes a practice, once.
  test('sets a practice up, signs out and in again', async ({ page }) => {
    const email = `owner-${Date.now()}@practice.example`
    const address = await makeSetUpLink()
    await page.goto(address)
    await page.getByLabel('Name', { exact: true }).fill('Quayside Practice 🌿')
    await page.getByLabel('Country').selectOption('GB')
    await page.getByLabel('Time zone').selectOption('Europe/London')
    await page.getByLabel('Your name').fill('Ines Quay')
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await button(page, 'Set up the practice').click()
    await expect(page).toHaveURL(/\/home/)

    await page.context().clearCookies()
    await page.goto(address)
    await expect(page.getByRole('heading', { name: 'This link has been used' })).toBeVisible()
    await page.goto('/caseload')
    await expect(page).toHaveURL(/\/sign-in/)
    await enter(page, email, PASSWORD)
    await expect(page).toHaveURL(/\/home/)
  })

  // Somebody who does not know a password learns nothing about who has an account.
  test('gives a wrong password and an unknown account the same answer', async ({ page }) => {
    const { owner } = await makePractice({ password: PASSWORD })
    const words: string[] = []
    for (const email of [owner.email, `nobody-${Date.now()}@practice.example`]) {
      await enter(page, email, 'not the right password')
      const alert = page.getByRole('alert').filter({ hasText: /\w/ })
      await expect(alert).toBeVisible()
      words.push((await alert.textContent()) ?? '')
      await expect(page).toHaveURL(/\/sign-in/)
    }
    expect(words[0]).toBe(words[1])
  })

  test('joins a colleague by invitation', async ({ page, practice }) => {
    const email = `new-${Date.now()}@practice.example`
    const { practiceId } = practice
    await page.goto(await makeJoinLink({ practiceId, email, name: 'Noor New', role: 'clinician' }))
    await expect(page.getByRole('heading', { name: `Join ${practice.name}` })).toBeVisible()
    await page.getByLabel('Choose a password').fill(PASSWORD)
    await button(page, 'Join the practice').click()
    await expect(page).toHaveURL(/\/home/)
  })

  test('refuses a password that is short or names its owner', async ({ page, practice }) => {
    const email = `new-${Date.now()}@practice.example`
    await page.goto(await makeJoinLink({ practiceId: practice.practiceId, email, name: 'Noor', role: 'clinician' }))
    await page.getByLabel('Choose a password').fill('short')
    await button(page, 'Join the practice').click()
    await expect(page.getByRole('alert').filter({ hasText: 'to put right' })).toBeVisible()
    await expect(page).toHaveURL(/\/join\//)
  })

  test('sets a new password, which ends every other session', async ({ page, browser, signIn, baseURL }) => {
    const { clinician } = await makePractice({ password: PASSWORD })
    const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' })
    await signIn(clinician, elsewhere)
    const other = await elsewhere.newPage()
    await other.goto('/caseload')
    await expect(other).toHaveURL(/\/caseload/)
    await page.goto(await makeResetLink(clinician.userId))
    await page.getByLabel('New password').fill('eleven slow rivers meet')
    await button(page, 'Set the new password').click()
    await expect(page).toHaveURL(/\/sign-in/)
    await other.reload()
    await expect(other).toHaveURL(/\/sign-in/)
    await elsewhere.close()
    await enter(page, clinician.email, 'eleven slow rivers meet')
    await expect(page).toHaveURL(/\/home/)
  })

  // Coffee, a phone call: the screen is locked, and nothing of the practice is on it.
  test('locks, keeps every page shut, and opens with the password', async ({ page, signIn }) => {
    const { owner } = await makePractice({ password: PASSWORD, name: 'Hidden Name' })
    await signIn(owner)
    await page.goto('/caseload')
    const lock = await page.evaluate(() => fetch('/session/lock', { method: 'POST' }).then((answer) => answer.status))
    expect(lock).toBe(200)
    await page.goto('/caseload')
    await expect(page).toHaveURL(/\/locked/)
    expect(await page.content()).not.toContain(owner.name)
    expect(await page.content()).not.toContain('Hidden Name')
    await page.getByLabel('Password', { exact: true }).fill('not the right password')
    await button(page, 'Unlock').click()
    await expect(page.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible()
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await button(page, 'Unlock').click()
    await expect(page).toHaveURL(/\/home/)
  })
})

test.describe('ways in that lead nowhere', () => {
  for (const [name, path] of [
    ['unknown set-up link', `/set-up/${'a'.repeat(43)}`],
    ['malformed invitation', '/join/%00'],
    ['malformed reset link', '/reset/../../etc'],
    ['overlong link', `/join/${'x'.repeat(4000)}`],
  ] as const) {
    test(name, async ({ page }) => {
      const answer = await page.goto(path)
      expect(answer?.status()).toBeLessThan(500)
      expect(answer?.status()).toBeGreaterThanOrEqual(400)
    })
  }

  // Mail scanners and previews open links: looking at one must not use it up.
  test('GET and HEAD leave a one-time link open', async ({ request, page }) => {
    const address = await makeSetUpLink()
    for (let turn = 0; turn < 5; turn += 1) {
      expect((await request.head(address)).status()).toBeLessThan(400)
      expect((await request.get(address)).status()).toBe(200)
    }
    await page.goto(address)
    await expect(page.getByRole('button', { name: 'Set up the practice' })).toBeVisible()
  })

  for (const origin of [null, 'https://elsewhere.example', 'null'] as const) {
    test(`a set-up form sent from ${origin ?? 'nowhere'} is refused`, async ({ request }) => {
      const answer = await request.post(`${await makeSetUpLink()}/create`, {
        form: { practiceName: 'Taken', name: 'x', email: 'x@y.example', password: PASSWORD },
        headers: origin ? { Origin: origin } : {},
      })
      expect(answer.status()).toBe(403)
    })
  }
})
