import { inPractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import type { SentForm } from './forms'
import { expect, type Page } from './house'

/** Where Leave now leads of a practice of a test's own. */
export const NEUTRAL = 'https://www.bbc.co.uk/weather'
/** Where a page leads that belongs to no practice yet. */
export const ANYBODYS = 'https://www.wikipedia.org/'

/** What the client answers on a page, by the words of its heading; null skips it. */
export type Choose = (heading: string) => string | null

const go = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Opens a link as a client does: a page that shows nothing, and a button. Stops at the first page behind it. */
export async function openForm(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await expect(page).toHaveTitle('Questionnaire')
  // The cookie is there once this is answered: a page asked for sooner would be nobody's.
  const opened = page.waitForResponse((response) => response.request().method() === 'POST')
  await go(page, 'Open the form')
  await opened
}

/** From the intro to the last page before sending, one question after the other. */
export async function answerForm(page: Page, choose: Choose): Promise<string[]> {
  const asked: string[] = []
  await go(page, 'Begin')
  for (let turn = 0; turn < 60; turn += 1) {
    const words = ((await heading(page).textContent()) ?? '').trim()
    if (words === 'Check your answers') return asked
    asked.push(words)
    await answerQuestion(page, words, choose(words))
  }
  throw new Error(`the form never came to its last page: ${asked.at(-1)}`)
}

/** Sends what was answered. */
export async function sendForm(page: Page): Promise<void> {
  await go(page, 'Send answers')
  await expect(heading(page)).toHaveText('Thank you')
}

async function answerQuestion(page: Page, words: string, answer: string | null): Promise<void> {
  const skip = page.getByRole('radio', { name: 'Skip this one' })
  const box = page.getByRole('textbox', { name: words })
  if (await box.count()) {
    if (answer === null) return go(page, 'Skip this one')
    await box.fill(answer)
  } else if (answer === null && (await skip.count())) {
    await skip.check()
  } else if (answer !== null) {
    const choice = page.getByLabel(answer, { exact: true }).first()
    await choice.check()
  } else {
    const skipButton = page.getByRole('button', { name: 'Skip this one' })
    return (await skipButton.count()) ? skipButton.click() : go(page, 'Continue')
  }
  const before = page.url()
  await go(page, 'Continue')
  await expect(page).not.toHaveURL(before)
}

/** The neutral sites are somebody else's: they are answered here, and asked for nowhere. */
export async function standInForNeutral(page: Page) {
  for (const site of [NEUTRAL, ANYBODYS]) {
    await page.route(`${site}**`, (route) =>
      route.fulfill({ body: '<title>Weather</title>', contentType: 'text/html' }),
    )
  }
}

/** As if nothing had been heard of the phone for so long. */
export async function leaveIdle(practice: PracticeFixture, form: SentForm, minutes: number) {
  await inPractice(practice, (tx) =>
    tx.db.respondentSession.updateMany({
      where: { assignmentId: form.assignmentId },
      data: { lastSeenAt: new Date(Date.now() - minutes * 60_000) },
    }),
  )
}
