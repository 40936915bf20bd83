import { randomInt } from 'node:crypto'
import { type APIRequestContext, type BrowserContext, test as base, expect, type Page } from 'playwright/test'
import {
  type MemberFixture,
  makePractice,
  makeSessionCookie,
  type PracticeFixture,
} from '@/lib/testing/practice-fixture'
import type { ServerOfTheRun } from './second-server'
import { makeVisitor, type Visitor } from './visitor'

export type HouseOptions = {
  setupUrl: string
  demoUrl: string
} & ServerOfTheRun

type Fixtures = {
  /** A practice of the test's own. */
  practice: PracticeFixture
  /** Signs a member in by a session row; the context's pages are theirs from then on. */
  signIn: (member: MemberFixture, into?: BrowserContext) => Promise<void>
  /** Another browser, without a screen and with cookies of its own. */
  newVisitor: () => Promise<Visitor>
  /** Everything a page asked of anybody but our own server. Must stay empty. */
  strangers: string[]
}

/** Tests of the running program, in a real browser, each in a practice of its own. */
export const test = base.extend<Fixtures & HouseOptions>({
  setupUrl: ['', { option: true }],
  demoUrl: ['', { option: true }],
  buildFolder: ['', { option: true }],
  serverEnv: [{}, { option: true }],
  // An address of its own, as a proxy in front would tell it: attempts are counted per address.
  extraHTTPHeaders: async ({ baseURL: _ }, use) => {
    await use({ 'X-Forwarded-For': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` })
  },
  practice: async ({ baseURL: _ }, use) => {
    await use(await makePractice())
  },
  signIn: async ({ context, baseURL }, use) => {
    await use(async (member, into = context) => {
      const { name, value, options } = await makeSessionCookie(member)
      const { httpOnly, secure } = options
      await into.addCookies([{ name, value, url: baseURL ?? '', httpOnly, secure, sameSite: 'Lax' }])
    })
  },
  newVisitor: async ({ playwright, baseURL, extraHTTPHeaders }, use) => {
    const made: APIRequestContext[] = []
    await use(async () => {
      const options = { baseURL: baseURL ?? '', extraHTTPHeaders: extraHTTPHeaders ?? {} }
      const context = await playwright.request.newContext(options)
      made.push(context)
      return makeVisitor(context, new URL(options.baseURL).origin)
    })
    await Promise.all(made.map((context) => context.dispose()))
  },
  strangers: [
    async ({ context, baseURL }, use) => {
      const found: string[] = []
      context.on('request', (request) => {
        const isOurs = request.url().startsWith(baseURL ?? '') || /^(data|blob|about):/.test(request.url())
        if (!isOurs) found.push(request.url())
      })
      await use(found)
      expect(found, 'a page asked somebody else’s server for something').toEqual([])
    },
    { auto: true },
  ],
})

/** Fifteen characters and more, and nobody's pet. */
export const PASSWORD = 'seven quiet herons walk'

export { expect, type Page }
