import 'server-only'
import type { Tasks } from '@/lib/server/run-job'
import { eraseLink } from '@/lib/worker/erase-link'
import { planNotices } from '@/lib/worker/plan-notices'
import { recheckHeldMessages } from '@/lib/worker/recheck-held'
import { runSchedule } from '@/lib/worker/run-schedule'
import { sendMessage } from '@/lib/worker/send-message'
import { sendNotice } from '@/lib/worker/send-notice'
import { sendReminder } from '@/lib/worker/send-reminder'
import { toTaskList } from '@/lib/worker/to-task-list'

const TASKS: Tasks = {
  'send-message': (job, signal) => sendMessage(job, signal),
  'run-schedule': runSchedule,
  'send-reminder': sendReminder,
  'plan-notice': (job) => planNotices(job),
  'send-notice': (job, signal) => sendNotice(job, signal),
  'erase-secret': eraseLink,
  'recheck-held': recheckHeldMessages,
}

/** Every task there is, in the library's shape. */
export const tasks = toTaskList(TASKS)
