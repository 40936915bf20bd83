import { assignInstrument } from '@/lib/assignments/commands/assign-instrument'
import { addClient } from '@/lib/clients/commands/add-client'
import { newClient } from '@/lib/testing/populated-practice'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { RespondentBrowser } from '@/lib/testing/respondent-browser'

/** A form asked of a new client, with what its link needs. */
export type AskedForm = {
  practice: PracticeFixture
  clientId: string
  assignmentId: string
  secret: string
  pin: string
}

/** Adds a client and assigns a form by the commands people use. A PIN is asked when it goes by message. */
export async function askForm(
  options: { practice?: PracticeFixture; formId?: string; isPinAsked?: boolean; now?: Date } = {},
): Promise<AskedForm> {
  const practice = options.practice ?? (await makePractice())
  const at = options.now ? { now: options.now } : {}
  return inPractice(
    practice,
    async (tx) => {
      const { clientId, pin } = await addClient(tx, newClient('Wren', `Wren ${practice.practiceId.slice(-6)}`))
      const { assignmentId, secret } = await assignInstrument(tx, {
        clientId,
        instrumentId: options.formId ?? 'cta-10',
        via: options.isPinAsked ? 'message' : 'shown',
        expiresInDays: 14,
        isDuplicateAccepted: true,
      })
      return { practice, clientId, assignmentId, secret: secret ?? '', pin: pin ?? '' }
    },
    at,
  )
}

/** A browser that has opened the link, and given the PIN where one is asked. */
export async function openForm(asked: AskedForm, options: { isPinGiven?: boolean } = {}): Promise<RespondentBrowser> {
  const browser = new RespondentBrowser()
  const page = await browser.post(`/q/${asked.secret}`)
  if (options.isPinGiven && page.html.includes('name="pin"')) await browser.post('/q/pin', { pin: asked.pin })
  return browser
}

/** Everything of CTA-10 answered alike, up to the review page. */
export async function answerAll(browser: RespondentBrowser, answer = '2'): Promise<void> {
  await browser.postOnly('/q/form/1', { answer: 'partner', hint: '' })
  await browser.postOnly('/q/form/2', { answer: 'often' })
  for (let number = 3; number <= 12; number += 1) await browser.postOnly(`/q/form/${number}`, { answer })
}

/** As little as can be sent: whom it is about, and one answer. */
export async function answerLeast(browser: RespondentBrowser): Promise<void> {
  await browser.postOnly('/q/form/1', { answer: 'partner', hint: '' })
  await browser.postOnly('/q/form/3', { answer: '2' })
}
