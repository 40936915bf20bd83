import { Client } from 'pg'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readClientPage } from '@/app/(practice)/clients/[clientId]/load-client-page'
import { makePopulatedPractice } from '@/lib/testing/populated-practice'
import { inPractice } from '@/lib/testing/practice-fixture'

const place = { locale: 'en-GB', timeZone: 'Europe/London', readingPromiseDays: 3 }

/**
 * The scope, the record of the opening, and one statement for each noun: head, safety, history, assignments, check-ins,
 * notes, plan, events, schedules; two for messages: what became of them, and what decides about reminders.
 */
const MOST_STATEMENTS = 13

afterEach(() => vi.restoreAllMocks())

describe('the client page', () => {
  it('asks the database once for each noun, and one thing after another', async () => {
    const practice = await makePopulatedPractice('counted')
    const { clientId } = practice.ids
    const read = () => inPractice(practice, (tx) => readClientPage(tx, place, clientId, {}))
    // The first reading may rewrite an overview that a day has run out of.
    await read()
    const asked = watchStatements()
    const page = await read()
    expect(page.story.hasResults).toBe(true)
    expect(page.entries.length).toBeGreaterThan(0)
    expect(asked.statements).toHaveLength(MOST_STATEMENTS)
    expect(asked.most).toBe(1)
  })
})

/** Every statement but the transaction's own, and how many were under way at once. */
function watchStatements() {
  const seen = { statements: [] as string[], most: 0 }
  let underWay = 0
  const ask = Client.prototype.query as unknown as (...args: unknown[]) => Promise<unknown>
  vi.spyOn(Client.prototype, 'query').mockImplementation(async function (this: Client, ...args: unknown[]) {
    const [first] = args as [string | { text: string }]
    const text = typeof first === 'string' ? first : first.text
    if (!/^(begin|commit|rollback|set )/i.test(text.trim())) seen.statements.push(text)
    underWay += 1
    seen.most = Math.max(seen.most, underWay)
    return ask.apply(this, args).finally(() => {
      underWay -= 1
    })
  } as never)
  return seen
}
