import { findJobQueue } from '@/lib/server/run-job'
import { startWorker } from '@/lib/worker/start-worker'
import { tasks } from '@/lib/worker/tasks'

// A worker in a process of its own, for tests that kill it: all it differs in is how soon it takes over from the dead.

startWorker({ databaseUrl: findJobQueue().url, tasks, presumeDeadAfterMs: 200 })
process.stdout.write('at work\n')
