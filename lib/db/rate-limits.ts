import 'server-only'
import { Pool } from 'pg'
import { type IRateLimiterPostgresOptions, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '@/lib/domain/errors'
import { env } from '@/lib/env'

/** How many attempts in how long, per key. Counted in Postgres, so every copy of the server counts together. */
const LIMITS = {
  'sign-in-account': { points: 10, duration: 900 },
  'sign-in-address': { points: 10, duration: 900 },
  unlock: { points: 10, duration: 900 },
  'entry-link': { points: 30, duration: 900 },
  'respondent-open': { points: 60, duration: 900 },
  'code-address': { points: 20, duration: 900 },
  'code-all': { points: 600, duration: 900 },
} as const

export type LimitName = keyof typeof LIMITS

/**
 * Counts one attempt.
 * @throws AppError TOO_MANY when the key has used up its attempts
 */
export async function countAttempt(name: LimitName, key: string): Promise<void> {
  try {
    await limiter(name).consume(shorten(key))
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new AppError('TOO_MANY', name)
    throw error
  }
}

/** Forgets the attempts of a key, after a success. */
export async function forgetAttempts(name: LimitName, key: string): Promise<void> {
  await limiter(name).delete(shorten(key))
}

/** Keys come from headers and forms too; the table's column holds 255 characters, prefix included. */
function shorten(key: string): string {
  return key.slice(0, 200)
}

const limiters = new Map<LimitName, RateLimiterPostgres>()
let pool: Pool | undefined

function limiter(name: LimitName): RateLimiterPostgres {
  let made = limiters.get(name)
  if (!made) {
    pool ??= new Pool({ connectionString: env().databaseUrlIdentity, max: 2, connectionTimeoutMillis: 2000 })
    pool.on('error', () => {})
    const options: IRateLimiterPostgresOptions = {
      storeClient: pool,
      tableName: 'rate_limit',
      schemaName: 'public',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      ...LIMITS[name],
    }
    made = new RateLimiterPostgres(options)
    limiters.set(name, made)
  }
  return made
}
