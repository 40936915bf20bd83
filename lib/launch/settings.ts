import { join } from 'node:path'
import { LaunchFailure } from './failures'

/** Where things stand on this computer. */
export interface Folders {
  root: string
  prisma: string
  /** What belongs to this installation and is never committed: database, secrets, logs, lock. */
  data: string
  secrets: string
  logs: string
}

/** What a person may choose, checked. */
export interface Settings {
  host: string
  port: number
  /** Address that links and cookies are made for, without a trailing slash. */
  origin: string
  isDemoOn: boolean
  /** True when somebody asked for the demo by name. */
  isDemoAsked: boolean
  /** Owner connection to somebody else's server; null for the embedded one. */
  databaseUrl: string | null
  key: string | null
  /** Where messages are handed in; null: they stay in the outbox. */
  smtpUrl: string | null
  keyFile: string | null
}

export function findFolders(root: string, data = join(root, '.data')): Folders {
  return { root, prisma: join(root, 'prisma'), data, secrets: join(data, 'secrets'), logs: join(data, 'logs') }
}

/** @throws LaunchFailure for the first setting that cannot be right */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const host = env.HOST || '127.0.0.1'
  const port = parsePort(env.PORT || '3000')
  const databaseUrl = env.DATABASE_URL || null
  if (databaseUrl) checkDatabaseUrl(databaseUrl)
  return {
    host,
    port,
    origin: env.APP_ORIGIN ? parseOrigin(env.APP_ORIGIN) : defaultOrigin(host, port),
    isDemoOn: parseDemo(env.INTERDEPEND_DEMO, databaseUrl === null),
    isDemoAsked: env.INTERDEPEND_DEMO === 'on',
    databaseUrl,
    smtpUrl: env.SMTP_URL ? parseSmtpUrl(env.SMTP_URL) : null,
    key: env.INTERDEPEND_KEY || null,
    keyFile: env.INTERDEPEND_KEY_FILE || null,
  }
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) throw new LaunchFailure('port-bad', text)
  return port
}

function parseOrigin(text: string): string {
  const url = parseUrl(text)
  const isOrigin =
    url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
  if (!isOrigin) throw new LaunchFailure('origin-bad', text)
  return url.origin
}

function defaultOrigin(host: string, port: number): string {
  const everyAddress = host === '0.0.0.0' || host === '::'
  const name = everyAddress ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

function parseDemo(text: string | undefined, byDefault: boolean): boolean {
  if (!text) return byDefault
  if (text !== 'on' && text !== 'off') throw new LaunchFailure('demo-bad', text)
  return text === 'on'
}

function parseSmtpUrl(text: string): string {
  const url = parseUrl(text)
  if (!url?.hostname || !/^smtps?:$/.test(url.protocol)) throw new LaunchFailure('smtp-bad')
  return text
}

function checkDatabaseUrl(text: string): void {
  const url = parseUrl(text)
  const isWhole = url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname && url.pathname.length > 1
  if (!isWhole) throw new LaunchFailure('url-bad')
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}
