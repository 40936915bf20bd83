import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { Client, type ClientConfig } from 'pg'
import { PrismaClient } from '@/lib/db/generated/client'
import { env } from '@/lib/env'

type Held = { app: PrismaClient | undefined; identity: PrismaClient | undefined }

/**
 * The two connections of the server. Neither leaves lib/db: clinical tables are reached through practiceDb alone,
 * identity tables through identityDb.
 */
export function appClient(): PrismaClient {
  held.app ??= connect(env().databaseUrlApp, env().databasePool)
  return held.app
}

export function identityClient(): PrismaClient {
  held.identity ??= connect(env().databaseUrlIdentity, Math.max(2, Math.ceil(env().databasePool / 2)))
  return held.identity
}

/** Ends both pools; tests and command-line programs call it, the server ends with its process. */
export async function closeClients(): Promise<void> {
  const { app, identity } = held
  held.app = undefined
  held.identity = undefined
  await Promise.all([app?.$disconnect(), identity?.$disconnect()])
}

// Development reloads modules; the pools must outlive that.
const store = globalThis as typeof globalThis & { interdependClients?: Held }
store.interdependClients ??= { app: undefined, identity: undefined }
const held: Held = store.interdependClients

const SERVER_LIMITS = [
  'statement_timeout=5000',
  'lock_timeout=2000',
  'idle_in_transaction_session_timeout=10000',
  'timezone=UTC',
]

const CONNECT_WITHIN_MS = 2000
const WAIT_FOR_TURN_MS = 5000

/** Connecting is given up soon: the database is away. Waiting for a turn while all connections work is not. */
class PromptClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(typeof config === 'string' ? config : { ...config, connectionTimeoutMillis: CONNECT_WITHIN_MS })
  }
}

function connect(url: string, max: number): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max,
      Client: PromptClient,
      connectionTimeoutMillis: WAIT_FOR_TURN_MS,
      options: SERVER_LIMITS.map((limit) => `-c ${limit}`).join(' '),
    },
    { statementNameGenerator: ({ sql }) => nameStatement(sql) },
  )
  return new PrismaClient({ adapter, transactionOptions: { maxWait: WAIT_FOR_TURN_MS, timeout: 10_000 } })
}

const MOST_NAMES = 500
const names = new Map<string, string>()

/**
 * Most statements here cost more to plan, under row security, than to run: each text is planned once per connection,
 * under a name of its own. Beyond so many different texts (lists of varying length) the rest go without.
 */
function nameStatement(sql: string): string {
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= MOST_NAMES) return ''
  const name = `s${names.size}`
  names.set(sql, name)
  return name
}
