import { expect, type Page } from './house'

/** What the client answers on a page, by the words of its heading; null skips it. */
export type Choose = (heading: string) => string | null

const go = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Opens a link as a client does: a page that shows nothing, and a button. Stops at the first page behind it. */
export async function openForm(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await expect(page).toHaveTitle('Questionnaire')
  await go(page, 'Open the form')
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
