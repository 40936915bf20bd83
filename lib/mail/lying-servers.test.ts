import type { Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { toMailAccount } from '@/lib/mail/account'
import { composeMail } from '@/lib/mail/compose-mail'
import { deliverMail } from '@/lib/mail/deliver-mail'
import { catchMail } from '@/lib/testing/mail-catcher'
import { dribble, openScripted, type Script } from '@/lib/testing/scripted-mail-server'

const limits = { connectMs: 400, silenceMs: 600, wholeMs: 1500 }
const origin = 'https://forms.example'
const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const mail = await composeMail({
  id: '0199aaaa-0000-7000-8000-000000000000',
  sender: { name: 'Forms', address: 'forms@forms.example' },
  to: 'wren@client.example',
  message: { subject: 'Your form is ready', body: 'Hello' },
  language: 'en',
  at: new Date('2026-11-20T10:00:00Z'),
})

async function open(script: Script) {
  const server = await openScripted(script)
  closing.push(server.close)
  return server
}

function deliver(url: string, change: Partial<ReturnType<typeof toMailAccount>> = {}) {
  const account = { ...toMailAccount(url, origin), ...change }
  return deliverMail(mail, account, { beforeHandOver: async () => undefined, limits })
}

const LATER = { isAccepted: false, isFinal: false }
const NEVER = { isAccepted: false, isFinal: true }
const UNSURE = { ...NEVER, fault: 'UNSURE' }
const LINES = Array.from({ length: 2000 }, (_, line) => `250-EXTRA${line}\r\n`).join('')
const PIPELINING = '250-here\r\n250 PIPELINING\r\n'

describe('before it has the message, nothing is lost and it is tried again', () => {
  const lies: [string, Script, object][] = [
    ['greets with bytes that are no words', { greeting: Buffer.alloc(4096, 0xff) }, { ...LATER, fault: 'TIMEOUT' }],
    ['greets with a book in one line', { greeting: 'x'.repeat(2_000_000) }, { ...LATER, fault: 'UNREACHABLE' }],
    ['greets one letter at a time', { greeting: dribble('220-here\r\n', 50) }, { ...LATER, fault: 'TIMEOUT' }],
    ['hangs up at once', { greeting: (socket) => socket.end() }, { ...LATER, fault: 'UNREACHABLE' }],
    ['breaks the line', { greeting: (socket) => socket.resetAndDestroy() }, { ...LATER, fault: 'UNREACHABLE' }],
    ['hangs up when greeted', { hello: (socket) => socket.destroy() }, { ...LATER, fault: 'UNREACHABLE' }],
    ['hangs up when told the address', { recipient: (socket) => socket.destroy() }, { ...LATER, fault: 'UNREACHABLE' }],
    [
      'hangs up when it should say go on',
      { message: (socket) => socket.destroy() },
      { ...LATER, fault: 'UNREACHABLE' },
    ],
    // Each letter is a sign of life: only the limit of the whole ends it.
    ['answers one letter at a time', { recipient: dribble('250-well\r\n', 100) }, { ...LATER, fault: 'TIMEOUT' }],
    ['never comes to the end of an answer', { recipient: LINES.repeat(60) }, { ...LATER, fault: 'UNREACHABLE' }],
    ['is about to close, and says so to the sender', { sender: '421 closing\r\n' }, { ...LATER, fault: 'BUSY' }],
    ['is about to close, and says so to the address', { recipient: '421 closing\r\n' }, { ...LATER, fault: 'BUSY' }],
    ['is about to close, and says so to the message', { message: '421 closing\r\n' }, { ...LATER, fault: 'BUSY' }],
    [
      'refuses and takes the address in one breath',
      { recipient: '550 no\r\n250 yes\r\n' },
      { ...NEVER, fault: 'REFUSED_ADDRESS' },
    ],
  ]

  test.each(lies)('%s', async (_name, script, outcome) => {
    const server = await open(script)
    const began = Date.now()
    expect(await deliver(server.url)).toEqual(outcome)
    expect(server.given).toEqual([])
    expect(Date.now() - began).toBeLessThan(10 * limits.wholeMs)
  })

  test('refuses the only address, and asks for the message all the same: it gets an empty one', async () => {
    const server = await open({ hello: PIPELINING, recipient: '550 no\r\n' })
    expect(await deliver(server.url)).toEqual({ ...NEVER, fault: 'REFUSED_ADDRESS' })
    expect(server.given.join()).not.toContain('Hello')
  })
})

describe('once it has the message, only its own number settles it', () => {
  const lies: [string, Script, object][] = [
    ['hangs up without a word', { content: (socket) => socket.destroy() }, UNSURE],
    ['falls silent', { content: () => undefined }, UNSURE],
    ['answers one letter at a time', { content: dribble('250-well\r\n', 100) }, UNSURE],
    ['breaks off in the middle of yes', { content: (socket) => socket.end('25') }, UNSURE],
    ['answers in no numbers', { content: 'perhaps\r\n' }, UNSURE],
    ['asks for more', { content: '354 go on\r\n' }, UNSURE],
    ['never comes to the end of an answer', { content: LINES.repeat(60) }, UNSURE],
    [
      'said yes too early and then hangs up',
      { message: '250 fine\r\n', content: (socket) => socket.destroy() },
      UNSURE,
    ],
    ['is about to close and has not taken it', { content: '421 closing\r\n' }, { ...LATER, fault: 'BUSY' }],
    [
      'takes it in many words',
      { hello: `${LINES}250 here\r\n`, content: '250-well\r\n250-well\r\n250 taken\r\n' },
      { isAccepted: true },
    ],
    ['takes it in one very long line', { content: `250 ${'x'.repeat(900_000)}\r\n` }, { isAccepted: true }],
    ['takes it and then hangs up', { content: (socket) => socket.end('250 taken\r\n') }, { isAccepted: true }],
    ['takes it and then takes that back', { content: '250 taken\r\n554 no\r\n' }, { isAccepted: true }],
  ]

  test.each(lies)('%s', async (_name, script, outcome) => {
    const server = await open(script)
    expect(await deliver(server.url)).toEqual(outcome)
    expect(server.given).toHaveLength(1)
  })
})

/** Says that encryption begins, and answers the first bytes of it as if nothing were. */
function goOnInTheClear(socket: Socket): void {
  socket.write('220 go\r\n250 here\r\n')
  socket.once('data', () => socket.write('250 here\r\n'))
}

describe('who listens in between gets nothing', () => {
  const OFFER = '250-here\r\n250 STARTTLS\r\n'
  const needed = { upgrade: 'needed' as const }
  const strips: [string, Script][] = [
    ['the offer to encrypt is taken out', { hello: '250 here\r\n' }],
    ['the offer is made and taken back', { hello: OFFER, encryption: '454 not today\r\n' }],
    ['plain words come where the encryption should begin', { hello: OFFER, encryption: goOnInTheClear }],
  ]

  test.each(strips)('%s', async (_name, script) => {
    const server = await open(script)
    expect(await deliver(server.url, needed)).toEqual({ ...LATER, fault: 'TLS' })
    expect(server.given).toEqual([])
  })

  test('a password is not said in the clear where encryption is needed', async () => {
    const server = await open({ hello: '250-here\r\n250 AUTH PLAIN LOGIN\r\n' })
    const account = { ...needed, user: 'forms', password: 'right' }
    expect(await deliver(server.url, account)).toEqual({ ...LATER, fault: 'TLS' })
    expect(server.heard.join()).toMatch(/EHLO/)
    expect(server.heard.join()).not.toMatch(/AUTH|MAIL/)
  })

  test('a certificate that nobody vouches for, from the first byte', async () => {
    const catcher = await catchMail({ encryption: 'first-byte' })
    closing.push(catcher.close)
    expect(await deliver(catcher.url)).toEqual({ ...LATER, fault: 'TLS' })
    expect(catcher.caught).toEqual([])
  })

  test('plain words where the encryption should be there from the first byte', async () => {
    const server = await open({})
    expect(await deliver(server.url.replace('smtp:', 'smtps:'))).toEqual({ ...LATER, fault: 'TLS' })
  })
})
