import { afterEach, describe, expect, it, vi } from 'vitest'
import { readClientPage } from '@/app/(practice)/clients/[clientId]/load-client-page'
import { setSafeContact } from '@/lib/clients/commands/change-contact'
import { remindNow } from '@/lib/messages/commands/remind-now'
import { makePopulatedPractice, newClient } from '@/lib/testing/populated-practice'
import { inPractice, makePractice } from '@/lib/testing/practice-fixture'
import { sendFormByMail } from '@/lib/testing/sent-form'
import { watchStatements } from '@/lib/testing/watch-statements'

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

  // A button that would be refused, or none where it may be: either way somebody is not reminded as they wished.
  it('offers a reminder where the act allows one, and else says why', async () => {
    const practice = await makePractice()
    const form = await sendFormByMail(practice)
    const read = () => inPractice(practice, (tx) => readClientPage(tx, place, form.clientId, {}))
    expect((await read()).forms[0]?.reminder).toEqual({ isAllowed: true })
    const { record } = newClient('Wren')
    await inPractice(practice, (tx) => setSafeContact(tx, { ...form, record: { ...record, reminderCount: 0 } }))
    expect((await read()).forms[0]?.reminder).toEqual({
      isAllowed: false,
      words: 'No reminder: they asked for none.',
    })
    expect(await inPractice(practice, (tx) => remindNow(tx, form))).toMatchObject({ refusal: 'REMINDERS_STOPPED' })
  })
})
