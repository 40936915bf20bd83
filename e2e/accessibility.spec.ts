import AxeBuilder from '@axe-core/playwright'
import { makePopulatedPractice } from '@/lib/testing/populated-practice'
import { makeJoinLink, makeResetLink, makeSetUpLink } from './entry-links'
import { expect, type Page, test } from './house'
import { addressOf, listRoutes, valuesOf } from './routes'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } }
const THEMES = ['light', 'dark'] as const

type Fault = string

async function judgePage(page: Page, name: string): Promise<Fault[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  return violations.map(
    ({ id, nodes }) => `${name}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  )
}

/** How far a page can be moved sideways, apart from regions that scroll by themselves. */
async function measureOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Both themes at both sizes, and the narrowest phone: the same page, told that its surroundings changed. */
async function judgeHere(page: Page, name: string): Promise<Fault[]> {
  await page.getByRole('heading').first().waitFor()
  const faults: Fault[] = []
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      faults.push(...(await judgePage(page, `${name}, ${size}, ${colorScheme}`)))
    }
  }
  await page.setViewportSize({ width: 320, height: 640 })
  const over = await measureOverflow(page)
  if (over > 0) faults.push(`${name}: scrolls ${over} px sideways at 320`)
  return faults
}

async function judgeAll(page: Page, addresses: [string, string][]): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const [name, address] of addresses) {
    await page.goto(address)
    faults.push(...(await judgeHere(page, name)))
  }
  return faults
}

test.describe('everybody can use every page', () => {
  test.setTimeout(300_000)

  test('the doors', async ({ page }) => {
    const practice = await makePopulatedPractice('Door')
    const email = `axe-${Date.now()}@practice.example`
    const faults = await judgeAll(page, [
      ['sign in', '/sign-in'],
      ['set up', await makeSetUpLink()],
      ['join', await makeJoinLink({ practiceId: practice.practiceId, email, name: 'Noor', role: 'clinician' })],
      ['new password', await makeResetLink(practice.clinician.userId)],
      ['an unknown link', `/join/${'a'.repeat(43)}`],
      ['a page that is not there', '/nothing/here'],
    ])
    expect(faults).toEqual([])
  })

  const pages = listRoutes().filter((route) => route.kind === 'page' && route.isPrivate)
  for (const route of pages) {
    test(`the clinicians’ page ${route.pattern}`, async ({ page, signIn }) => {
      const practice = await makePopulatedPractice('Wren')
      await signIn(practice.owner)
      expect(await judgeAll(page, [[route.pattern, addressOf(route, valuesOf(practice))]])).toEqual([])
    })
  }

  test('an empty practice', async ({ page, practice, signIn }) => {
    await signIn(practice.owner)
    expect(await judgeAll(page, [['the first day', '/caseload']])).toEqual([])
  })
})
