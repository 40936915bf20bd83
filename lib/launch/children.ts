import { type ChildProcess, spawn } from 'node:child_process'
import { stopGroup } from './processes'

/** How a child ended: its exit code, or -1 when a signal or a failed start ended it. */
export interface Ended {
  code: number
  output: string
}

/** A Node program started in a process group of its own, so that Ctrl-C reaches this launcher alone. */
export function startNode(
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; stdio?: 'inherit' | 'pipe' },
): ChildProcess {
  const output = options.stdio ?? 'pipe'
  return spawn(process.execPath, args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ['ignore', output, output],
  })
}

/**
 * Runs a Node program to its end and keeps what it says.
 *
 * @param onText is given everything it says as it says it
 * @param stop ends the program, and everything it started, early
 */
export async function runNode(
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; stop?: AbortSignal; onText?: (text: string) => void },
): Promise<Ended> {
  if (options.stop?.aborted) return { code: -1, output: '' }
  const child = startNode(args, options)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      options.onText?.(text)
    })
  }
  const end = () => void stopGroup(child.pid ?? 0, 2_000).catch(() => undefined)
  options.stop?.addEventListener('abort', end, { once: true })
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(-1))
    child.once('close', (exitCode) => resolve(exitCode ?? -1))
  })
  options.stop?.removeEventListener('abort', end)
  return { code, output }
}

/** Resolves with the exit code when a child ends; -1 when a signal ended it or it never began. */
export function untilEnd(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => {
    child.once('error', () => resolve(-1))
    child.once('exit', (code) => resolve(code ?? -1))
  })
}
