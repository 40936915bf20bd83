import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, inject, it, vi } from 'vitest'
import { closeClients } from '@/lib/db/client'
import { findFreePort } from '@/lib/launch/postgres'
import { makeServerEnv } from '@/lib/launch/server-env'
import { readSettings } from '@/lib/launch/settings'
import { closeThrowAway, openThrowAway, type ThrowAway } from '@/lib/launch/throw-away'
import { catchMail, type MailCatcher } from '@/lib/testing/mail-catcher'

// A database of its own: a real worker here would take the jobs that other tests are about to look at.

declare module 'vitest' {
  interface ProvidedContext {
    /** How much the test of the killed worker does: little in every run, all of it in `npm run drill`. */
    drill: { schedules: number; kills: number }
  }
}

const { schedules: SCHEDULES, kills: KILLS } = inject('drill')
/** Forms that come in, and kills meanwhile, where it tells clinicians. */
const FORMS = 30
const NOTICE_KILLS = 6
const DAY_MS = 86_400_000
/** Clients and schedules arranged in one transaction. */
const BATCH = 10

let own: ThrowAway
let catcher: MailCatcher
let worker: ChildProcess | undefined

beforeAll(async () => {
  catcher = await catchMail()
  const env = { NODE_ENV: 'test', PORT: String(await findFreePort()), SMTP_URL: catcher.url } as const
  const settings = readSettings(env)
  own = await openThrowAway(process.cwd(), settings)
  for (const [name, value] of Object.entries(makeServerEnv(own.folders, settings, own.database)))
    vi.stubEnv(name, value)
  await closeClients()
  vi.resetModules()
}, 120_000)

// One that is left would work on in the next test, and outlive the run.
afterEach(() => void worker?.kill('SIGKILL'))

afterAll(async () => {
  await (await import('@/lib/db/client')).closeClients()
  await closeThrowAway(own)
  await catcher.close()
  vi.unstubAllEnvs()
})

/** A worker in a process of its own, once it is at work. */
async function startWorker(): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'lib/testing/mail-worker.ts'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  return child
}

it(`a worker killed ${KILLS} times at work asks ${SCHEDULES} forms once each, loses no message and sends none twice`, async () => {
  const { inPractice, makePractice } = await import('@/lib/testing/practice-fixture')
  const { newClient } = await import('@/lib/testing/populated-practice')
  const { addClient } = await import('@/lib/clients/commands/add-client')
  const { makeSchedule } = await import('@/lib/schedules/commands/make-schedule')
  const practice = await makePractice({ timeZone: 'Europe/London' })
  // Arranged the day before yesterday for yesterday: all of them are due when the first worker comes.
  const now = new Date(Date.now() - 2 * DAY_MS)
  const startsOn = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10)
  const turn = { formId: 'cta-10', every: 4, unit: 'week' as const, startsOn, sendsAt: '00:30', times: null }
  const arrange = (from: number) =>
    inPractice(
      practice,
      async (tx) => {
        for (let count = from; count < Math.min(from + BATCH, SCHEDULES); count += 1) {
          const { clientId } = await addClient(tx, newClient(`Wren${count}`))
          await makeSchedule(tx, { ...turn, clientId, expiresInDays: 14 })
        }
      },
      { now },
    )
  for (let from = 0; from < SCHEDULES; from += BATCH) await arrange(from)
  /** From 0 to 1: half of the work is to ask every form, the other half to send its message. */
  const readProgress = async () => {
    const asked = await inPractice(practice, (tx) => tx.db.scheduleOccurrence.count())
    return (asked + catcher.caught.length) / (2 * SCHEDULES)
  }
  const read = () =>
    inPractice(practice, async (tx) => ({
      days: await tx.db.scheduleOccurrence.findMany({ select: { scheduleId: true, outcome: true } }),
      asked: await tx.db.assignment.findMany({ select: { clientId: true } }),
      messages: await tx.db.message.findMany({ select: { id: true, state: true, reason: true } }),
    }))
  const isDone = async () => {
    const { messages } = await read()
    return messages.length >= SCHEDULES && messages.every(({ state }) => state === 'sent' || state === 'failed')
  }

  // Each at another point of the work, the first while forms are asked, the last while messages leave.
  for (let kill = 1; kill <= KILLS; kill += 1) {
    worker = await startWorker()
    await expect.poll(readProgress, { timeout: 120_000, interval: 10 }).toBeGreaterThan(kill / (KILLS + 1))
    await sleep(Math.random() * 50)
    worker.kill('SIGKILL')
    await once(worker, 'exit')
  }
  expect(await isDone(), 'the last kill came before the work was done').toBe(false)
  worker = await startWorker()
  await expect.poll(isDone, { timeout: 150_000, interval: 500 }).toBe(true)

  const { days, asked, messages } = await read()
  expect(new Set(days.map(({ scheduleId }) => scheduleId)).size).toBe(SCHEDULES)
  expect(days.filter(({ outcome }) => outcome === 'sent')).toHaveLength(SCHEDULES)
  expect(days).toHaveLength(SCHEDULES)
  expect(new Set(asked.map(({ clientId }) => clientId)).size).toBe(SCHEDULES)
  expect(asked).toHaveLength(SCHEDULES)
  expect(messages).toHaveLength(SCHEDULES)
  const arrived = catcher.caught.map(({ raw }) => /^Message-ID: <([0-9a-f-]{36})@/m.exec(raw)?.[1] ?? '')
  expect(new Set(arrived).size, 'none arrived twice').toBe(arrived.length)
  const sent = messages.filter(({ state }) => state === 'sent')
  expect(sent.filter(({ id }) => !arrived.includes(id))).toEqual([])
  // Cut off in the moment of handing over: said to a person, not tried again, and never more than were killed at work.
  const unsure = messages.filter(({ state }) => state === 'failed')
  expect(unsure.filter(({ reason }) => reason !== 'UNSURE')).toEqual([])
  expect(unsure.length).toBeLessThanOrEqual(KILLS * 2)
}, 240_000)

it('a worker killed again and again tells of each form that came in, and sends no notice twice', async () => {
  const { inPractice, makePractice } = await import('@/lib/testing/practice-fixture')
  const { makeClient, sendForm } = await import('@/lib/testing/answers-fixture')
  const { setOwnNotices } = await import('@/lib/notices/commands/set-notices')
  const practice = await makePractice()
  await inPractice(practice, (tx) => setOwnNotices(tx, { noticePace: 'each', noticeAt: '07:30' }))
  const clientId = await makeClient(practice)
  const before = catcher.caught.length
  for (let kills = 0; kills < NOTICE_KILLS; kills += 1) {
    worker = await startWorker()
    for (let count = 0; count < FORMS / NOTICE_KILLS; count += 1) {
      await sendForm(practice, clientId, { at: new Date(), instrumentId: 'gad-7' })
      await sleep(Math.random() * 60)
    }
    worker.kill('SIGKILL')
  }
  worker = await startWorker()
  const read = () =>
    inPractice(practice, async (tx) => ({
      notices: await tx.db.notice.findMany({ select: { id: true, state: true, reason: true, formCount: true } }),
      untold: await tx.db.response.count({ where: { noticeId: null } }),
    }))
  const isDone = async () => {
    const { notices, untold } = await read()
    return untold === 0 && notices.every(({ state }) => state === 'sent' || state === 'failed')
  }
  await expect.poll(isDone, { timeout: 60_000, interval: 500 }).toBe(true)

  const { notices } = await read()
  expect(notices.reduce((sum, { formCount }) => sum + formCount, 0)).toBe(FORMS)
  expect(notices.filter(({ state, reason }) => state === 'failed' && reason !== 'UNSURE')).toEqual([])
  const arrived = catcher.caught.slice(before).map(({ raw }) => /^Message-ID: <([0-9a-f-]{36})@/m.exec(raw)?.[1] ?? '')
  expect(new Set(arrived).size, 'none arrived twice').toBe(arrived.length)
  expect(notices.filter(({ id, state }) => state === 'sent' && !arrived.includes(id))).toEqual([])
}, 180_000)
