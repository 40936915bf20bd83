import { sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { addNamedClient } from './forms'
import { expect, type Page, test } from './house'

const day = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * day)
const history = (page: Page) => page.getByRole('table', { name: /^Score history/ })

type Given = { days: number; answer: number; changed?: Record<string, unknown> }

test.describe('a client’s story', () => {
  // Where the relationship moved, drawn and in a table that equals it; no path from one result alone.
  test('shows where a relationship moved, and one result in words', async ({ page, practice, signIn }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    const send = ({ days, answer, changed }: Given) =>
      sendForm(practice, clientId, {
        at: ago(days),
        fields: sheetOf('cta-40', answer, { STR10: 4, ...changed }),
      })
    await send({ days: 90, answer: 3 })
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}`)
    await expect(page.getByText(/A second one gives the map its path/)).toBeVisible()
    await send({ days: 40, answer: 2 })
    await page.reload()
    await expect(page.getByRole('img', { name: /^Relationship map/ }).first()).toBeVisible()
    await expect(page.getByRole('heading', { name: /^How .+ moved$/ })).toBeVisible()
    await expect(page.getByRole('table', { name: /^Path by date/ }).getByRole('row')).toHaveCount(3)
    await expect(page.getByText('Both fell: ask about distance.').first()).toBeVisible()
  })

  test('turns the chart and the table to another scale, without a script too', async ({ page, practice, signIn }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    for (const [days, answer] of [[90, 3] as const, [40, 1] as const]) {
      await sendForm(practice, clientId, { at: ago(days), fields: sheetOf('cta-40', answer, { STR10: 4 }) })
    }
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}`)
    await page.getByLabel('Scale').selectOption({ label: 'People-pleasing' })
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(page).toHaveURL(/scale=PPL/)
    await expect(page.getByRole('heading', { name: 'People-pleasing over time' })).toBeVisible()
    await expect(history(page)).toContainText('Points only: no error was set')
    await expect(history(page)).toContainText('3 of 3')
  })

  test('lays two results side by side from a number of the history', async ({ page, practice, signIn }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    for (const [days, answer] of [[90, 3] as const, [40, 1] as const]) {
      await sendForm(practice, clientId, { at: ago(days), fields: sheetOf('cta-40', answer, { STR10: 4, COM1: null }) })
    }
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}`)
    await history(page)
      .getByRole('link', { name: /since the first, side by side$/ })
      .click()
    await expect(page.getByRole('heading', { name: 'Two results' })).toBeVisible()
    const moved = page.getByRole('table', { name: 'Statements that moved two or more steps' })
    await expect(moved).toContainText('−2')
    await expect(moved).toContainText('turned: counts +2')
    await expect(page.getByRole('table', { name: 'Answers in the order asked' })).toContainText('Skipped')
    await page.getByLabel('With this one').selectOption({ index: 1 })
    await page.getByLabel('This one', { exact: true }).selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Compare' }).click()
    await expect(page.getByText('That is the same result twice.')).toBeVisible()
  })

  // The client picked "partner" by habit: the clinician gives the result to the person it is about.
  test('gives a result to another person, whose line it joins', async ({ page, practice, signIn }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    const mother = { 'referent.kind': 'parent', STR10: 4 }
    await sendForm(practice, clientId, { at: ago(120), fields: sheetOf('cta-40', 3, mother) })
    const { id } = await sendForm(practice, clientId, { at: ago(40), fields: sheetOf('cta-40', 1, { STR10: 4 }) })
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}/results/${id}`)
    await page.getByRole('button', { name: 'About somebody else' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Parent' }).check()
    await dialog.getByRole('button', { name: 'Confirm' }).click()
    await expect(dialog).toBeHidden()
    await page.goto(`/clients/${clientId}`)
    await expect(history(page)).toContainText('Lower than first, beyond assumed error (22.3)')
    const people = page.locator('#whom')
    await people.getByRole('button', { name: 'Edit Parent' }).click()
    await page.getByRole('dialog').getByLabel('A hint to tell them apart').fill('Mum')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await expect(people.getByText('Parent (Mum)')).toBeVisible()
  })

  test('folds the map and the comparison while a safety review is open', async ({ page, practice, signIn }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    const first = await sendForm(practice, clientId, { at: ago(90), fields: sheetOf('cta-40', 3, { STR10: 4 }) })
    const last = await sendForm(practice, clientId, { at: ago(40), fields: sheetOf('cta-40', 1, { STR10: 0 }) })
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}`)
    await expect(page.getByText(/Where the scores moved is folded/)).toBeVisible()
    await expect(page.getByRole('img', { name: /^Relationship map/ })).toHaveCount(0)
    await page.goto(`/clients/${clientId}/compare?a=${first.id}&b=${last.id}`)
    await expect(page.getByText(/folded while a safety review is open/)).toBeVisible()
    await expect(page.getByRole('table')).toHaveCount(0)
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(page.getByRole('table', { name: 'Scores side by side' })).toBeVisible()
  })
})
