import 'server-only'
import { findMailAccount } from '@/lib/mail/account'
import { planNotice } from '@/lib/notices/commands/plan-notice'
import type { Job } from '@/lib/server/run-job'

/** Looks whether a member is to be told of something, now or later; the notice itself leaves by a job of its own. */
export async function planNotices(job: Job, account = findMailAccount()): Promise<void> {
  await job.run((tx) => planNotice(tx, { memberId: job.id, isMailOn: account !== null }))
}
