import 'server-only'
import type { Tasks } from '@/lib/server/run-job'
import { toTaskList } from '@/lib/worker/to-task-list'

const TASKS: Tasks = { 'send-message': async () => undefined }

/** Every task there is, in the library's shape. */
export const tasks = toTaskList(TASKS)
