import { renewLink } from '@/lib/assignments/commands/links'
import { newPin } from '@/lib/clients/commands/change-pin'
import { inPractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { assignForm, fillDraft, readStored, revokeForm, type SentForm } from './forms'
import { expect, type Page, test } from './house'
import { ANYBODYS, answerForm, leaveIdle, NEUTRAL, openForm, sendForm, standInForNeutral } from './respondent'

const DAY = 86_400_000

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

async function askPin(practice: PracticeFixture, form: SentForm): Promise<string> {
  const { pin } = await inPractice(practice, (tx) => newPin(tx, { clientId: form.clientId }))
  await inPractice(practice, (tx) =>
    tx.db.assignment.updateMany({ where: { id: form.assignmentId }, data: { isPinRequired: true } }),
  )
  return pin
}

/** Without JavaScript: an answer of its own that gives way at once. A 303 would be stopped by our own policy. */
async function leavePlainly(page: Page) {
  const answered = page.waitForResponse((response) => response.url().endsWith('/q/leave'))
  await press(page, 'Leave now')
  expect((await answered).status()).toBe(200)
  expect((await answered).headers().refresh).toBe(`0;url=${NEUTRAL}`)
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(`on a phone, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled, viewport: { width: 390, height: 844 } })
    test.setTimeout(120_000)

    test('a form goes from its link to Thank you, by the PIN', async ({ page, practice }) => {
      const form = await assignForm(practice)
      const pin = await askPin(practice, form)
      await openForm(page, `/q/${form.secret}`)
      expect(page.url()).not.toContain(form.secret)
      await page.getByLabel('PIN, 6 digits').fill('12')
      await press(page, 'Continue')
      await expect(page.getByRole('alert')).toContainText('Enter all 6 digits')
      await page.getByLabel('PIN, 6 digits').fill(pin)
      await press(page, 'Continue')
      const asked = await answerForm(page, (words) => {
        if (words === 'Who will you have in mind?') return 'Friend'
        if (words.startsWith('In this period')) return 'A little'
        return words === 'One last thing' ? null : 'Rarely'
      })
      expect(asked).toHaveLength(13)
      await sendForm(page)
      await expect(page.getByRole('main')).toHaveText(/^Thank you\s*Help/)
      expect(await readStored(practice, form)).toMatchObject({ responses: 1, isCompleted: true, draft: {} })
      for (const path of ['/q/form', '/q/form/3', '/q/review']) {
        await page.goto(path)
        await expect(page.getByRole('radio')).toHaveCount(0)
      }
    })

    // Whoever opens the link next on this phone reads nothing of what was answered before.
    test('opened anew it shows no earlier answer, on Review neither, and Change asks afresh', async ({
      page,
      practice,
    }) => {
      const form = await assignForm(practice)
      await fillDraft(practice, form)
      await openForm(page, `/q/${form.secret}`)
      await press(page, 'Continue')
      await expect(heading(page)).toHaveText('One last thing')
      await page.goto('/q/review')
      await expect(page.getByText('Answers from an earlier sitting are not shown.')).toBeVisible()
      const words = (await page.getByRole('main').textContent()) ?? ''
      expect(words).not.toMatch(/Partner|Often|Never|Rarely|Sometimes|Almost always/)
      await page.getByRole('link', { name: 'Change question 1', exact: true }).click()
      await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
      await page.getByRole('radio', { name: 'Rarely' }).check()
      await press(page, 'Continue')
      await expect(page.getByRole('listitem').filter({ hasText: 'Rarely' })).toHaveCount(1)
      await expect(page.getByRole('listitem').filter({ hasText: /Never|Partner|Almost always/ })).toHaveCount(0)
    })

    test('a link that opens nothing says why, and one thing to do next', async ({ page, practice }) => {
      const long = new Date(Date.now() - 40 * DAY)
      const [expired, revoked, spent, locked, renewed] = [
        await assignForm(practice, { now: long }),
        await assignForm(practice),
        await assignForm(practice),
        await assignForm(practice),
        await assignForm(practice),
      ]
      await revokeForm(practice, revoked)
      await inPractice(practice, (tx) => renewLink(tx, { ...renewed, expiresInDays: 7 }))
      const change = (form: SentForm, data: object) =>
        inPractice(practice, (tx) => tx.db.assignment.updateMany({ where: { id: form.assignmentId }, data }))
      await change(spent, { completedAt: new Date() })
      await change(locked, { pinTries: 5, lockedAt: new Date(), isPinRequired: true })
      const cases: [string, string, string][] = [
        ['x'.repeat(43), 'This link does not open a form', 'ask for a new one'],
        [expired.secret, 'This link has run out', 'can open it again for you'],
        [revoked.secret, 'This form was taken back', 'ask the person you are working with'],
        [spent.secret, 'This form has been sent', 'tell the person you are working with'],
        [renewed.secret, 'A newer link opens this form', 'Use the newest one you were given'],
        [locked.secret, 'This link is locked', 'They can give you a new PIN'],
      ]
      for (const [secret, why, next] of cases) {
        await page.goto(`/q/${secret}`)
        // Nothing tells them apart before the button.
        await expect(heading(page)).toHaveText('Your form is ready')
        await press(page, 'Open the form')
        await expect(heading(page)).toHaveText(why)
        await expect(page.getByRole('main')).toContainText(next)
        await expect(page).toHaveTitle('Questionnaire')
        await expect(page.getByRole('button', { name: 'Leave now' })).toBeVisible()
      }
    })

    test('Leave now leads away from every page, and Back to nothing of it', async ({ page, practice, strangers }) => {
      await standInForNeutral(page)
      const form = await assignForm(practice)
      await fillDraft(practice, form)
      for (const path of ['/q/form', '/q/form/5', '/q/review', '/q/staying-safe']) {
        await openForm(page, `/q/${form.secret}`)
        await page.goto(path)
        if (javaScriptEnabled) await press(page, 'Leave now')
        else await leavePlainly(page)
        await expect(page).toHaveURL(NEUTRAL)
        await page.goBack()
        await expect(page).not.toHaveURL(NEUTRAL)
        await expect(heading(page)).not.toHaveText('Check your answers')
        await expect(page.getByRole('radio'), path).toHaveCount(0)
        await expect(page.getByRole('button', { name: 'Send answers' }), path).toHaveCount(0)
        // That it left reaches the server a moment after the page is gone.
        await expect(async () => {
          await page.goto('/q/form/5')
          await expect(heading(page)).toHaveText('This page has closed', { timeout: 500 })
        }).toPass()
      }
      for (const path of [`/q/${form.secret}`, '/q/code', '/q/unknown', '/q/stopped', '/q/thanks', '/q/form']) {
        await page.goto(path)
        await press(page, 'Leave now')
        await expect(page, path).toHaveURL(ANYBODYS)
      }
      expect(strangers.splice(0).every((url) => url === NEUTRAL || url === ANYBODYS)).toBe(true)
      expect(Object.keys((await readStored(practice, form)).draft)).toHaveLength(12)
    })

    test('half an hour idle closes it; what was answered is kept, and the link goes on', async ({ page, practice }) => {
      const form = await assignForm(practice)
      await openForm(page, `/q/${form.secret}`)
      await page.goto('/q/form/3')
      await page.getByRole('radio', { name: 'Sometimes' }).check()
      await press(page, 'Continue')
      await expect(page.getByText('Question 2 of 10')).toBeVisible()
      await leaveIdle(practice, form, 31)
      await page.getByRole('radio', { name: 'Often' }).check()
      await press(page, 'Continue')
      await expect(heading(page)).toHaveText('This page has closed')
      await expect(page.getByRole('main')).toContainText('To carry on, open your link again.')
      expect((await readStored(practice, form)).draft).toMatchObject({ BND1: 2 })
      await openForm(page, `/q/${form.secret}`)
      await expect(page.getByText('You have begun already. What you answered is kept.')).toBeVisible()
    })

    test('Help stands folded on every page, with numbers to call and how to stay safe', async ({ page, practice }) => {
      const form = await assignForm(practice)
      const pin = await askPin(practice, form)
      await openForm(page, `/q/${form.secret}`)
      const look = async (hasNumbers: boolean) => {
        const trace = page.getByText('Calls and texts leave a trace on this phone.')
        await expect(trace).toBeHidden()
        await page.getByText('Help', { exact: true }).click()
        await expect(trace).toBeVisible()
        await expect(page.getByRole('link', { name: '0808 2000 247' })).toHaveCount(hasNumbers ? 1 : 0)
        await expect(page.getByRole('link', { name: 'Staying safe online' }).last()).toBeVisible()
      }
      await look(true)
      await page.getByLabel('PIN, 6 digits').fill(pin)
      await press(page, 'Continue')
      await expect(heading(page)).toHaveText('Before you begin')
      await expect(page.getByRole('main')).toContainText(/Leave now.*Shift three times.*Your browser history stays/)
      for (const path of ['/q/form', '/q/form/1', '/q/form/3', '/q/review', '/q/staying-safe']) {
        await page.goto(path)
        if (path !== '/q/staying-safe') await look(true)
      }
      for (const words of ['Shared phones', 'Private windows', 'History', 'Where to get help', '0808 2000 247'])
        await expect(page.getByRole('main')).toContainText(words)
      for (const path of [`/q/${form.secret}`, '/q/code', '/q/unknown', '/q/stopped']) {
        await page.goto(path)
        await look(false)
      }
    })
  })
}
