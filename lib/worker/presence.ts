import 'server-only'
import { setInterval } from 'node:timers'
import { Client } from 'pg'

export type PresencePlan = {
  databaseUrl: string
  /** A job whose worker is gone is given back this long after it was taken. */
  presumeDeadAfterMs: number
  /** Called once when the connection that says we are alive breaks. */
  onLost: () => void
}

export type Presence = {
  /** Says that jobs locked under this name are in our hands. */
  announce(name: string): Promise<void>
  end(): Promise<void>
}

const LOCK = 'SELECT pg_advisory_lock(hashtextextended($1, 0))'
const TRY_LOCK = 'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS "isGone"'
const UNLOCK = 'SELECT pg_advisory_unlock(hashtextextended($1, 0))'
const FREE = 'SELECT graphile_worker.force_unlock_workers(ARRAY[$1])'
const HOLDERS = `SELECT DISTINCT locked_by AS name FROM graphile_worker._private_jobs
  WHERE locked_by IS NOT NULL AND locked_by <> $1 AND locked_at < now() - $2::int * interval '1 millisecond'`

/**
 * Tells living workers from killed ones. The library alone waits four hours before it takes a job from a worker that
 * does not answer. Here each worker holds a lock of the database under its name, on a connection of its own: a process
 * that is killed loses the connection, and with it the lock, at once. Whoever gets the lock of another's name knows
 * that this one is gone, and gives its jobs back to the queue.
 */
export async function holdPresence(plan: PresencePlan): Promise<Presence> {
  const client = new Client({
    connectionString: plan.databaseUrl,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    application_name: 'interdepend-presence',
  })
  let isOver = false
  let timer: NodeJS.Timeout | undefined
  const lose = () => {
    if (isOver) return
    isOver = true
    clearInterval(timer)
    plan.onLost()
  }
  client.on('error', lose)
  client.on('end', lose)
  await client.connect()
  return {
    async announce(name) {
      await client.query(LOCK, [name])
      const sweep = () => void freeJobsOfDead(client, name, plan.presumeDeadAfterMs).catch(lose)
      sweep()
      timer = setInterval(sweep, plan.presumeDeadAfterMs)
      timer.unref()
    },
    async end() {
      isOver = true
      clearInterval(timer)
      await client.end().catch(() => undefined)
    },
  }
}

async function freeJobsOfDead(client: Client, self: string, presumeDeadAfterMs: number): Promise<void> {
  const { rows } = await client.query<{ name: string }>(HOLDERS, [self, presumeDeadAfterMs])
  for (const { name } of rows) {
    const tried = await client.query<{ isGone: boolean }>(TRY_LOCK, [name])
    if (!tried.rows[0]?.isGone) continue
    await client.query(FREE, [name])
    await client.query(UNLOCK, [name])
  }
}
