import { describe, expect, it } from 'vitest'
import { reviewResponse } from '@/lib/assessments/commands/review-response'
import { voidResponse } from '@/lib/assessments/commands/void-response'
import { reviewCheckIn } from '@/lib/check-ins/commands'
import { hideHelp, hideHelpInput } from '@/lib/clients/commands/hide-help'
import { sendForm, sheetOf } from '@/lib/testing/answers-fixture'
import { askForm, openForm } from '@/lib/testing/asked-form'
import { inPractice } from '@/lib/testing/practice-fixture'
import { RespondentBrowser } from '@/lib/testing/respondent-browser'

const DAY = 86_400_000
const past = (days: number) => new Date(Date.now() - days * DAY)

describe('“Your last answers were read”', () => {
  // A client whose newest answers nobody has looked at must not be told that they were read.
  it('is said of the newest answers and of no others', async () => {
    const asked = await askForm()
    const { practice, clientId } = asked
    const intro = async () => {
      const { html } = await (await openForm(asked)).get('/q/form')
      return /Your last answers were read on ([^.]+)\./.exec(html)?.[1] ?? null
    }
    const wordDay = (at: Date) =>
      at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'Europe/London' })
    expect(await intro()).toBeNull()

    const first = await sendForm(practice, clientId, { at: past(20), fields: sheetOf('cta-40', 2) })
    expect(await intro()).toBeNull()
    await inPractice(practice, (tx) => reviewResponse(tx, { responseId: first.id }), { now: past(18) })
    expect(await intro()).toContain(wordDay(past(18)))

    const fields = { 'referent.kind': 'partner', 'referent.hint': null, contact: 'often', private: false, mood: 5 }
    const second = await sendForm(practice, clientId, { at: past(6), instrumentId: 'check-in', fields })
    expect(await intro()).toBeNull()
    await inPractice(practice, (tx) => reviewCheckIn(tx, { checkInId: second.id }), { now: past(5) })
    expect(await intro()).toContain(wordDay(past(5)))

    // One that belonged to somebody else was never theirs.
    const wrong = await sendForm(practice, clientId, { at: past(2), fields: sheetOf('cta-40', 1) })
    expect(await intro()).toBeNull()
    await inPractice(practice, (tx) =>
      voidResponse(tx, { responseId: wrong.id, kind: 'wrong-client', reason: 'Ivo’s' }),
    )
    expect(await intro()).toContain(wordDay(past(5)))
  })
})

describe('the crisis numbers under Help', () => {
  const PAGES = ['/q/form', '/q/form/1', '/q/form/3', '/q/review', '/q/staying-safe']

  it('go from every page of one client, and come back', async () => {
    const asked = await askForm()
    const { practice, clientId } = asked
    const browser = await openForm(asked)
    const read = async () => (await Promise.all(PAGES.map((page) => browser.get(page)))).map(({ html }) => html)
    const switchOff = (isHidden?: string) =>
      inPractice(practice, (tx) => hideHelp(tx, hideHelpInput.parse({ clientId, isHidden })))
    for (const html of await read()) {
      expect(html).toContain('0808 2000 247')
      expect(html).toContain('Calls and texts leave a trace on this phone.')
    }
    await switchOff('on')
    for (const html of await read()) {
      expect(html).not.toMatch(/0808 2000 247|>999<|tel:|Calls and texts/)
      expect(html).toContain('Staying safe online')
    }
    expect((await browser.get('/q/form')).html).toContain('Call your local emergency number.')
    await switchOff()
    for (const html of await read()) expect(html).toContain('0808 2000 247')
    const acts = await inPractice(practice, (tx) =>
      tx.db.auditEvent.findMany({ where: { clientId, action: { startsWith: 'client.help' } }, orderBy: { id: 'asc' } }),
    )
    expect(acts.map(({ action }) => action)).toEqual(['client.help-hidden', 'client.help-shown'])
  })

  it('are the practice’s own where it keeps some, and each country’s where it does not', async () => {
    const { practice, ...asked } = await askForm()
    const browser = await openForm({ practice, ...asked })
    const own = [{ kind: 'own', number: '111 option 2', note: 'Night team' }]
    const under = async (data: object) => {
      await inPractice(practice, (tx) => tx.db.practice.updateMany({ data }))
      return (await browser.get('/q/form/3')).html
    }
    expect(await under({ country: 'US' })).toMatch(/tel:911.*tel:988.*tel:18007997233/s)
    expect(await under({ country: 'GB' })).toMatch(/tel:999.*tel:08082000247/s)
    expect(await under({ country: 'NZ' })).toContain('Your local emergency number')
    const html = await under({ crisisContacts: own })
    expect(html).toContain('Night team')
    expect(html).not.toContain('Your local emergency number')
  })

  // Before anything is opened the page is the same for every link: no country, no practice.
  it('name no country on the page a link leads to', async () => {
    const { html } = await new RespondentBrowser().get(`/q/${(await askForm()).secret}`)
    expect(html).toContain('Your local emergency number')
    expect(html).not.toMatch(/999|0808/)
  })
})
