import 'server-only'
import { NEUTRAL_SENDER } from '@/lib/domain/mail-sender'
import { findTellingWord } from '@/lib/domain/neutral-words'
import { env } from '@/lib/env'

/** Where messages are handed in, from SMTP_URL. */
export type MailAccount = {
  host: string
  port: number
  /** TLS from the first byte (smtps). */
  isSecure: boolean
  /** STARTTLS: needed, or never, or as the server offers. */
  upgrade: 'needed' | 'offered' | 'never'
  user: string
  password: string
  /** How this machine names itself: the name people know it by, not the computer's own. */
  greetAs: string
}

/** The account messages leave by; null when there is none, and messages stay in the outbox. */
export function findMailAccount(): MailAccount | null {
  const { smtpUrl, origin } = env()
  return smtpUrl === '' ? null : toMailAccount(smtpUrl, origin)
}

/** Reads an address such as smtp://user:password@mail.example:587. Without TLS only on this machine, or with ?tls=off. */
export function toMailAccount(smtpUrl: string, origin: string): MailAccount {
  const url = new URL(smtpUrl)
  const isSecure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[(.+)\]$/, '$1')
  const isHere = host === 'localhost' || host === '::1' || host.startsWith('127.')
  const isOff = url.searchParams.get('tls') === 'off'
  return {
    host,
    port: url.port ? Number(url.port) : isSecure ? 465 : 587,
    isSecure,
    upgrade: isOff ? 'never' : isHere ? 'offered' : 'needed',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    greetAs: nameOf(origin),
  }
}

export type Sender = { name: string; address: string }

/** Whom messages come from: as the practice chose, else the neutral name and an address the account may use. */
export function chooseSender(chosen: Sender, account: MailAccount | null, origin: string): Sender {
  const isOwnAddress = account?.user.includes('@') === true && findTellingWord(account.user) === null
  const address = isOwnAddress ? account.user : `${NEUTRAL_SENDER.toLowerCase()}@${nameOf(origin)}`
  return { name: chosen.name || NEUTRAL_SENDER, address: chosen.address || address }
}

/** The same with the settings of this server. */
export function senderOf(chosen: Sender): Sender {
  return chooseSender(chosen, findMailAccount(), env().origin)
}

/** The name in an origin; numbers are nobody's name. */
function nameOf(origin: string): string {
  const { hostname } = new URL(origin)
  return /[a-z]/i.test(hostname) && !hostname.startsWith('[') ? hostname : 'localhost'
}
