import 'server-only'
import { eraseSecret } from '@/lib/assignments/commands/links'
import type { Job } from '@/lib/server/run-job'

/** The last day of a link is over: nobody can show it again. */
export async function eraseLink(job: Job): Promise<void> {
  await job.run((tx) => eraseSecret(tx, { assignmentId: job.id }))
}
