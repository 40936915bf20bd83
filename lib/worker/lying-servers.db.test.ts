import { afterEach, expect, it } from 'vitest'
import { formatDelivery } from '@/lib/format/delivery-words'
import { listDeliveries } from '@/lib/messages/queries'
import { catchMail } from '@/lib/testing/mail-catcher'
import { inPractice } from '@/lib/testing/practice-fixture'
import { openScripted, type Script } from '@/lib/testing/scripted-mail-server'
import { queueForm, readWaiting, sendWaiting, type WaitingMessage } from '@/lib/testing/waiting-message'

const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** What the clinician reads beside the form. */
async function readWords({ practice, clientId, assignmentId }: WaitingMessage): Promise<string> {
  const delivery = (await inPractice(practice, (tx) => listDeliveries(tx, clientId))).get(assignmentId)
  return delivery ? formatDelivery(delivery, { locale: 'en-GB', timeZone: 'Europe/London' }) : ''
}

const UNSURE = /^E-mail may have arrived, or not: .*Ask them before sending again/
const lies: [string, Script, { state: string; words: RegExp; arrivesLater: boolean }][] = [
  [
    'hangs up at once',
    { greeting: (socket) => socket.end() },
    { state: 'queued', words: /not sent yet: the mail server cannot be reached\. Next try/, arrivesLater: true },
  ],
  [
    'is about to close, in the middle',
    { recipient: '421 closing\r\n' },
    { state: 'queued', words: /not sent yet: the mail server asks to come back later\. Next try/, arrivesLater: true },
  ],
  [
    'is about to close, once it has the message, and says that it did not take it',
    { content: '421 closing\r\n' },
    { state: 'queued', words: /not sent yet: the mail server asks to come back later\. Next try/, arrivesLater: true },
  ],
  [
    'refuses the address and takes it in one breath',
    { recipient: '550 no\r\n250 yes\r\n' },
    { state: 'failed', words: /does not take the client’s address/, arrivesLater: false },
  ],
  [
    'has it and hangs up',
    { content: (socket) => socket.destroy() },
    { state: 'failed', words: UNSURE, arrivesLater: false },
  ],
  ['has it and answers nonsense', { content: 'perhaps\r\n' }, { state: 'failed', words: UNSURE, arrivesLater: false }],
  [
    'says yes too early, has it and hangs up',
    { message: '250 fine\r\n', content: (socket) => socket.destroy() },
    { state: 'failed', words: UNSURE, arrivesLater: false },
  ],
  [
    'takes it and then takes that back',
    { content: '250 taken\r\n554 no\r\n' },
    { state: 'sent', words: /^E-mail sent/, arrivesLater: false },
  ],
]

it.each(lies)('a mail server that %s: said in words, and nothing arrives twice', async (_name, script, after) => {
  const [liar, honest] = await Promise.all([openScripted(script), catchMail()])
  closing.push(liar.close, honest.close)
  const waiting = await queueForm()
  await sendWaiting(waiting, liar)
  expect(await readWaiting(waiting)).toMatchObject({ state: after.state })
  expect(await readWords(waiting)).toMatch(after.words)
  // Whatever comes next, and however often: another server, an honest one.
  for (let turn = 0; turn < 3; turn += 1) await sendWaiting(waiting, honest)
  expect(honest.caught).toHaveLength(after.arrivesLater ? 1 : 0)
})
