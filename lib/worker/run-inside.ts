import 'server-only'
import { log } from '@/lib/server/log'
import { findJobQueue } from '@/lib/server/run-job'
import { startWorker } from '@/lib/worker/start-worker'
import { sweepAtStart } from '@/lib/worker/sweep-outbox'
import { tasks } from '@/lib/worker/tasks'

/** Runs jobs beside the requests of the web server, unless they run in a process of their own. */
export function runInside(): void {
  const { url, isInside } = findJobQueue()
  if (!isInside) return
  if (url === '') {
    log.warn('no job queue is named: nothing is sent from here')
    return
  }
  sweepAtStart()
  const worker = startWorker({ databaseUrl: url, tasks })
  beforeServerEnds(() => worker.stop())
}

/**
 * The framework ends the process as soon as its last request is answered. What already listens for the signal hears it
 * after the job under way has ended, so that no message is cut off half-way.
 */
function beforeServerEnds(finish: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const others = process.listeners(signal)
    process.removeAllListeners(signal)
    process.on(signal, () => {
      void finish().finally(() => {
        for (const other of others) other(signal)
      })
    })
  }
}
