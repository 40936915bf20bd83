import { startWorker } from '@/lib/worker/start-worker'
import { toTaskList } from '@/lib/worker/to-task-list'

// A worker in a process of its own, for tests that kill it: it takes one job, says so and never ends it.

const [databaseUrl = '', task = ''] = process.argv.slice(2)

startWorker({
  databaseUrl,
  tasks: toTaskList({
    [task]: async ({ id }) => {
      process.stdout.write(`taken ${id}\n`)
      await new Promise(() => undefined)
    },
  }),
})
