import { localDateOf } from '@/lib/domain/wall-time'
import { addEvent } from '@/lib/events/commands'
import { sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { inPractice } from '@/lib/testing/practice-fixture'
import { addNamedClient } from './forms'
import { expect, type Page, test } from './house'

const day = 86_400_000
const today = () => localDateOf(new Date(), 'Europe/London')
const daysFromToday = (days: number) => localDateOf(new Date(Date.now() + days * day), 'Europe/London')
const todayTable = (page: Page) => page.getByRole('table', { name: 'Clients with a session today' })
const eventTable = (page: Page) => page.getByRole('table', { name: 'Events marked' })
const dialog = (page: Page) => page.getByRole('dialog')

async function markEvent(page: Page, event: { kind: string; on?: string; words?: string }) {
  await page.getByRole('button', { name: 'Mark an event' }).click()
  await dialog(page).getByLabel('What happened').selectOption(event.kind)
  if (event.on !== undefined) await dialog(page).getByLabel('On', { exact: true }).fill(event.on)
  if (event.words !== undefined) await dialog(page).getByLabel('In your words').fill(event.words)
  await dialog(page).getByRole('button', { name: 'Mark it' }).click()
}

test.describe('when clients come', () => {
  test('a session set on the file stands at its top and in Today, until it is taken away', async ({
    page,
    practice,
    signIn,
  }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await signIn(practice.owner)
    await page.goto('/home')
    await expect(page.getByText('Nobody comes today.')).toBeVisible()
    await page.goto(`/clients/${clientId}/edit`)
    await page.getByLabel('First day').fill(today())
    await page.getByRole('button', { name: 'Save the session' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Enter a time' })).toBeVisible()
    await expect(page.getByLabel('First day')).toHaveValue(today())
    await page.getByLabel('Time', { exact: true }).fill('23:59')
    await page.getByLabel('How often').selectOption({ label: 'Every 2 weeks' })
    await page.getByRole('button', { name: 'Save the session' }).click()
    await expect(page.getByText(/^Today 23:59, every second \w+day\.$/)).toBeVisible()
    await page.goto(`/clients/${clientId}`)
    await expect(page.getByText(/Today 23:59, every second/)).toBeVisible()
    await page.goto('/home')
    const row = todayTable(page).getByRole('row').filter({ hasText: 'Ada Larkin' })
    await expect(row).toContainText('23:59')
    await expect(row).toContainText(/in \d+ (h|min)/)
    await expect(row).toContainText('First session. No form sent yet.')
    await row.getByRole('link', { name: /^Show a form/ }).click()
    await expect(page).toHaveURL(new RegExp(`/clients/${clientId}#forms$`))
    await page.goto(`/clients/${clientId}/edit`)
    await page.getByRole('button', { name: 'No regular session' }).click()
    await dialog(page).getByRole('button', { name: 'Take it away' }).click()
    await expect(page.getByText('No regular session.', { exact: true })).toBeVisible()
    await page.goto('/home')
    await expect(page.getByText('Nobody comes today.')).toBeVisible()
  })

  // Seen before each session: what came in since, with nothing to look up.
  test('Today tells a new result with its score, and none once a safety review is open', async ({
    page,
    practice,
    signIn,
  }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}/edit`)
    await page.getByLabel('Time', { exact: true }).fill('23:58')
    await page.getByRole('button', { name: 'Save the session' }).click()
    await expect(page.getByText(/^Today 23:58/)).toBeVisible()
    const send = (STR10: number) =>
      sendForm(practice, clientId, { at: new Date(Date.now() - day), fields: sheetOf('cta-40', 2, { STR10 }) })
    await send(4)
    await page.goto('/home')
    const row = todayTable(page).getByRole('row').filter({ hasText: 'Ada Larkin' })
    await expect(row).toContainText('New CTA-40')
    await expect(row).toContainText('Traits 50.0')
    await send(0)
    await page.goto('/home')
    await expect(row).toContainText('Safety review open since')
    await expect(row).not.toContainText('50.0')
    await expect(row).toContainText('1 more unread.')
  })
})

test.describe('what happened beside the scores', () => {
  test('an event is marked, stands on the chart, in the table and on the time line, and can be put back', async ({
    page,
    practice,
    signIn,
  }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    for (const days of [60, 2]) {
      const at = new Date(Date.now() - days * day)
      await sendForm(practice, clientId, { at, fields: sheetOf('cta-40', 2, { STR10: 4 }) })
    }
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}`)
    await expect(page.getByText('No event marked yet')).toBeVisible()
    await markEvent(page, { kind: 'boundary', on: daysFromToday(-30), words: 'first limit said aloud' })
    const row = eventTable(page).getByRole('row').filter({ hasText: 'first limit said aloud' })
    await expect(row).toContainText('Set a boundary')
    await expect(page.locator('figure svg').filter({ hasText: 'first limit said aloud' }).first()).toBeAttached()
    const line = page.getByRole('table', { name: /Check-ins and notes/ })
    await expect(line.getByRole('row').filter({ hasText: 'first limit said aloud' })).toContainText('Event')
    await row.getByRole('button', { name: /^Change/ }).click()
    await dialog(page).getByLabel('In your words').fill('said no to a loan')
    await dialog(page).getByRole('button', { name: 'Save the change' }).click()
    const changed = eventTable(page).getByRole('row').filter({ hasText: 'said no to a loan' })
    await expect(changed).toBeVisible()
    await changed.getByRole('button', { name: /^Remove/ }).click()
    await expect(page.getByText('No event marked yet')).toBeVisible()
    await page.getByRole('button', { name: 'Put it back' }).click()
    await expect(changed).toBeVisible()
  })

  test('a day to come, no kind and a page of words are refused in words, and nothing typed is lost', async ({
    page,
    practice,
    signIn,
  }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}`)
    const long = 'x'.repeat(5000)
    await markEvent(page, { kind: '', on: daysFromToday(3), words: long })
    await expect(dialog(page).getByText('Choose what happened').first()).toBeVisible()
    await expect(dialog(page).getByText('Shorten this to 120 characters or fewer').first()).toBeVisible()
    await expect(dialog(page).getByLabel('In your words')).toHaveValue(long)
    await dialog(page).getByLabel('What happened').selectOption('loss')
    await dialog(page).getByLabel('In your words').fill('')
    await dialog(page).getByRole('button', { name: 'Mark it' }).click()
    await expect(dialog(page).getByText('Choose today or an earlier day').first()).toBeVisible()
    await expect(dialog(page).getByLabel('On', { exact: true })).toHaveValue(daysFromToday(3))
    await dialog(page).getByLabel('On', { exact: true }).fill(today())
    await dialog(page).getByRole('button', { name: 'Mark it' }).click()
    await expect(eventTable(page).getByRole('row').filter({ hasText: 'Loss' })).toBeVisible()
  })

  test('many events and long words stay inside the page at 320 px', async ({ page, practice, signIn }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await inPractice(practice, async (tx) => {
      for (let n = 0; n < 30; n += 1) {
        await addEvent(tx, { clientId, happenedOn: today(), kind: 'other', words: 'w'.repeat(120) })
      }
    })
    await sendForm(practice, clientId, { at: new Date(Date.now() - day), fields: sheetOf('cta-40', 2, { STR10: 4 }) })
    await signIn(practice.owner)
    await page.setViewportSize({ width: 320, height: 800 })
    await page.goto(`/clients/${clientId}`)
    await expect(eventTable(page)).toBeVisible()
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(over).toBe(0)
  })
})
