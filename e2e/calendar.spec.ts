import { addClient } from '@/lib/clients/commands/add-client'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice } from '@/lib/testing/practice-fixture'
import { findFaults } from './axe'
import { expect, test } from './house'

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]

for (const size of SIZES) {
  test(`what was sent and what is to come stand in a calendar, ${size.width} px wide`, async ({
    page,
    practice,
    signIn,
  }) => {
    const { clientId } = await inPractice(practice, (tx) => addClient(tx, newClient('Wren', 'Wren Ash')))
    await page.setViewportSize(size)
    await signIn(practice.owner)
    await page.goto(`/clients/${clientId}/calendar`)
    await expect(page.getByRole('heading', { name: 'No form has gone to this client yet' })).toBeVisible()
    await page.getByRole('link', { name: 'Go to their forms' }).click()

    // Shown in the session, then shown to be copied: each stands there once it has happened, and not before.
    await page.getByRole('button', { name: 'Assign', exact: true }).first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel(/^Show here/).check()
    await sheet.getByRole('button', { name: 'Assign', exact: true }).click()
    await sheet.getByRole('button', { name: 'Yes, show the link' }).click()
    const link = await sheet.getByLabel(/^Link, open until/).inputValue()
    await sheet.getByRole('button', { name: 'Done' }).click()

    await page.getByRole('link', { name: 'Calendar of what was sent' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Calendar' })).toBeVisible()
    const ahead = page.getByRole('table', { name: 'What is to come, soonest first' })
    await expect(ahead).toContainText('Last day of its link')
    const sent = page.getByRole('table', { name: /, newest first$/ })
    await expect(sent.getByText('Link shown to copy, after “Is this how they asked?”')).toHaveCount(1)
    await expect(sent.getByText('Link and code shown on the screen')).toHaveCount(1)
    expect(await page.content()).not.toContain(link.split('/q/')[1])

    await page.getByRole('link', { name: 'Not sent 0' }).click()
    await expect(page.getByText('Nothing of this kind.')).toBeVisible()
    await page.getByRole('link', { name: 'In person or by hand 2' }).click()
    await expect(page).toHaveURL(/show=in-person/)
    await expect(sent.getByRole('link', { name: /^CTA/ })).toHaveCount(2)
    expect(await findFaults(page)).toEqual([])
  })
}
