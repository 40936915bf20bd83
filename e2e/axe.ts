import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules that a theme alone can break: all others answer the same by day and by night. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds on the page as it stands now: "rule at element". One document without frames, so it is judged where it is
 * and no second page is opened for it.
 */
export async function findFaults(page: Page, what: 'everything' | 'colours' = 'everything'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (what === 'colours' ? axe.withRules(COLOUR_RULES) : axe.withTags(TAGS)).analyze()
  return violations.map(({ id, nodes }) => `${id} at ${nodes.map((node) => node.target.join(' ')).join(' | ')}`)
}

/** Both themes, the page told that its surroundings changed: everything by day, the colours again by night. */
export async function findFaultsInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const byDay = await findFaults(page)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const byNight = await findFaults(page, 'colours')
  return [...byDay.map((fault) => `light: ${fault}`), ...byNight.map((fault) => `dark: ${fault}`)]
}
