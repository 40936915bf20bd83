import 'server-only'
import { Pool } from 'pg'
import { env } from '@/lib/env'

/**
 * Whether the database answers within so many milliseconds, asked on a connection of its own: busy pools are not a
 * database that is away. Callers at the same moment share one question.
 */
export async function isDatabaseAnswering(withinMs: number): Promise<boolean> {
  asked ??= ask(withinMs).finally(() => {
    asked = null
  })
  return asked
}

let asked: Promise<boolean> | null = null

async function ask(withinMs: number): Promise<boolean> {
  const pool = new Pool({
    connectionString: env().databaseUrlIdentity,
    max: 1,
    connectionTimeoutMillis: withinMs,
    query_timeout: withinMs,
  })
  pool.on('error', () => {})
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, withinMs, false)
  })
  const answered = pool.query('select 1').then(
    () => true,
    () => false,
  )
  return Promise.race([answered, late]).finally(() => {
    clearTimeout(timer)
    void pool.end().catch(() => {})
  })
}
