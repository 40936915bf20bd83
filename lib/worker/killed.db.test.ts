import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { closeClients } from '@/lib/db/client'
import { findFreePort } from '@/lib/launch/postgres'
import { makeServerEnv } from '@/lib/launch/server-env'
import { readSettings } from '@/lib/launch/settings'
import { closeThrowAway, openThrowAway, type ThrowAway } from '@/lib/launch/throw-away'
import { catchMail, type MailCatcher } from '@/lib/testing/mail-catcher'

// A database of its own: a real worker here would take the jobs that other tests are about to look at.

const MESSAGES = 120
const KILLS = 6

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

afterAll(async () => {
  worker?.kill('SIGKILL')
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

it('a worker killed again and again loses no message and sends none twice', async () => {
  const { askForm } = await import('@/lib/testing/asked-form')
  const { inPractice } = await import('@/lib/testing/practice-fixture')
  const { assignInstrument } = await import('@/lib/assignments/commands/assign-instrument')
  const { queueMessage } = await import('@/lib/messages/commands/queue-message')
  const { practice, clientId } = await askForm({ isPinAsked: true })
  const form = {
    clientId,
    instrumentId: 'cta-10',
    via: 'message' as const,
    expiresInDays: 14,
    isDuplicateAccepted: true,
  }
  for (let count = 0; count < MESSAGES; count += 1) {
    await inPractice(practice, async (tx) => queueMessage(tx, await assignInstrument(tx, form)))
  }
  const read = () =>
    inPractice(practice, (tx) => tx.db.message.findMany({ select: { id: true, state: true, reason: true } }))
  const isSettled = async () => (await read()).every(({ state }) => state === 'sent' || state === 'failed')

  for (let kills = 0; kills < KILLS; kills += 1) {
    worker = await startWorker()
    await sleep(200 + Math.random() * 800)
    worker.kill('SIGKILL')
  }
  worker = await startWorker()
  await expect.poll(isSettled, { timeout: 150_000, interval: 500 }).toBe(true)

  const messages = await read()
  const arrived = catcher.caught.map(({ raw }) => /^Message-ID: <([0-9a-f-]{36})@/m.exec(raw)?.[1] ?? '')
  expect(messages).toHaveLength(MESSAGES)
  expect(new Set(arrived).size, 'none arrived twice').toBe(arrived.length)
  const sent = messages.filter(({ state }) => state === 'sent')
  expect(sent.filter(({ id }) => !arrived.includes(id))).toEqual([])
  // Cut off in the moment of handing over: said to a person, not tried again, and never more than were killed at work.
  const unsure = messages.filter(({ state }) => state === 'failed')
  expect(unsure.filter(({ reason }) => reason !== 'UNSURE')).toEqual([])
  expect(unsure.length).toBeLessThanOrEqual(KILLS * 2)
  expect(arrived.length).toBeGreaterThanOrEqual(sent.length)
}, 240_000)
