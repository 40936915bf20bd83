import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newId } from '@/lib/db/ids'
import type { JobPayload } from '@/lib/domain/jobs'
import { env } from '@/lib/env'
import type { RunTask } from '@/lib/server/run-job'
import { inPractice, makePractice, type PracticeFixture } from '@/lib/testing/practice-fixture'
import { startWorker, type Worker } from '@/lib/worker/start-worker'
import { toTaskList } from '@/lib/worker/to-task-list'

const workers: Worker[] = []
let task = ''

/** Each test has a task of its own: a worker takes no job whose task it does not know. */
beforeEach(() => {
  task = `probe-${randomBytes(8).toString('hex').replaceAll(/\d/g, 'x')}`
})

afterEach(async () => {
  await Promise.all(workers.splice(0).map((each) => each.stop()))
  await asWorker(
    `DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
      WHERE t.id = j.task_id AND t.identifier = $1`,
    [task],
  )
})

function work(runTask: RunTask, presumeDeadAfterMs = 15_000): Worker {
  const worker = startWorker({
    databaseUrl: env().databaseUrlWorker,
    tasks: toTaskList({ [task]: runTask }),
    presumeDeadAfterMs,
  })
  workers.push(worker)
  return worker
}

function ask(practice: PracticeFixture, id = newId(new Date()), isGivenUp = false) {
  return inPractice(practice, async (tx) => {
    await tx.db.$executeRaw`select jobs.enqueue(${task}, ${id}::uuid, ${tx.now}::timestamptz)`
    if (isGivenUp) throw new Error('given up')
    return id
  })
}

async function asWorker<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: env().databaseUrlWorker })
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}

function readJobs() {
  return asWorker<{ payload: unknown; last_error: string | null }>(
    `SELECT j.payload, j.last_error FROM graphile_worker._private_jobs j
      JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = $1`,
    [task],
  )
}

it('a job stands or falls with the transaction that asks for it, and carries ids alone', async () => {
  const practice = await makePractice()
  const id = await ask(practice)
  await expect(ask(practice, undefined, true)).rejects.toThrow('given up')
  await ask(practice, id)
  expect((await readJobs()).map((job) => job.payload)).toEqual([{ practiceId: practice.practiceId, id }])
  const seen: JobPayload[] = []
  work(async ({ practiceId, id: jobId }) => void seen.push({ practiceId, id: jobId }))
  await expect.poll(() => readJobs()).toEqual([])
  expect(seen).toEqual([{ practiceId: practice.practiceId, id }])
})

it('the app asks by the one door and sees nothing behind it', async () => {
  const practice = await makePractice()
  await expect(
    inPractice(practice, (tx) => tx.db.$queryRaw`select * from graphile_worker._private_jobs`),
  ).rejects.toThrow()
  await expect(
    inPractice(practice, (tx) => tx.db.$queryRaw`select graphile_worker.add_job('probe-door', '{}')`),
  ).rejects.toThrow()
  task = 'Not a task!'
  await expect(ask(practice)).rejects.toThrow()
  await expect(
    inPractice(practice, async (tx) => {
      await tx.db.$queryRaw`select set_config('app.practice_id', '', true)`
      await tx.db.$executeRaw`select jobs.enqueue('probe-door', ${newId(tx.now)}::uuid, now())`
    }),
  ).rejects.toThrow()
})

it('what went wrong is kept in the queue without what it said, and tried again later', async () => {
  const practice = await makePractice()
  await ask(practice)
  work(async () => {
    throw new TypeError('Ms Heron, heron@client.example')
  })
  await expect.poll(async () => (await readJobs())[0]?.last_error).toMatch(/TypeError/)
  expect((await readJobs())[0]?.last_error).not.toMatch(/heron/i)
})

it('a worker that is stopped ends what it has begun and takes nothing more', async () => {
  const practice = await makePractice()
  const done: string[] = []
  const first = await ask(practice)
  const begun: string[] = []
  const worker = work(async ({ id }) => {
    begun.push(id)
    await sleep(600)
    done.push(id)
  })
  await expect.poll(() => begun).toEqual([first])
  const stopped = worker.stop()
  await ask(practice)
  await stopped
  expect(done).toEqual([first])
  expect(await readJobs()).toHaveLength(1)
})

it('a worker whose connections are cut goes on by itself', async () => {
  const practice = await makePractice()
  const seen: string[] = []
  work(async ({ id }) => void seen.push(id))
  const before = await ask(practice)
  await expect.poll(() => seen, { timeout: 10_000 }).toEqual([before])
  await asWorker(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE usename = 'interdepend_worker' AND pid <> pg_backend_pid()`)
  const after = await ask(practice)
  await expect.poll(() => seen, { timeout: 20_000 }).toEqual([before, after])
})

it('a job whose worker was killed is taken over within moments, and one that lives keeps its own', async () => {
  const practice = await makePractice()
  const mine = await ask(practice)
  const victim = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'lib/testing/hanging-worker.ts', env().databaseUrlWorker, task],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  victim.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  try {
    await expect.poll(() => said, { timeout: 30_000 }).toBe(`taken ${mine}\n`)
    const seen: string[] = []
    work(async ({ id }) => void seen.push(id), 300)
    await sleep(1500)
    expect(seen).toEqual([])
    victim.kill('SIGKILL')
    await expect.poll(() => seen, { timeout: 15_000 }).toEqual([mine])
    expect(await readJobs()).toEqual([])
  } finally {
    victim.kill('SIGKILL')
  }
})
