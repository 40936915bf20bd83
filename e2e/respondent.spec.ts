import { newPin } from '@/lib/clients/commands/change-pin'
import { inPractice } from '@/lib/testing/practice-fixture'
import { assignForm, fillDraft, readStored } from './forms'
import { expect, type Page, test } from './house'
import { answerForm, leaveIdle, NEUTRAL, openForm, sendForm, standInForNeutral } from './respondent'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test.describe('answering on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('nothing is chosen beforehand; an answer is saved as it is given, and the link resumes after it', async ({
    page,
    browser,
    practice,
    baseURL,
  }) => {
    const form = await assignForm(practice)
    await openForm(page, `/q/${form.secret}`)
    await button(page, 'Begin').click()
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
    await page.getByLabel('Partner', { exact: true }).check()
    await button(page, 'Continue').click()
    await page.getByLabel('Often', { exact: true }).check()
    await button(page, 'Continue').click()
    await expect(page.getByText('Question 1 of 10')).toBeVisible()
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
    await page.getByRole('radio', { name: 'Sometimes' }).check()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await expect.poll(async () => Object.keys((await readStored(practice, form)).draft)).toContain('BND1')

    const later = await browser.newContext({ baseURL: baseURL ?? '' })
    const again = await later.newPage()
    await openForm(again, `/q/${form.secret}`)
    await button(again, 'Continue').click()
    await expect(again.getByText('Question 2 of 10')).toBeVisible()
    await button(again, 'Back').click()
    // Whoever holds the phone next does not read what was answered before.
    await expect(again.getByRole('radio', { checked: true })).toHaveCount(0)
    await expect(again.getByText('Answered. To keep that answer, press Continue.')).toBeVisible()
    await later.close()
  })

  test('keys 1 to 5 answer while the question has the focus, and do nothing elsewhere', async ({ page, practice }) => {
    const form = await assignForm(practice)
    await openForm(page, `/q/${form.secret}`)
    await page.goto('/q/form/3')
    await page.keyboard.press('2')
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
    await page.getByRole('radio').first().focus()
    await page.keyboard.press('4')
    await expect(page.getByRole('radio', { name: 'Often' })).toBeChecked()
    await expect(page, 'no auto-advance').toHaveURL(/\/q\/form\/3$/)
  })

  test('Back keeps answers, Review lists what is left first, Change leads back to it', async ({ page, practice }) => {
    const form = await assignForm(practice)
    await openForm(page, `/q/${form.secret}`)
    await answerForm(page, (words) => {
      if (words === 'Who will you have in mind?') return 'Friend'
      if (words.startsWith('In this period')) return 'A little'
      return words.includes('approval') || words === 'One last thing' ? null : 'Rarely'
    })
    await expect(page.getByText('One is skipped. You can send it as it is.')).toBeVisible()
    await page
      .getByRole('link', { name: /^Change/ })
      .first()
      .click()
    await button(page, 'Continue').click()
    await expect(heading(page)).toHaveText('Check your answers')
    await sendForm(page)
    await expect(page.getByRole('main')).not.toContainText(/question|rarely|score|answer/i)
  })
})

test.describe('the PIN', () => {
  test('five wrong ones lock the link, a new PIN opens it again', async ({ page, practice }) => {
    const form = await assignForm(practice)
    const { pin } = await inPractice(practice, (tx) => newPin(tx, { clientId: form.clientId }))
    await inPractice(practice, (tx) =>
      tx.db.assignment.updateMany({ where: { id: form.assignmentId }, data: { isPinRequired: true } }),
    )
    const wrong = pin === '123456' ? '654321' : '123456'
    await openForm(page, `/q/${form.secret}`)
    for (let tries = 0; tries < 5; tries += 1) {
      await page.getByLabel('PIN, 6 digits').fill(wrong)
      await button(page, 'Continue').click()
    }
    await expect(page.getByRole('heading', { name: 'This link is locked' })).toBeVisible()
    await page.goto('/q/form/3')
    await expect(page.getByRole('radio')).toHaveCount(0)
    const fresh = await inPractice(practice, (tx) => newPin(tx, { clientId: form.clientId }))
    await inPractice(practice, (tx) =>
      tx.db.assignment.updateMany({ where: { id: form.assignmentId }, data: { isPinRequired: true } }),
    )
    await openForm(page, `/q/${form.secret}`)
    await page.getByLabel('PIN, 6 digits').fill(fresh.pin)
    await button(page, 'Continue').click()
    await expect(page.getByRole('heading', { name: 'Before you begin' })).toBeVisible()
  })

  // Many at once is still five: nobody guesses faster by asking in parallel.
  test('thirty guesses at the same moment count as five', async ({ practice, newVisitor }) => {
    const form = await assignForm(practice)
    await inPractice(practice, (tx) => newPin(tx, { clientId: form.clientId }))
    await inPractice(practice, (tx) =>
      tx.db.assignment.updateMany({ where: { id: form.assignmentId }, data: { isPinRequired: true } }),
    )
    const visitor = await newVisitor()
    const gate = await visitor.get(`/q/${form.secret}`)
    await visitor.press(gate, 'Open the form')
    const page = await visitor.get('/q/pin')
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => visitor.press(page, 'Continue', { pin: String(100_000 + index) })),
    )
    const stored = await inPractice(practice, (tx) =>
      tx.db.assignment.findFirst({ where: { id: form.assignmentId }, select: { pinTries: true, lockedAt: true } }),
    )
    expect(stored?.pinTries).toBe(5)
    expect(stored?.lockedAt).not.toBeNull()
  })
})

test.describe('getting away', () => {
  test('Leave now blanks the page, goes to the neutral site and ends the sitting; the draft stays', async ({
    page,
    practice,
    strangers,
  }) => {
    const form = await assignForm(practice)
    await fillDraft(practice, form)
    await standInForNeutral(page)
    await openForm(page, `/q/${form.secret}`)
    await page.goto('/q/form/5')
    await button(page, 'Leave now').click()
    await expect(page).toHaveURL(NEUTRAL)
    expect(strangers.splice(0).every((url) => url.startsWith(NEUTRAL))).toBe(true)
    await page.goto('/q/form/5')
    await expect(page.getByRole('heading', { name: 'This page has closed' })).toBeVisible()
    expect(Object.keys((await readStored(practice, form)).draft)).toHaveLength(12)
  })

  test('Shift three times does the same', async ({ page, practice, strangers }) => {
    const form = await assignForm(practice)
    await standInForNeutral(page)
    await openForm(page, `/q/${form.secret}`)
    await expect(page.getByRole('heading', { name: 'Before you begin' })).toBeVisible()
    await page.waitForLoadState('load')
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
    await expect(page).toHaveURL(NEUTRAL)
    strangers.length = 0
    await page.goto('/q/form')
    await expect(page.getByRole('heading', { name: 'This page has closed' })).toBeVisible()
  })

  test('without JavaScript the button ends the sitting and leaves by an empty page', async ({
    practice,
    newVisitor,
  }) => {
    const form = await assignForm(practice)
    const visitor = await newVisitor()
    const intro = await visitor.press(await visitor.get(`/q/${form.secret}`), 'Open the form')
    const page = await visitor.get(intro.location)
    const left = await visitor.press(page, 'Leave now')
    expect(left.status).toBe(200)
    expect(left.headers.refresh).toBe(`0;url=${NEUTRAL}`)
    expect(left.body.replace(/<head>.*<\/head>/, '')).toMatch(/<body><\/body>/)
    expect((await visitor.get('/q/form')).status).toBe(401)
  })

  // Half an hour away from the phone: the page closes by itself, what was answered is kept.
  test('thirty idle minutes end the sitting', async ({ page, practice }) => {
    const form = await assignForm(practice)
    await openForm(page, `/q/${form.secret}`)
    await leaveIdle(practice, form, 31)
    await page.goto('/q/form/3')
    await expect(page.getByRole('heading', { name: 'This page has closed' })).toBeVisible()
  })
})

test.describe('what stays behind on the phone', () => {
  test('a neutral title, no history of secrets, nothing stored, one cookie', async ({ page, practice }) => {
    const form = await assignForm(practice)
    const titles = new Set<string>()
    await openForm(page, `/q/${form.secret}`)
    for (const path of ['/q/form', '/q/form/3', '/q/review', '/q/staying-safe']) {
      await page.goto(path)
      titles.add(await page.title())
      expect(await page.content()).not.toMatch(/codependen|CTA|therap|assessment/i)
    }
    expect([...titles]).toEqual(['Questionnaire'])
    const stored = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      caches: (await caches.keys()).length,
    }))
    expect(stored).toEqual({ local: 0, session: 0, databases: 0, workers: 0, caches: 0 })
    const cookies = await page.context().cookies()
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatchObject({ httpOnly: true, path: '/' })
    await page.goto('/q/form')
    await page.goBack()
    expect(page.url()).not.toContain(form.secret)
  })

  test('crisis contacts stand under Help on every page', async ({ page, practice }) => {
    const form = await assignForm(practice)
    for (const path of [`/q/${form.secret}`, '/q/form', '/q/form/3', '/q/review']) {
      if (path === '/q/form') await openForm(page, `/q/${form.secret}`)
      await page.goto(path)
      await page.getByText('Help', { exact: true }).click()
      await expect(page.getByText('Staying safe online').last()).toBeVisible()
      if (path !== `/q/${form.secret}`) await expect(page.getByRole('link', { name: '999' })).toBeVisible()
    }
  })
})
