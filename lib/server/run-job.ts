import 'server-only'
import { mintJobScope } from '@/lib/auth/scope'
import { identityDb } from '@/lib/db/identity-db'
import { newId } from '@/lib/db/ids'
import { type JobTx, practiceDb } from '@/lib/db/practice-db'
import { type JobPayload, type JobTask, jobPayloadSchema } from '@/lib/domain/jobs'
import { env } from '@/lib/env'

/** A row of the queue that this process holds. */
export type Job = JobPayload & {
  /** One transaction of the job, in the practice that asked for it. Never one within another. */
  run<T>(work: (tx: JobTx) => Promise<T>): Promise<T>
}

/**
 * What is done with one row of one practice. It may be called again for the same row: after an error, and after a
 * process that held it was killed.
 * @param signal aborts when the program is about to stop
 */
export type RunTask = (job: Job, signal: AbortSignal) => Promise<void>

/** Every task has its work. */
export type Tasks = Record<JobTask, RunTask>

/** How a job reaches its practice's data: by the ids of its row in the queue, parsed like any input. */
export function enterJob(payload: unknown): Job {
  const ids = jobPayloadSchema.parse(payload)
  const scope = mintJobScope(ids, newId(new Date()))
  return { ...ids, run: (work) => practiceDb(scope, work) }
}

/** A way into each practice there is, for work that goes through all of them. */
export async function enterEveryPractice(): Promise<Job[]> {
  const practices = await identityDb((tx) => tx.db.practice.findMany({ select: { id: true }, orderBy: { id: 'asc' } }))
  return practices.map(({ id }) => enterJob({ practiceId: id, id }))
}

/** Where the queue is, and whether the web server itself takes jobs from it. */
export function findJobQueue(): { url: string; isInside: boolean } {
  return { url: env().databaseUrlWorker, isInside: env().isWorkerInside }
}
