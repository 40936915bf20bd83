import { readFile } from 'node:fs/promises'
import { sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { readPdf } from '@/lib/testing/read-pdf'
import { addNamedClient } from './forms'
import { expect, test } from './house'

const day = 86_400_000

test.describe('prints', () => {
  test.beforeEach(async ({ practice, signIn }) => {
    await signIn(practice.owner)
  })

  // Paper is filed apart from the screen: each sheet must say whose it is, and none may be dark.
  test('the browser prints a report with identifiers on every sheet', async ({ page, practice }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    for (const back of [60, 2]) {
      await sendForm(practice, clientId, {
        at: new Date(Date.now() - back * day),
        fields: sheetOf('cta-40', back > 10 ? 3 : 1, { STR10: 4 }),
      })
    }
    await page.goto(`/clients/${clientId}`)
    await page.getByRole('button', { name: 'Print' }).click()
    await page.getByRole('link', { name: 'Report' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Relationship patterns questionnaire')
    await expect(page.getByText('Not a diagnosis.').first()).toBeVisible()
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await expect(page.getByRole('link', { name: 'PDF' })).toBeHidden()
    await expect(page.getByRole('banner')).toBeHidden()
    const paper = await page.pdf({ preferCSSPageSize: true })
    const sheets = paper.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []
    expect(sheets.length).toBeGreaterThan(1)
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('link', { name: 'Letter' }).click()
    await expect(page).toHaveURL(/paper=letter/)
  })

  test('the report comes as a file with a neutral name', async ({ page, practice }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await sendForm(practice, clientId, { at: new Date(Date.now() - day), fields: sheetOf('cta-40', 2, { STR10: 4 }) })
    await page.goto(`/clients/${clientId}/report`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'PDF' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^form-\d{4}-\d\d-\d\d\.pdf$/)
    const pages = readPdf(await readFile(await download.path()))
    for (const text of pages) expect(text).toContain('Ada Larkin')
  })

  test('a sheet is made only once it is safe to take home, and shown on screen where it is not', async ({
    page,
    practice,
  }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await sendForm(practice, clientId, { at: new Date(Date.now() - day), fields: sheetOf('cta-40', 2, { STR10: 4 }) })
    await page.goto(`/clients/${clientId}/sheet`)
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByRole('link', { name: 'Answer this first' })).toBeVisible()
    await page.getByRole('radio', { name: 'Yes, it is safe' }).check()
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByRole('heading', { name: 'What you told us' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'What you told us' })).not.toContainText(/Ada|Larkin|CTA|score/i)
    await page.goto(`/clients/${clientId}/sheet`)
    await page.getByRole('radio', { name: 'Show it on screen instead' }).check()
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByRole('heading', { name: 'Your answers over time' })).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText(/Ada|Larkin|CTA|score/i)
    await expect(page.getByRole('navigation')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(new RegExp(`/clients/${clientId}$`))
  })

  test('nothing goes home or is shown together while a safety review is open', async ({ page, practice }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await sendForm(practice, clientId, { at: new Date(Date.now() - day), fields: sheetOf('cta-40', 3, { STR10: 0 }) })
    for (const place of ['sheet', 'together']) {
      await page.goto(`/clients/${clientId}/${place}`)
      await expect(page.getByText(/A safety review is open/).first()).toBeVisible()
    }
    await page.goto(`/clients/${clientId}/report`)
    await expect(page.getByRole('main')).not.toContainText(/Often|assumed error/)
  })
})
