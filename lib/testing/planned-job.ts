import { Client } from 'pg'
import type { JobTask } from '@/lib/domain/jobs'
import { env } from '@/lib/env'

/** When the queue will run a task on one row; null when nobody asked for it, or it has run. */
export async function findPlanned(task: JobTask, practiceId: string, subjectId: string): Promise<Date | null> {
  const client = new Client({ connectionString: env().databaseUrlWorker, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ at: Date }>('select run_at as at from graphile_worker.jobs where key = $1', [
      [task, practiceId, subjectId].join(':'),
    ])
    return rows[0]?.at ?? null
  } finally {
    await client.end()
  }
}
