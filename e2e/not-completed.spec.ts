import { refreshOverview } from '@/lib/clients/commands/refresh-overview'
import { inPractice } from '@/lib/testing/practice-fixture'
import { addNamedClient, assignForm } from './forms'
import { expect, test } from './house'

const LONG_AGO = new Date(Date.now() - 30 * 86_400_000)

test('who missed a form stands behind its chip, and renewing it is one press', async ({ page, practice, signIn }) => {
  const clientId = await addNamedClient(practice, 'Wren Ash', { now: LONG_AGO })
  await assignForm(practice, { clientId, now: LONG_AGO })
  await addNamedClient(practice, 'Ivo Marsh')
  await inPractice(practice, (tx) => refreshOverview(tx, clientId))
  await signIn(practice.owner)
  await page.goto('/caseload')
  await page.getByRole('link', { name: 'Missed 1' }).click()
  const table = page.getByRole('table', { name: 'Caseload' })
  await expect(table.getByRole('link', { name: 'Wren Ash' })).toBeVisible()
  await expect(table.getByRole('link', { name: 'Ivo Marsh' })).toBeHidden()
  await expect(page.getByRole('link', { name: 'Opened, not finished 0' })).toBeVisible()

  await page.goto(`/clients/${clientId}`)
  await page.getByRole('button', { name: 'Renew', exact: true }).click()
  await expect(page.getByRole('dialog').getByText('Pass the form on')).toBeVisible()
  await page.goto('/caseload')
  await expect(page.getByRole('link', { name: 'Missed 0' })).toBeVisible()
})
