import { CHECK_IN_QUESTIONS } from '@/lib/domain/check-in'
import { getInstrument } from '@/lib/domain/instruments/registry'
import { checkIn as checkInWords } from '@/lib/domain/messages/en/check-in'
import { type AnswerSheet, scoreAnswers } from '@/lib/domain/scoring'
import { makeSetUpLink } from './entry-links'
import { expect, PASSWORD, type Page, test } from './house'
import { answerForm, type Choose, openForm, sendForm } from './respondent'

const cta40 = getInstrument('cta-40')
const PHONE = { width: 390, height: 844 }
const FREQUENCIES = cta40.options.map((option) => option.label.en)

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

/** Every statement answered, in turn Never, Rarely, Sometimes, Often, Almost always; two are skipped. */
const sheet: AnswerSheet = Object.fromEntries(
  cta40.order.map((id, index) => [id, index === 4 || index === 9 ? null : id === 'STR10' ? 3 : index % 5]),
)

const chooseCta40: Choose = (heading) => {
  if (heading === 'Who will you have in mind?') return 'Partner'
  if (heading.startsWith('In this period, were you in touch')) return 'Often'
  if (heading === 'One last thing') return null
  const id = cta40.order.find((each) => cta40.statements.en[each] === heading)
  const answer = id === undefined ? undefined : sheet[id]
  if (answer === undefined) throw new Error(`not a statement of CTA-40: ${heading}`)
  return answer === null ? null : (FREQUENCIES[answer] ?? null)
}

const chooseCheckIn: Choose = (heading) => {
  if (heading === 'Who will you have in mind?') return 'Partner'
  if (heading.startsWith('In this period, were you in touch')) return 'Often'
  if (heading === 'One last thing') return 'Please talk with me privately first'
  if (Object.values(checkInWords.ratings).some((words) => words.text === heading)) return '6'
  if (heading === checkInWords.questions.goingWell) return 'We cooked together. 🍲'
  if (heading === checkInWords.questions.timeForSelf) return 'Yes'
  if (heading === checkInWords.questions.boundary) return 'I said no to Sunday.'
  if (heading === checkInWords.questions.boundaryKinds) return checkInWords.boundaryKinds.emotional
  return null
}

async function setUp(page: Page, address: string, email: string) {
  await page.goto(address)
  await page.getByLabel('Name', { exact: true }).fill('Main Job Practice')
  await page.getByLabel('Country').selectOption('GB')
  await page.getByLabel('Time zone').selectOption('Europe/London')
  await page.getByLabel('Your name').fill('Mara Lind')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await button(page, 'Set up the practice').click()
  await expect(page).toHaveURL(/\/home$/)
}

async function signInByScreen(page: Page, email: string) {
  await page.context().clearCookies()
  await page.goto('/caseload')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await button(page, 'Sign in').click()
  await expect(page).toHaveURL(/\/home$/)
}

/** Two clicks to open and choose, one to send: the sheet asks no more than six. */
async function addAndSend(page: Page): Promise<{ url: string; pin: string }> {
  await page.getByRole('link', { name: 'Add and send' }).first().click()
  const add = page.getByRole('dialog')
  await add.getByLabel('Name', { exact: true }).fill('Ada Larkin')
  await add.getByLabel('E-mail, any time').check()
  await add.getByLabel('E-mail address').fill('ada@client.example')
  await add.getByRole('button', { name: 'Add and send', exact: true }).click()
  await expect(add.getByRole('heading', { name: 'The form is ready' })).toBeVisible()
  await expect(add.getByText('Only this computer can open this address')).toBeVisible()
  await add.getByRole('button', { name: 'Yes, show the link' }).click()
  const url = await add.getByLabel(/^Link, open until/).inputValue()
  const pin = (await add.locator('.pin-line', { hasText: 'PIN' }).locator('b').textContent()) ?? ''
  await add.getByRole('button', { name: 'Done' }).click()
  return { url, pin }
}

async function openWithPin(page: Page, url: string, pin: string) {
  await openForm(page, url)
  await page.getByLabel('PIN, 6 digits').fill('000000' === pin ? '111111' : '000000')
  await button(page, 'Continue').click()
  await expect(page.getByRole('alert')).toContainText('That PIN is not right')
  await page.getByLabel('PIN, 6 digits').fill(pin)
  await button(page, 'Continue').click()
  await expect(page.getByRole('heading', { name: 'Before you begin' })).toBeVisible()
  expect(page.url()).not.toContain(url.split('/').at(-1))
}

test('the main job, from an empty practice to a signed note', async ({
  page,
  browser,
  baseURL,
  setupUrl,
  strangers,
}) => {
  test.setTimeout(300_000)
  const email = `mara-${Date.now()}@practice.example`
  await setUp(page, setupUrl || (await makeSetUpLink()), email)
  await signInByScreen(page, email)
  const { url, pin } = await addAndSend(page)
  expect(pin).toMatch(/^\d{6}$/)

  await test.step('Ada answers forty statements on her phone', async () => {
    const phone = await browser.newContext({ viewport: PHONE, baseURL: baseURL ?? '', hasTouch: true })
    phone.on('request', (request) => {
      if (!request.url().startsWith(baseURL ?? '')) strangers.push(request.url())
    })
    const her = await phone.newPage()
    await openWithPin(her, url, pin)
    const asked = await answerForm(her, chooseCta40)
    expect(asked.filter((words) => Object.values(cta40.statements.en).includes(words))).toHaveLength(40)
    await sendForm(her)
    await her.goto(url)
    await button(her, 'Open the form').click()
    await expect(her.getByRole('heading', { name: 'This form has been sent' })).toBeVisible()
    await phone.close()
  })

  const { scales } = scoreAnswers(cta40, sheet)
  const total = scales[cta40.primaryScale]?.score?.toFixed(1) ?? ''
  await test.step('Mara reads the score', async () => {
    await page.goto('/caseload')
    const row = page.getByRole('row').filter({ hasText: 'Ada Larkin' })
    await expect(row).toContainText(total)
    await row.getByRole('link', { name: 'Ada Larkin' }).click()
    await expect(page.getByRole('heading', { name: 'Ada Larkin' })).toBeVisible()
    const history = page.getByRole('table', { name: /Score history/ })
    await expect(history.getByRole('row')).toHaveCount(2)
    await expect(history).toContainText(total)
    await history.getByRole('link', { name: new RegExp(`^${total.replace('.', '\\.')}`) }).click()
    await expect(page).toHaveURL(/\/results\//)
    for (const [index, id] of cta40.order.entries()) {
      if (index < 3) await expect(page.getByText(cta40.statements.en[id] ?? '', { exact: true }).first()).toBeVisible()
    }
    await page.goBack()
  })

  await test.step('her reading is noted, and the result leaves the unread', async () => {
    await button(page, 'Reviewed').first().click()
    await expect(page.getByText(/is unread/)).toHaveCount(0)
    await page.goto('/caseload?tab=unread')
    await expect(page.getByRole('row').filter({ hasText: 'Ada Larkin' })).toHaveCount(0)
  })

  const link = await test.step('Mara assigns a check-in and shows its link', async () => {
    await page.goto('/caseload')
    await page.getByRole('link', { name: 'Ada Larkin' }).click()
    await button(page, 'Assign').first().click()
    const assign = page.getByRole('dialog')
    await assign.getByLabel('Form').selectOption({ label: await optionWith(assign.getByLabel('Form'), 'Check-in') })
    await assign
      .getByLabel(/Show it in the session|Shown|Show/)
      .first()
      .check()
    await assign.getByRole('button', { name: 'Assign', exact: true }).click()
    await assign.getByRole('button', { name: 'Yes, show the link' }).click()
    return assign.getByLabel(/^Link, open until/).inputValue()
  })

  await test.step('Ada answers it without JavaScript', async () => {
    const phone = await browser.newContext({ viewport: PHONE, baseURL: baseURL ?? '', javaScriptEnabled: false })
    const her = await phone.newPage()
    await openForm(her, link)
    const asked = await answerForm(her, chooseCheckIn)
    expect(asked).toHaveLength(CHECK_IN_QUESTIONS.length + 3)
    await sendForm(her)
    await phone.close()
  })

  await test.step('Mara finds the check-in, and that Ada would like to talk first', async () => {
    await page.reload()
    const table = page.getByRole('table', { name: /Check-ins and notes/ })
    await expect(table).toContainText('We cooked together. 🍲')
    await expect(table).toContainText('Asked to talk privately first')
    await expect(page.getByRole('heading', { name: 'Staying safe' })).toBeVisible()
  })

  await test.step('Mara writes a note, which saves itself, and signs it', async () => {
    await page.getByRole('link', { name: 'Write a note' }).first().click()
    await page.getByRole('radio', { name: 'Plain' }).check()
    await page.getByRole('textbox').last().fill('Ada spoke about Sunday. She held her limit.')
    await expect(page.getByText(/^Saved/).first()).toBeVisible()
    await button(page, 'Sign').click()
    await expect(page).toHaveURL(/\/clients\/[^/]+$/)
    const table = page.getByRole('table', { name: /Check-ins and notes/ })
    await expect(table).toContainText('She held her limit.')
    await expect(table.getByRole('row').filter({ hasText: 'She held her limit.' })).toContainText(/Signed/)
  })
})

async function optionWith(select: ReturnType<Page['getByLabel']>, words: string): Promise<string> {
  const options = await select.getByRole('option').allTextContents()
  return options.find((each) => each.includes(words)) ?? words
}
