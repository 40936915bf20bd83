import { addClient } from '@/lib/clients/commands/add-client'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice } from '@/lib/testing/practice-fixture'
import { addNamedClient, assignForm } from './forms'
import { expect, type Page, test } from './house'
import { openForm } from './respondent'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const confirmIn = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

test.describe('how a client may be reached', () => {
  // Ten seconds: one question, answered already the safe way, and the link stays hidden until somebody says it may go.
  test('is one question, in session only unless they said otherwise, and Copy asks first', async ({
    page,
    practice,
    signIn,
  }) => {
    await signIn(practice.owner)
    await page.goto('/caseload?sheet=add')
    const add = page.getByRole('dialog')
    await expect(add.getByRole('radio', { name: 'In session only' })).toBeChecked()
    await add.getByLabel('Name', { exact: true }).fill('Ada Larkin')
    await add.getByRole('button', { name: 'Add and send', exact: true }).click()
    await expect(add.getByText('Is this how they asked?', { exact: false })).toBeVisible()
    expect(await page.content()).not.toMatch(/value="[^"]*\/q\/[\w-]{43}/)
    await expect(add.getByRole('button', { name: /^Copy/ })).toHaveCount(0)
    await add.getByRole('button', { name: 'Yes, show the link' }).click()
    await expect(add.getByLabel(/^Link, open until/)).toHaveValue(/\/q\/[\w-]{43}$/)
    await expect(add.getByRole('button', { name: 'Copy', exact: true })).toBeVisible()
    expect(await inPractice(practice, (tx) => tx.db.message.count())).toBe(0)
  })

  test('with a mailbox another client gave too, it asks before anything is sent', async ({
    page,
    practice,
    signIn,
  }) => {
    await inPractice(practice, (tx) => addClient(tx, newClient('Wren', 'Ada Larkin')))
    await signIn(practice.owner)
    await page.goto('/caseload')
    await page.getByRole('link', { name: 'Add and send' }).first().click()
    const add = page.getByRole('dialog')
    await add.getByLabel('Name', { exact: true }).fill('Ivo Larkin')
    await add.getByLabel('E-mail, any time').check()
    await add.getByLabel('E-mail address').fill('wren@client.example')
    await add.getByRole('button', { name: 'Add and send', exact: true }).click()
    await expect(add.getByText(/either may read what goes to the other/).first()).toBeVisible()
    expect(await inPractice(practice, (tx) => tx.db.message.count())).toBe(0)
    await add.getByLabel('Send to this address all the same').check()
    // A tick holds for the address it was asked about, and for no other.
    await add.getByLabel('E-mail address').fill('ivo@client.example')
    await expect(add.getByLabel('Send to this address all the same')).toHaveCount(0)
    await add.getByLabel('E-mail address').fill('wren@client.example')
    await add.getByRole('button', { name: 'Add and send', exact: true }).click()
    await expect(add.getByLabel('Send to this address all the same')).not.toBeChecked()
    expect(await inPractice(practice, (tx) => tx.db.message.count())).toBe(0)
    await add.getByLabel('Send to this address all the same').check()
    await add.getByRole('button', { name: 'Add and send', exact: true }).click()
    await expect(add.getByRole('link', { name: 'Ada Larkin' })).toBeVisible()
    await expect(add.getByText('The records are not joined', { exact: false })).toBeVisible()
    expect(await inPractice(practice, (tx) => tx.db.message.count())).toBe(1)
  })

  test('is asked again in the row from day 90, and one press answers it', async ({ page, practice, signIn }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin', { now: new Date(Date.now() - 91 * 86_400_000) })
    await inPractice(practice, (tx) => refreshOverview(tx, clientId))
    await signIn(practice.owner)
    await page.goto('/caseload')
    const row = page.getByRole('row').filter({ hasText: 'Ada Larkin' })
    await row.getByRole('button', { name: 'Still the same' }).click()
    await expect(row.getByRole('button', { name: 'Still the same' })).toHaveCount(0)
  })

  test('stopped, by one button: links end, nothing can be sent, and the row says so', async ({
    page,
    practice,
    signIn,
    newVisitor,
  }) => {
    const form = await assignForm(practice)
    await signIn(practice.owner)
    await page.goto(`/clients/${form.clientId}`)
    await press(page, 'Stop all contact')
    await confirmIn(page, 'Stop all contact')
    await expect(page.getByRole('button', { name: 'Stop all contact' })).toHaveCount(0)
    const visitor = await newVisitor()
    expect((await visitor.post(`/q/${form.secret}`, {})).body).toContain('This form was taken back')
    await page.goto('/home')
    await expect(page.getByRole('main')).toContainText(/contact.*stopped|stopped.*contact|Messages stopped/i)
  })
})

test.describe('after five wrong PINs', () => {
  test('the clinician reads what that can mean, and gives a new PIN by one button', async ({
    page,
    browser,
    baseURL,
    practice,
    signIn,
  }) => {
    const form = await assignForm(practice)
    await signIn(practice.owner)
    await page.goto(`/clients/${form.clientId}/edit`)
    await press(page, 'Show the PIN')
    const pin = (await page.locator('.pin-line b').textContent()) ?? ''
    await inPractice(practice, (tx) => tx.db.assignment.updateMany({ data: { isPinRequired: true, via: 'message' } }))
    const phone = await browser.newContext({ baseURL: baseURL ?? '' })
    const hers = await phone.newPage()
    await openForm(hers, `/q/${form.secret}`)
    for (let turn = 0; turn < 5; turn += 1) {
      await hers.getByLabel('PIN, 6 digits').fill(pin === '123456' ? '654321' : '123456')
      await press(hers, 'Continue')
    }
    await expect(heading(hers)).toHaveText('This link is locked')
    for (const path of ['/home', `/clients/${form.clientId}`]) {
      await page.goto(path)
      await expect(page.getByRole('main')).toContainText(/Five wrong PINs.*: the client, or someone else/)
      await expect(page.getByRole('main')).toContainText('Speak before sending again')
    }
    await page.goto(`/clients/${form.clientId}/edit`)
    await press(page, 'New PIN')
    await confirmIn(page, 'Make a new PIN')
    await expect(page.locator('.pin-line b')).toHaveText(/^\d{6}$/)
    const fresh = (await page.locator('.pin-line b').textContent()) ?? ''
    await openForm(hers, `/q/${form.secret}`)
    await hers.getByLabel('PIN, 6 digits').fill(fresh)
    await press(hers, 'Continue')
    await expect(heading(hers)).toHaveText('Before you begin')
    await phone.close()
  })
})

test('crisis numbers are taken off one client’s pages and put back', async ({ page, practice, signIn, newVisitor }) => {
  const form = await assignForm(practice)
  const visitor = await newVisitor()
  await visitor.post(`/q/${form.secret}`, {})
  const read = async () => (await visitor.get('/q/form/3')).body.includes('0808 2000 247')
  expect(await read()).toBe(true)
  await signIn(practice.owner)
  await page.goto(`/clients/${form.clientId}/edit`)
  await press(page, 'Hide the numbers')
  await expect(page.getByText('No numbers stand on this client’s pages.', { exact: false })).toBeVisible()
  expect(await read()).toBe(false)
  await press(page, 'Show the numbers')
  await expect(page.getByRole('button', { name: 'Hide the numbers' })).toBeVisible()
  expect(await read()).toBe(true)
})
