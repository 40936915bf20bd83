import { z } from 'zod'

/** What can be asked to be done later. */
export const JOB_TASKS = [
  'send-message',
  'run-schedule',
  'send-reminder',
  'recheck-held',
  'erase-secret',
  'plan-notice',
  'send-notice',
] as const

export type JobTask = (typeof JOB_TASKS)[number]

/** All that a job carries: ids. What it needs it reads when it runs. */
export const jobPayloadSchema = z.strictObject({ practiceId: z.uuid(), id: z.uuid() })

export type JobPayload = z.infer<typeof jobPayloadSchema>
