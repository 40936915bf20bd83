import { makeDemoLink } from './entry-links'
import { expect, test } from './house'

test('the demo practice opens from the printed address, is marked as one, and holds its year', async ({
  page,
  demoUrl,
}) => {
  test.setTimeout(180_000)
  const address = demoUrl || (await makeDemoLink())
  await page.goto(address)
  await expect(page.getByRole('heading', { name: 'Look around the demo practice' })).toBeVisible()
  await page
    .getByRole('button', { name: /^Open as/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/home/, { timeout: 120_000 })
  await expect(page.getByText('Demo practice: nothing here is real')).toBeVisible()
  const need = page.getByRole('table', { name: 'Clients who need attention, with every reason' })
  await expect(need.getByRole('link', { name: 'Junpei Morrow', exact: true })).toBeVisible()
  await page.goto('/caseload')
  const rows = page.getByRole('table', { name: /^Caseload/ }).getByRole('row')
  await expect(page.getByRole('link', { name: /^All \d+/ })).toBeVisible()
  const names = await page.getByRole('rowheader').getByRole('link').allTextContents()
  expect(names.length).toBeGreaterThan(15)
  await expect(rows.first()).toBeVisible()

  // Every client's page opens: a stranger may look around for a day without a dead end.
  const links = await page
    .getByRole('rowheader')
    .getByRole('link')
    .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
  for (const link of links) {
    const answer = await page.request.get(link)
    expect(answer.status(), link).toBe(200)
  }
  await page.goto(links[0] ?? '/caseload')
  await expect(page.getByText('Demo practice: nothing here is real')).toBeVisible()
})
