import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** True when a process with this id runs; a zombie, which has ended but was not collected, does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return readStat(pid)?.[0] !== 'Z'
}

/** When a process began, in words that only compare with themselves: ids are used again, these are not. */
export function startOf(pid: number): string {
  const stat = readStat(pid)
  return stat?.[19] ?? askPs(pid, 'lstart=')
}

/** The command line of a process; empty when there is none or it cannot be seen. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return askPs(pid, 'command=')
  }
}

/** The process that started this one; null where the system does not say so at little cost. */
export function parentOf(pid: number): number | null {
  const parent = readStat(pid)?.[1]
  return parent ? Number(parent) : null
}

/** Fields of Linux's stat line from the state on; null elsewhere. */
function readStat(pid: number): string[] | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return line.slice(line.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

function askPs(pid: number, column: string): string {
  const run = spawnSync('ps', ['-p', String(pid), '-o', column], { encoding: 'utf8' })
  return (run.stdout ?? '').trim()
}

/** Ends a process and everything it started (its group), by force when it has not ended in time. */
export async function stopGroup(pid: number, patienceMs: number): Promise<void> {
  if (signalGroup(pid, 'SIGTERM')) await waitForEnd(pid, patienceMs)
  if (signalGroup(pid, 'SIGKILL')) await waitForEnd(pid, 2_000)
}

/** Waits until no process has this id; false when it still runs after that time. */
export async function waitForEnd(pid: number, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false
    await sleep(20)
  }
  return true
}

/** False when the group has nobody left. */
function signalGroup(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(-pid, signal)
    return true
  } catch {
    return false
  }
}
