import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchFailure } from './failures'
import { lend, type PostgresPlace } from './postgres-place'
import { commandOf, isAlive, waitForEnd } from './processes'
import type { Folders } from './settings'
import { withClient } from './sql'

export const superuser = 'postgres'

/** A running embedded Postgres. */
export interface Postgres {
  pid: number
  port: number
  /** Resolves when it is gone, for whatever reason. */
  ended: Promise<unknown>
}

/** It answers, and its superuser has another password than the one we keep. */
const refused = 'the password was refused'
/** A killed server's helpers take a moment to let go of its memory; a port may be taken meanwhile; a password was reset. */
const mayPass = /shared memory block|could not bind|is already in use|the password was refused/
const logLimitBytes = 5_000_000

/** Nothing a person wrote reaches the log: no statements, no row contents. */
const serverOptions = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/**
 * Makes a database in an empty place. Built aside and moved when whole, so that a crash leaves nothing half-made.
 *
 * @param password the superuser's
 */
export function createPostgres(place: PostgresPlace, password: string): void {
  const fresh = `${place.data}.new`
  const passwordFile = `${place.data}.password`
  rmSync(fresh, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  mkdirSync(fresh, { mode: 0o700 })
  lend(fresh, 0o700, place.account)
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' })
  try {
    lend(passwordFile, 0o600, place.account)
    const args = [
      ...['--pgdata', fresh, '--username', superuser, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'icu', '--icu-locale', 'und'],
    ]
    const run = spawnSync(join(place.binaries, 'initdb'), args, { ...options(place), encoding: 'utf8' })
    if (run.status !== 0) throw new LaunchFailure('postgres-dead', lastWords(`${run.stderr ?? ''}${run.error ?? ''}`))
    renameSync(fresh, place.data)
    syncFolder(dirname(place.data))
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Sets the superuser's password while no server runs: the way back when the password's file was lost. */
export function resetSuperuserPassword(place: PostgresPlace, password: string): void {
  const run = spawnSync(join(place.binaries, 'postgres'), ['--single', '-D', place.data, 'postgres'], {
    ...options(place),
    encoding: 'utf8',
    input: `ALTER ROLE ${superuser} PASSWORD '${password}'\n`,
  })
  if (run.status !== 0) throw new LaunchFailure('postgres-dead', lastWords(run.stderr))
}

/**
 * Starts the server on a free port of this computer alone, in a session of its own: Ctrl-C must reach
 * the app first. What an earlier start left running is stopped before.
 *
 * @param wantedPort the port to come back to, for a server that others hold addresses of
 * @throws LaunchFailure `postgres-dead`
 */
export async function startPostgres(
  place: PostgresPlace,
  folders: Folders,
  password: string,
  wantedPort?: number,
): Promise<Postgres> {
  await stopLeftover(place)
  const deadline = Date.now() + 15_000
  for (;;) {
    const { postgres, fault } = await tryStart(place, folders, password, wantedPort ?? (await findFreePort()))
    if (postgres) return postgres
    if (!mayPass.test(fault) || Date.now() > deadline) throw new LaunchFailure('postgres-dead', lastWords(fault))
    await sleep(250)
  }
}

/** Ends the server in order (open transactions are rolled back), by force only when it does not listen. */
export async function stopPostgres(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    if (await waitForEnd(pid, patienceMs)) return
  }
}

type Attempt = { postgres: Postgres; fault?: never } | { postgres?: never; fault: string }

async function tryStart(place: PostgresPlace, folders: Folders, password: string, port: number): Promise<Attempt> {
  const log = join(folders.logs, 'postgres.log')
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > logLimitBytes) renameSync(log, `${log}.old`)
  const output = openSync(log, 'a', 0o600)
  const logStart = statSync(log).size
  const settings = Object.entries({ ...serverOptions, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(place.binaries, 'postgres'), ['-D', place.data, ...settings], {
    ...options(place),
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`FATAL: ${error.message}`))
    child.once('exit', () => resolve('ended'))
  })
  const pid = child.pid ?? 0
  const outcome = await Promise.race([ended, untilAnswer(port, password)])
  if (outcome === 'up') {
    child.unref()
    return { postgres: { pid, port, ended } }
  }
  if (outcome === 'ended') return { fault: readFileSync(log).subarray(logStart).toString() }
  if (pid) await stopPostgres(pid)
  if (outcome !== refused) return { fault: outcome }
  resetSuperuserPassword(place, password)
  return { fault: refused }
}

async function untilAnswer(port: number, password: string): Promise<string> {
  const deadline = Date.now() + 120_000
  while (Date.now() < deadline) {
    await sleep(30)
    try {
      const connection = { host: '127.0.0.1', port, user: superuser, password, database: 'postgres' }
      return await withClient(connection, async () => 'up')
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') return refused
    }
  }
  return 'FATAL: it did not answer within two minutes'
}

/**
 * A server that outlived its launcher is stopped. Where the pid it left behind is a zombie's or belongs to
 * another program now, Postgres would wait for it in vain: the file is given a pid that nobody has. Its other
 * lines stay, since by them Postgres finds out whether helpers of the dead server still hold its memory.
 */
async function stopLeftover(place: PostgresPlace): Promise<void> {
  const pid = readPid(place)
  if (!pid) return
  if (isAlive(pid) && commandOf(pid).includes(place.data)) await stopPostgres(pid)
  const file = pidFile(place)
  if (!existsSync(file)) return
  const [, ...rest] = readFileSync(file, 'utf8').split('\n')
  const gone = spawnSync('sh', ['-c', ':']).pid
  if (gone) writeFileSync(file, [gone, ...rest].join('\n'))
}

function readPid(place: PostgresPlace): number | null {
  const file = pidFile(place)
  if (!existsSync(file)) return null
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  return Number.isInteger(pid) && pid > 1 ? pid : null
}

function pidFile(place: PostgresPlace): string {
  return join(place.data, 'postmaster.pid')
}

/** Asks the system for a port that nobody uses. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

function options(place: PostgresPlace) {
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv
  return { ...place.account, cwd: '/', env }
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function lastWords(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const fatal = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? 'it said nothing.'
  return fatal.replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim()
}
