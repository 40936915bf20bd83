import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type CaughtMail = { from: string; to: string[]; raw: string }

/** A mail server of a test's own, reached over TCP like any other. */
export type MailCatcher = { url: string; caught: CaughtMail[]; close(): Promise<void> }

/** What a server may do when it should take a message. `mute`: it has it and never answers. `drop`: it has it and hangs up. */
export type Temper = {
  recipient?: number
  sender?: number
  content?: number | 'mute' | 'drop'
  signIn?: 'needed'
  encryption?: 'none' | 'first-byte'
}

/** Starts a catcher. Without a temper it takes everything. */
export async function catchMail(temper: Temper = {}): Promise<MailCatcher> {
  const caught: CaughtMail[] = []
  const answer = (code: number | undefined) =>
    code === undefined ? null : Object.assign(new Error('as the test asked'), { responseCode: code })
  const options: SMTPServerOptions = {
    hideSTARTTLS: true,
    secure: temper.encryption === 'first-byte',
    disabledCommands: temper.encryption === 'none' ? ['STARTTLS'] : [],
    authOptional: temper.signIn !== 'needed',
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth: (auth, _session, done) =>
      auth.username === 'forms' && auth.password === 'right' ? done(null, { user: 'forms' }) : done(answer(535)),
    onMailFrom: (_address, _session, done) => done(answer(temper.sender)),
    onRcptTo: (_address, _session, done) => done(answer(temper.recipient)),
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ''
        caught.push({ from, to: rcptTo.map((each) => each.address), raw: Buffer.concat(parts).toString('utf8') })
        if (temper.content === 'mute') return
        if (temper.content === 'drop') hangUp(server)
        else done(answer(temper.content))
      })
    },
  }
  const server = new SMTPServer(options)
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `${temper.encryption === 'first-byte' ? 'smtps' : 'smtp'}://${temper.signIn ? 'forms:right@' : ''}127.0.0.1:${port}`,
    caught,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        hangUp(server)
      }),
  }
}

function hangUp(server: SMTPServer): void {
  for (const connection of server.connections) connection._socket?.destroy()
}

/** Everything of a message that a person or a machine could read: its head, and its parts decoded. */
export function readMail(raw: string): { head: string; parts: string[] } {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1]
  const parts = boundary ? body.split(`--${boundary}`).slice(1, -1) : [body]
  return { head, parts: parts.map(decodePart) }
}

function decodePart(part: string): string {
  const [head = '', ...rest] = part.trimStart().split('\r\n\r\n')
  const text = rest.join('\r\n\r\n').trimEnd()
  if (/encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8')
  if (!/encoding: quoted-printable/i.test(head)) return text
  const bytes = text.replaceAll('=\r\n', '').replace(/=([0-9A-F]{2})/g, (_whole, hex) => `%${hex}`)
  return decodeURIComponent(bytes.replace(/%(?![0-9A-F]{2})/g, '%25'))
}
