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
  let current = first
  let isStopping = false
  let restarting: Promise<void> = Promise.resolve()

  const bringBack = async () => {
    while (!isStopping) {
      try {
        current = await restart(first.port)
        watch()
        return
      } catch (error) {
        console.error(error instanceof Error ? error.message : String(error))
        await sleep(betweenTriesMs)
      }
    }
  }
  const watch = () => {
    void current.ended.then(() => {
      if (isStopping) return
      console.error('The database stopped by itself and is being started again.')
      restarting = bringBack()
    })
  }
  watch()

  return {
    port: first.port,
    stop: async () => {
      isStopping = true
      await restarting
      await stopPostgres(current.pid)
    },
  }
}
