import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/lib/db/generated/client'
import { env } from '@/lib/env'

/**
 * The two connections of the server. Neither leaves lib/db: clinical tables are reached through practiceDb alone,
 * identity tables through identityDb.
 */
export function appClient(): PrismaClient {
  return (held().app ??= connect(env().databaseUrlApp, env().databasePool))
}

export function identityClient(): PrismaClient {
  return (held().identity ??= connect(env().databaseUrlIdentity, Math.max(2, Math.ceil(env().databasePool / 2))))
}

/** Ends both pools; tests and command-line programs call it, the server ends with its process. */
export async function closeClients(): Promise<void> {
  const { app, identity } = held()
  await Promise.all([app?.$disconnect(), identity?.$disconnect()])
  held().app = undefined
  held().identity = undefined
}

type Held = { app: PrismaClient | undefined; identity: PrismaClient | undefined }

// Development reloads modules; the pools must outlive that.
const store = globalThis as typeof globalThis & { interdependClients?: Held }

function held(): Held {
  return (store.interdependClients ??= { app: undefined, identity: undefined })
}

const SERVER_LIMITS = [
  'statement_timeout=5000',
  'lock_timeout=2000',
  'idle_in_transaction_session_timeout=10000',
  'timezone=UTC',
]

function connect(url: string, max: number): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max,
    connectionTimeoutMillis: 2000,
    options: SERVER_LIMITS.map((limit) => `-c ${limit}`).join(' '),
  })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5000, timeout: 10_000 } })
}
