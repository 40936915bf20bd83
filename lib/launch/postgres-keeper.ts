import { setTimeout as sleep } from 'node:timers/promises'
import { type Postgres, stopPostgres } from './postgres'

/** Keeps the embedded Postgres up until it is told to stop. */
export interface PostgresKeeper {
  port: number
  stop: () => Promise<void>
}

const betweenTriesMs = 2_000

/**
 * Watches a running Postgres and starts it again, on the same port, when it was killed. The server heals by
 * itself then: what it had confirmed is in the log that Postgres replays.
 *
 * @param restart starts it on that port
 */
export function keepPostgres(first: Postgres, restart: (port: number) => Promise<Postgres>): PostgresKeeper {
  let current: Postgres | null = first
  let isStopping = false

  const watch = async () => {
    while (!isStopping) {
      await current?.ended
      if (isStopping) return
      if (current) console.error('The database stopped by itself and is being started again.')
      current = await restart(first.port).catch((error) => {
        console.error(String(error.message))
        return null
      })
      if (!current) await sleep(betweenTriesMs)
    }
  }
  const watching = watch()

  return {
    port: first.port,
    stop: async () => {
      isStopping = true
      if (current) await stopPostgres(current.pid)
      await watching
      // A restart that was under way when the stop came in has a server of its own.
      if (current) await stopPostgres(current.pid)
    },
  }
}
