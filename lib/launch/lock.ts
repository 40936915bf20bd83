import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchFailure } from './failures'
import { isAlive, startOf, stopGroup } from './processes'
import type { Folders } from './settings'

const noticeMs = 1_500
const stopMs = 20_000

/** Who runs from this folder, for a second start and for the commands that work beside a running program. */
export interface Running {
  pid: number
  started: string
  origin: string
  /** Port of the embedded Postgres once it answers. */
  databasePort?: number
  /** True from the moment it was asked to stop. */
  isStopping?: boolean
  /** The web server, which outlives a launcher that was killed. */
  server?: { pid: number; started: string }
}

/** The lock of this installation, held by this process. */
export interface Lock {
  update: (news: Partial<Running>) => void
  release: () => void
}

/**
 * Takes the lock. A lock whose holder is gone is taken over, and the web server it left behind is stopped.
 *
 * @throws LaunchFailure `already-running`
 */
export async function takeLock(folders: Folders, origin: string): Promise<Lock> {
  const file = lockFile(folders)
  let state: Running = { pid: process.pid, started: startOf(process.pid), origin }
  const own = `${file}.${process.pid}`
  writeFileSync(own, JSON.stringify(state), { mode: 0o600 })
  try {
    await acquire(folders, own)
  } finally {
    rmSync(own, { force: true })
  }
  return {
    update: (news) => {
      state = { ...state, ...news }
      writeFileSync(own, JSON.stringify(state), { mode: 0o600 })
      renameSync(own, file)
    },
    release: () => {
      if (readLock(file)?.pid === process.pid) rmSync(file, { force: true })
    },
  }
}

/** A program that is about to stop, or has just lost the npm that started it, is waited for. */
async function acquire(folders: Folders, own: string): Promise<void> {
  const file = lockFile(folders)
  const began = Date.now()
  while (!tryLink(own, file)) {
    const other = findRunning(folders)
    if (!other) {
      await dropStale(file)
      continue
    }
    if (Date.now() - began > (other.isStopping ? stopMs : noticeMs)) {
      throw new LaunchFailure('already-running', `${other.origin} (process ${other.pid})`)
    }
    await sleep(100)
  }
}

/** The program that runs from this folder now; null when there is none. */
export function findRunning(folders: Folders): Running | null {
  const state = readLock(lockFile(folders))
  return state && isSame(state) ? state : null
}

/** What the last program left in this folder, running or not. */
export function readLeftover(folders: Folders): Running | null {
  const state = readLock(lockFile(folders))
  if (!state?.server || isSame(state.server)) return state
  return { ...state, server: undefined }
}

async function dropStale(file: string): Promise<void> {
  const stale = readLock(file)
  if (stale?.server && isSame(stale.server)) await stopGroup(stale.server.pid, 10_000)
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  // Another start may have been quicker: what was moved aside is then its fresh lock, and goes back.
  const moved = readLock(aside)
  if (moved && isSame(moved)) tryLink(aside, file)
  rmSync(aside, { force: true })
}

function isSame(one: { pid: number; started: string }): boolean {
  return isAlive(one.pid) && startOf(one.pid) === one.started
}

function readLock(file: string): Running | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Running
  } catch {
    return null
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function lockFile(folders: Folders): string {
  return join(folders.data, 'running.json')
}
