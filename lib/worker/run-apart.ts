import 'server-only'
import { findJobQueue } from '@/lib/server/run-job'
import { startWorker } from '@/lib/worker/start-worker'
import { sweepAtStart } from '@/lib/worker/sweep-outbox'
import { tasks } from '@/lib/worker/tasks'

// The program of `npm run worker`: jobs in a process of their own. It ends at the first signal, when the jobs under way
// have ended.

const { url } = findJobQueue()
sweepAtStart()
const worker = startWorker({ databaseUrl: url, tasks })
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void worker.stop().then(() => process.exit(0)))
}
