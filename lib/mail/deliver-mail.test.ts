import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { toMailAccount } from '@/lib/mail/account'
import { composeMail } from '@/lib/mail/compose-mail'
import { type DeliveryOptions, deliverMail } from '@/lib/mail/deliver-mail'
import { catchMail, type MailCatcher, readMail, type Temper } from '@/lib/testing/mail-catcher'

const limits = { connectMs: 400, silenceMs: 500, wholeMs: 1500 }
const origin = 'https://forms.example'
const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const mail = await composeMail({
  id: '0199aaaa-0000-7000-8000-000000000000',
  sender: { name: 'Forms', address: 'forms@forms.example' },
  to: 'wren@client.example',
  message: { subject: 'Your form is ready', body: 'Hello, “your” form.\n\nhttps://forms.example/q/a_b-c\n\nInés' },
  language: 'en',
  at: new Date('2026-11-20T10:00:00Z'),
})

async function open(temper: Temper = {}): Promise<MailCatcher> {
  const catcher = await catchMail(temper)
  closing.push(catcher.close)
  return catcher
}

/** A server that is none: it says these words to whoever connects, and nothing more. */
async function openMute(greeting = ''): Promise<string> {
  const sockets: Socket[] = []
  const server: Server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined))
    if (greeting) socket.write(greeting)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

function deliver(url: string, options: Partial<DeliveryOptions> = {}) {
  return deliverMail(mail, toMailAccount(url, origin), { beforeHandOver: async () => undefined, limits, ...options })
}

test('a message arrives once, as it was written, from and to whom it says', async () => {
  const catcher = await open()
  expect(await deliver(catcher.url)).toEqual({ isAccepted: true })
  expect(catcher.caught).toHaveLength(1)
  const [caught] = catcher.caught
  expect(caught).toMatchObject({ from: 'forms@forms.example', to: ['wren@client.example'] })
  const { head, parts } = readMail(caught?.raw ?? '')
  expect(head).toContain('From: Forms <forms@forms.example>')
  expect(head).toContain('Subject: Your form is ready')
  expect(head).toContain('Message-ID: <0199aaaa-0000-7000-8000-000000000000@forms.example>')
  expect(head).not.toMatch(/x-mailer|received|user-agent/i)
  expect(parts[0]).toBe('Hello, “your” form.\r\n\r\nhttps://forms.example/q/a_b-c\r\n\r\nInés')
  expect(parts[1]).toBe(
    '<!doctype html><html lang="en"><body><p>Hello, “your” form.</p><p><a href="https://forms.example/q/a_b-c">https://forms.example/q/a_b-c</a></p><p>Inés</p></body></html>',
  )
})

describe('what a server does, and what is said of it', () => {
  const answers: [string, Temper, object][] = [
    ['refuses the address', { recipient: 550 }, { fault: 'REFUSED_ADDRESS', isFinal: true }],
    ['asks to come back later', { recipient: 451 }, { fault: 'BUSY', isFinal: false }],
    ['refuses the sender', { sender: 553 }, { fault: 'REFUSED_SENDER', isFinal: true }],
    ['refuses what is in it', { content: 554 }, { fault: 'REFUSED', isFinal: true }],
    ['is full', { content: 452 }, { fault: 'BUSY', isFinal: false }],
    ['takes it and falls silent', { content: 'mute' }, { fault: 'UNSURE', isFinal: true }],
    ['takes it and hangs up', { content: 'drop' }, { fault: 'UNSURE', isFinal: true }],
  ]

  test.each(answers)('%s', async (_name, temper, outcome) => {
    const catcher = await open(temper)
    expect(await deliver(catcher.url)).toEqual({ isAccepted: false, ...outcome })
  })

  test('does not know the password', async () => {
    const catcher = await open({ signIn: 'needed' })
    expect(await deliver(catcher.url)).toEqual({ isAccepted: true })
    expect(await deliver(catcher.url.replace('right', 'wrong'))).toMatchObject({ fault: 'SIGN_IN', isFinal: false })
    expect(catcher.caught).toHaveLength(1)
  })

  test.each([
    ['offers no encryption where it is needed', { encryption: 'none' }],
    ['encrypts with a certificate that nobody vouches for', {}],
  ] as [string, Temper][])('%s', async (_name, temper) => {
    const { url } = await open(temper)
    const away = { ...toMailAccount(url, origin), upgrade: 'needed' as const }
    const outcome = await deliverMail(mail, away, { beforeHandOver: async () => undefined, limits })
    expect(outcome).toMatchObject({ isAccepted: false, isFinal: false, fault: 'TLS' })
  })

  test.each([
    ['says nothing at all', '', 'TIMEOUT'],
    ['greets and then says nothing', '220 here\r\n', 'TIMEOUT'],
    ['is closed', '554 no service\r\n', 'UNREACHABLE'],
    ['is no mail server', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'UNREACHABLE'],
  ])('%s', async (_name, greeting, fault) => {
    const began = Date.now()
    expect(await deliver(await openMute(greeting))).toEqual({ isAccepted: false, fault, isFinal: false })
    expect(Date.now() - began).toBeLessThan(5000)
  })

  test('is not there', async () => {
    const { url, close } = await catchMail()
    await close()
    expect(await deliver(url)).toEqual({ isAccepted: false, fault: 'UNREACHABLE', isFinal: false })
  })
})

test('nothing is given away when the way there could not be written down', async () => {
  const catcher = await open()
  const fault = new Error('no longer in hand')
  await expect(deliver(catcher.url, { beforeHandOver: () => Promise.reject(fault) })).rejects.toBe(fault)
  expect(catcher.caught).toEqual([])
})

test('a program that is about to stop gives up before it hands over', async () => {
  const catcher = await open()
  expect(await deliver(catcher.url, { signal: AbortSignal.abort() })).toMatchObject({ fault: 'INTERRUPTED' })
  expect(catcher.caught).toEqual([])
})

test('an account is read from its address', () => {
  expect(toMailAccount('smtp://forms%40mail.example:p%2Fw@mail.example', origin)).toEqual({
    host: 'mail.example',
    port: 587,
    isSecure: false,
    upgrade: 'needed',
    user: 'forms@mail.example',
    password: 'p/w',
    greetAs: 'forms.example',
  })
  expect(toMailAccount('smtps://mail.example', origin)).toMatchObject({ port: 465, isSecure: true })
  expect(toMailAccount('smtp://mail.example:25?tls=off', 'http://127.0.0.1:3000')).toMatchObject({
    upgrade: 'never',
    greetAs: 'localhost',
  })
})
