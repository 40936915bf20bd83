import 'server-only'
import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { Pool } from 'pg'
import { describeError, log } from '@/lib/server/log'
import { holdPresence } from '@/lib/worker/presence'

export type WorkerPlan = {
  databaseUrl: string
  tasks: TaskList
  /** Milliseconds after which the jobs of a worker that was killed are taken over. */
  presumeDeadAfterMs?: number
}

export type Worker = {
  /** Takes no further job, lets those under way end, and resolves when nothing is left running. */
  stop(): Promise<void>
}

const CONCURRENCY = 2
const PRESUME_DEAD_AFTER_MS = 15_000
/** How long a job under way may go on after a stop was asked for, before it is told so itself. */
const PATIENCE_MS = 3000
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
const HEALTHY_MS = 60_000

/**
 * Takes jobs from the queue until it is stopped. A database that goes away and comes back is waited for, with growing
 * pauses; nothing needs a restart.
 */
export function startWorker(plan: WorkerPlan): Worker {
  const stopping = new AbortController()
  const ended = keepWorking(plan, stopping.signal)
  return {
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}

async function keepWorking(plan: WorkerPlan, stop: AbortSignal): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS
  while (!stop.aborted) {
    const began = Date.now()
    await work(plan, stop).catch((error: unknown) => log.warn('worker interrupted', describeError(error)))
    pauseMs = Date.now() - began > HEALTHY_MS ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    await sleep(pauseMs, undefined, { signal: stop }).catch(() => undefined)
  }
}

/** One life of a worker: ends when asked to, or when its database is lost. */
async function work({ databaseUrl, tasks, presumeDeadAfterMs }: WorkerPlan, stop: AbortSignal): Promise<void> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: CONCURRENCY + 2,
    connectionTimeoutMillis: 5000,
    application_name: 'interdepend-worker',
  })
  // A connection that breaks is noticed by the query that runs on it.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const ending = new AbortController()
  const end = () => ending.abort()
  stop.addEventListener('abort', end, { once: true })
  try {
    const presence = await holdPresence({
      databaseUrl,
      presumeDeadAfterMs: presumeDeadAfterMs ?? PRESUME_DEAD_AFTER_MS,
      onLost: end,
    })
    try {
      const runner = await begin(pool, tasks, (name) => void presence.announce(name).catch(end))
      await untilOver(runner, ending.signal)
    } finally {
      await presence.end()
    }
  } finally {
    stop.removeEventListener('abort', end)
    await pool.end().catch(() => undefined)
  }
}

function begin(pool: Pool, taskList: TaskList, announce: (name: string) => void): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter()
  events.once('pool:create', ({ workerPool }) => announce(workerPool.id))
  return run({
    pgPool: pool,
    taskList,
    parsedCronItems: [],
    concurrency: CONCURRENCY,
    pollInterval: 1000,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: PATIENCE_MS,
    // Its lines hold what a job carried and why it failed; ours say so without values (lib/worker/tasks).
    logger: new Logger(() => () => undefined),
    events,
  })
}

async function untilOver(runner: Runner, ending: AbortSignal): Promise<void> {
  const stop = () => void runner.stop().catch(() => undefined)
  if (ending.aborted) stop()
  else ending.addEventListener('abort', stop, { once: true })
  await runner.promise
}
