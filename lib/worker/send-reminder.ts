import 'server-only'
import { remind } from '@/lib/messages/commands/remind'
import type { Job } from '@/lib/server/run-job'

/** Reminds of one form, where that may still be; the message itself leaves by a job of its own. */
export async function sendReminder(job: Job): Promise<void> {
  await job.run((tx) => remind(tx, { assignmentId: job.id }))
}
