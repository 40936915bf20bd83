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

test('a form that was missed is renewed from the row itself, and the row says what became of it', async ({
  page,
  practice,
  signIn,
}) => {
  const byMail = await addNamedClient(practice, 'Wren Ash', { now: LONG_AGO })
  await assignForm(practice, { clientId: byMail, via: 'message', now: LONG_AGO })
  const inRoom = await addNamedClient(practice, 'Ivo Marsh', { now: LONG_AGO })
  await assignForm(practice, { clientId: inRoom, now: LONG_AGO })
  for (const clientId of [byMail, inRoom]) await inPractice(practice, (tx) => refreshOverview(tx, clientId))
  await signIn(practice.owner)
  await page.goto('/caseload')
  const wren = page.getByRole('row', { name: /Wren Ash/ })
  await wren.getByRole('button', { name: 'Renew' }).click()
  await expect(wren).toContainText(/Renewed, open until .*the message waits in the outbox/)
  const ivo = page.getByRole('row', { name: /Ivo Marsh/ })
  await ivo.getByRole('button', { name: 'Renew' }).click()
  await expect(ivo).toContainText(/Renewed, open until .*Nothing was sent: pass the link on/)
  await expect(ivo.getByRole('button', { name: 'Renew' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Missed 0' })).toBeVisible()
})
