import 'server-only'
import { recheckHeld } from '@/lib/messages/commands/recheck-held'
import type { Job } from '@/lib/server/run-job'

/** Looks again at what waits in the outbox for one client; each message is judged by a job of its own. */
export async function recheckHeldMessages(job: Job): Promise<void> {
  await job.run((tx) => recheckHeld(tx, { clientId: job.id }))
}
