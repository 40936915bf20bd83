import 'server-only'
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { DeliveryFault, DeliveryOutcome } from '@/lib/domain/delivery'
import type { MailAccount } from '@/lib/mail/account'
import type { Mail } from '@/lib/mail/compose-mail'

export type DeliveryLimits = {
  /** Longest wait for the connection, and for the greeting after it. */
  connectMs: number
  /** Longest silence of the server. */
  silenceMs: number
  wholeMs: number
}

const LIMITS: DeliveryLimits = { connectMs: 10_000, silenceMs: 20_000, wholeMs: 60_000 }

export type DeliveryOptions = {
  /** Runs when the server is ready to take the message. When it throws, nothing is given away. */
  beforeHandOver: () => Promise<void>
  signal?: AbortSignal
  limits?: DeliveryLimits
}

/**
 * One try to hand a message to the mail server. Whatever the server does (refuses, hangs, breaks off), this ends within
 * the limits and says what is known: a message whose content was given away without an answer is UNSURE.
 * @throws what beforeHandOver throws; then nothing was sent
 */
export async function deliverMail(
  mail: Mail,
  account: MailAccount,
  options: DeliveryOptions,
): Promise<DeliveryOutcome> {
  const limits = options.limits ?? LIMITS
  const connection = connect(account, limits)
  const content = { isGiven: false }
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(new SmtpFault('ETIMEDOUT')), limits.wholeMs)
  const interrupt = () => ending.abort(new SmtpFault('INTERRUPTED'))
  if (options.signal?.aborted) interrupt()
  options.signal?.addEventListener('abort', interrupt, { once: true })
  const broken = new Promise<never>((_resolve, reject) => {
    connection.on('error', reject)
    connection.once('end', () => reject(new SmtpFault('ECONNECTION')))
    ending.signal.addEventListener('abort', () => reject(ending.signal.reason), { once: true })
  })
  broken.catch(() => undefined)
  const step = <T>(begin: (done: (error: Error | null, value?: T) => void) => void) =>
    Promise.race([asked(begin), broken])
  try {
    try {
      ending.signal.throwIfAborted()
      await step((done) => connection.connect((error) => done(error ?? null)))
      if (account.user !== '') {
        await step((done) =>
          connection.login({ user: account.user, pass: account.password }, (error) => done(error ?? null)),
        )
      }
    } catch (error) {
      return judgeFault(error, false)
    }
    await options.beforeHandOver()
    try {
      const envelope = { from: mail.from, to: [mail.to] }
      await step((done) => connection.send(envelope, giveOnce(mail.raw, content), (error) => done(error ?? null)))
      return { isAccepted: true }
    } catch (error) {
      return judgeFault(error, content.isGiven)
    }
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', interrupt)
    connection.removeAllListeners('error')
    connection.on('error', () => undefined)
    connection.close()
  }
}

function connect(account: MailAccount, limits: DeliveryLimits): SMTPConnection {
  return new SMTPConnection({
    host: account.host,
    port: account.port,
    secure: account.isSecure,
    requireTLS: !account.isSecure && account.upgrade === 'needed',
    ignoreTLS: account.upgrade === 'never',
    name: account.greetAs,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    socketTimeout: limits.silenceMs,
    socketCloseTimeout: 1000,
  })
}

function asked<T>(begin: (done: (error: Error | null, value?: T) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => begin((error) => (error ? reject(error) : resolve())))
}

/** The content is read only when the server has said that it takes it; from then on it may have it. */
function giveOnce(raw: Buffer, content: { isGiven: boolean }): Readable {
  return Readable.from(
    (function* () {
      content.isGiven = true
      yield raw
    })(),
    { objectMode: false },
  )
}

class SmtpFault extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

const FAULTS: Record<string, DeliveryFault> = {
  ETIMEDOUT: 'TIMEOUT',
  ETLS: 'TLS',
  EAUTH: 'SIGN_IN',
  INTERRUPTED: 'INTERRUPTED',
}

type SmtpError = { code?: string; originalCode?: string; responseCode?: number; command?: string }

/** What an error says of the message. An answer in numbers is an answer: 4 is "not now", 5 is "no". */
function judgeFault(error: unknown, isGiven: boolean): DeliveryOutcome {
  const { code = '', originalCode = '', responseCode = 0, command = '' } = error as SmtpError
  if (isGiven && responseCode < 400) return { isAccepted: false, fault: 'UNSURE', isFinal: true }
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') {
    const fault = CERTIFICATE.test(originalCode) ? 'TLS' : (FAULTS[code] ?? 'UNREACHABLE')
    return { isAccepted: false, fault, isFinal: false }
  }
  if (responseCode >= 400 && responseCode < 500) return { isAccepted: false, fault: 'BUSY', isFinal: false }
  if (isGiven || command === 'DATA') return { isAccepted: false, fault: 'REFUSED', isFinal: true }
  const fault = command === 'MAIL FROM' ? 'REFUSED_SENDER' : 'REFUSED_ADDRESS'
  return { isAccepted: false, fault, isFinal: true }
}

/** How Node names certificates that are not to be believed. */
const CERTIFICATE = /CERT|TLS|SSL|SIGNATURE|EPROTO/
