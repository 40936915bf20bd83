import { Client } from 'pg'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** The connection that owns the tables; only tests of the floor itself use it. */
    ownerUrl: string
  }
}

export type Query = <T extends object>(sql: string) => Promise<T[]>

/**
 * Runs work as the owner of the tables in a transaction that is always rolled back: a test may plant a fault in the
 * floor and nobody else ever sees it.
 */
export async function asOwner<T>(work: (query: Query) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: inject('ownerUrl'), connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    await client.query("BEGIN; SET LOCAL lock_timeout = '10s'")
    return await work(async <R extends object>(sql: string) => (await client.query<R>(sql)).rows)
  } finally {
    await client.query('ROLLBACK')
    await client.end()
  }
}
