import 'server-only'
import type { Tasks } from '@/lib/server/run-job'
import { recheckHeldMessages } from '@/lib/worker/recheck-held'
import { runSchedule } from '@/lib/worker/run-schedule'
import { sendMessage } from '@/lib/worker/send-message'
import { sendReminder } from '@/lib/worker/send-reminder'
import { toTaskList } from '@/lib/worker/to-task-list'

const TASKS: Tasks = {
  'send-message': (job, signal) => sendMessage(job, signal),
  'run-schedule': runSchedule,
  'send-reminder': sendReminder,
  'recheck-held': recheckHeldMessages,
}

/** Every task there is, in the library's shape. */
export const tasks = toTaskList(TASKS)
