import { makePopulatedPractice } from '@/lib/testing/populated-practice'
import { inPractice } from '@/lib/testing/practice-fixture'
import { findFaultsInBothThemes } from './axe'
import { makeJoinLink, makeResetLink, makeSetUpLink } from './entry-links'
import { addNamedClient, assignForm, fillDraft } from './forms'
import { expect, type Page, test } from './house'
import { openForm, sendForm } from './respondent'
import { addressOf, listRoutes, valuesOf } from './routes'

const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } }

type Fault = string

type Watched = Window & { widest?: number }

/** Notes how far the page could be moved sideways at any moment since it began to load, skeletons included. */
function watchOverflow(): void {
  const watched = window as Watched
  const look = () => {
    const { scrollWidth = 0, clientWidth = 0 } = document.documentElement ?? {}
    watched.widest = Math.max(watched.widest ?? 0, scrollWidth - clientWidth)
    requestAnimationFrame(look)
  }
  look()
}

async function measureOverflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return Math.max((window as Watched).widest ?? 0, scrollWidth - clientWidth)
  })
}

/**
 * Both themes at both sizes, the page told that its surroundings changed; then the narrowest phone, which opens the
 * address afresh where there is one.
 */
async function judgeHere(page: Page, name: string, address?: string): Promise<Fault[]> {
  await page.getByRole('heading').first().waitFor()
  const faults: Fault[] = []
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport)
    faults.push(...(await findFaultsInBothThemes(page)).map((fault) => `${name}, ${size}, ${fault}`))
  }
  await page.setViewportSize({ width: 320, height: 640 })
  if (address) {
    await page.goto(address)
    await page.waitForLoadState('load')
  } else {
    await page.evaluate(() => {
      ;(window as Watched).widest = 0
    })
  }
  await page.getByRole('heading').first().waitFor()
  const over = await measureOverflow(page)
  if (over > 0) faults.push(`${name}: scrolls ${over} px sideways at 320`)
  return faults
}

async function judgeAll(page: Page, addresses: [string, string][]): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const [name, address] of addresses) {
    await page.goto(address)
    faults.push(...(await judgeHere(page, name, address)))
  }
  return faults
}

test.describe('everybody can use every page', () => {
  test.setTimeout(600_000)
  test.beforeEach(({ page }) => page.addInitScript(watchOverflow))

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

  test('sheets, dialogs and dead ends of the clinicians’ side', async ({ page, practice, signIn }) => {
    const clientId = await addNamedClient(practice, 'Ada Larkin')
    await signIn(practice.owner)
    const faults = await judgeAll(page, [['a client that is not there', `/clients/${crypto.randomUUID()}`]])
    const open = async (name: string, address: string, press: RegExp | null) => {
      await page.setViewportSize(SIZES.desk)
      await page.goto(address)
      if (press) await page.getByRole('button', { name: press }).first().click()
      await page.getByRole('dialog').waitFor()
      faults.push(...(await judgeHere(page, name)))
    }
    await open('the add sheet', '/caseload?sheet=add', null)
    await open('the assign sheet', `/clients/${clientId}`, /^Assign$/)
    await open('the event sheet', `/clients/${clientId}`, /^Mark an event$/)
    await open('a question before archiving', `/clients/${clientId}/edit`, /^Archive/)
    await open('an invitation', '/practice/team', /^Invite/)
    await page.evaluate(() => fetch('/session/lock', { method: 'POST' }))
    faults.push(...(await judgeAll(page, [['the lock', '/locked']])))
    expect(faults).toEqual([])
  })

  test('an empty practice', async ({ page, practice, signIn }) => {
    await signIn(practice.owner)
    const first: [string, string][] = [
      ['the first day at home', '/home'],
      ['the first day', '/caseload'],
    ]
    expect(await judgeAll(page, first)).toEqual([])
  })

  // Every state a respondent can meet, from the first look at the link to the thanks.
  test('the respondent’s pages', async ({ page, practice }) => {
    const faults: Fault[] = []
    const judge = async (name: string, address?: string) => {
      if (address) await page.goto(address)
      faults.push(...(await judgeHere(page, `respondent: ${name}`, address)))
    }
    const { secret } = await assignForm(practice, { instrumentId: 'check-in' })
    await judge('the gate', `/q/${secret}`)
    await openForm(page, `/q/${secret}`)
    await judge('the intro')
    for (const [step, name] of [
      [1, 'about whom'],
      [2, 'in touch'],
      [3, 'a rating'],
      [6, 'words'],
      [9, 'kinds'],
      [10, 'yes or no'],
      [13, 'a statement'],
      [14, 'talk privately'],
    ] as const) {
      await judge(name, `/q/form/${step}`)
    }
    await page.goto('/q/form/3')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await judge('a fault')
    await judge('an empty last page', '/q/review')
    await judge('staying safe', '/q/staying-safe')
    const filled = await assignForm(practice)
    await fillDraft(practice, filled)
    await openForm(page, `/q/${filled.secret}`)
    await judge('the last page', '/q/review')
    await page.goto('/q/review')
    await sendForm(page)
    await judge('thanks')
    await page.goto(`/q/${filled.secret}`)
    await page.getByRole('button', { name: 'Open the form' }).click()
    await judge('a spent link')
    await judge('a link that is none', '/q/half-a-link')
    expect(faults).toEqual([])
  })

  test('the PIN page', async ({ page, practice }) => {
    const { secret, assignmentId } = await assignForm(practice)
    await inPractice(practice, (tx) =>
      tx.db.assignment.updateMany({ where: { id: assignmentId }, data: { isPinRequired: true } }),
    )
    await openForm(page, `/q/${secret}`)
    const faults = await judgeHere(page, 'the PIN')
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    expect([...faults, ...(await judgeHere(page, 'a PIN that is none'))]).toEqual([])
  })
})
