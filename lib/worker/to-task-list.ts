import 'server-only'
import type { Task, TaskList } from 'graphile-worker'
import { describeError, log } from '@/lib/server/log'
import { enterJob, type RunTask } from '@/lib/server/run-job'

/** The library's shape of our tasks. A failure is logged, and kept in the queue, without what it says. */
export function toTaskList(tasks: Record<string, RunTask>): TaskList {
  return Object.fromEntries(Object.entries(tasks).map(([name, runTask]) => [name, toTask(name, runTask)]))
}

function toTask(name: string, runTask: RunTask): Task {
  return async (payload, helpers) => {
    try {
      await runTask(enterJob(payload), helpers.abortSignal)
    } catch (error) {
      const { errorName, code } = describeError(error)
      log.error('job failed', { route: name, errorName, code })
      throw new Error([errorName, code].filter(Boolean).join(' '))
    }
  }
}
