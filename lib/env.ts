import { readFileSync } from 'node:fs'
import { z } from 'zod'

const schema = z.object({
  APP_ORIGIN: z.url().transform((value) => new URL(value).origin),
  DATABASE_URL_APP: z.string().min(1),
  DATABASE_URL_IDENTITY: z.string().min(1),
  DATABASE_URL_WORKER: z.string().default(''),
  SMTP_URL: z.union([z.literal(''), z.url({ protocol: /^smtps?$/ })]).default(''),
  INTERDEPEND_OUTBOX: z.string().default(''),
  INTERDEPEND_WORKER: z.enum(['on', 'off']).default('on'),
  NEXTAUTH_SECRET: z.string().min(32),
  INTERDEPEND_KEY: z.string().optional(),
  INTERDEPEND_KEY_FILE: z.string().optional(),
  INTERDEPEND_DEMO: z.enum(['on', 'off']).default('off'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  NODE_ENV: z.string().default('production'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Env = {
  origin: string
  isHttps: boolean
  databaseUrlApp: string
  databaseUrlIdentity: string
  /** The job queue's connection; blank where no jobs run. */
  databaseUrlWorker: string
  /** Whether the web server runs jobs beside its requests. */
  isWorkerInside: boolean
  databasePool: number
  /** The mail account messages leave by; blank: they stay in the outbox. */
  smtpUrl: string
  /** Folder for messages that cannot be sent; blank: none is written. */
  outboxFolder: string
  masterKey: Buffer
  nextAuthSecret: string
  isDemoOn: boolean
  isDevelopment: boolean
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

let cached: Env | undefined

/**
 * What the server was started with, parsed once.
 * @throws Error with one sentence that names the variable when something is missing or malformed.
 */
export function env(): Env {
  cached ??= readEnv(process.env)
  return cached
}

function readEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = schema.safeParse(source)
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw new Error(`The server's settings are incomplete or malformed: ${names}.`)
  }
  const { data } = parsed
  return {
    origin: data.APP_ORIGIN,
    isHttps: data.APP_ORIGIN.startsWith('https:'),
    databaseUrlApp: data.DATABASE_URL_APP,
    databaseUrlIdentity: data.DATABASE_URL_IDENTITY,
    databaseUrlWorker: data.DATABASE_URL_WORKER,
    isWorkerInside: data.INTERDEPEND_WORKER === 'on',
    databasePool: data.DATABASE_POOL,
    smtpUrl: data.SMTP_URL,
    outboxFolder: data.INTERDEPEND_OUTBOX,
    masterKey: readMasterKey(data.INTERDEPEND_KEY, data.INTERDEPEND_KEY_FILE),
    nextAuthSecret: data.NEXTAUTH_SECRET,
    isDemoOn: data.INTERDEPEND_DEMO === 'on',
    isDevelopment: data.NODE_ENV === 'development',
    logLevel: data.LOG_LEVEL,
  }
}

function readMasterKey(inline: string | undefined, file: string | undefined): Buffer {
  const text = inline ?? (file ? readFileSync(file, 'utf8').trim() : '')
  const key = Buffer.from(text, 'base64url')
  if (key.length !== 32) throw new Error('The master key must be 32 bytes, written as base64url.')
  return key
}
