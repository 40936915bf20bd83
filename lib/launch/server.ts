import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { nextProgram } from './build'
import { startNode, untilEnd } from './children'
import { LaunchFailure } from './failures'
import { stopGroup } from './processes'
import { withoutSecrets } from './server-env'
import { untilStop } from './signals'

/** How to start the web server. */
export interface ServerPlan {
  root: string
  host: string
  port: number
  isDev: boolean
  /** Folder of the build. */
  folder: string
  env: Record<string, string>
}

/** A running web server. */
export interface Server {
  pid: number
  /** Resolves with its exit code. */
  ended: Promise<number>
}

const drainMs = 10_000
const readyMs = 60_000
/** Longer than proxies and browsers keep a connection idle, so that none is closed under a request on its way. */
const keepAliveMs = 75_000
/** Next's own greeting names addresses that are not ours to give. */
const greeting = /^\s*(▲|✓|·|- (Local|Network|Environments|Experiments))/

/**
 * Starts the web server and waits until it answers.
 *
 * @returns null when asked to stop before it did
 * @throws LaunchFailure `server-dead`, `server-silent`; nothing is left running then
 */
export async function startServer(plan: ServerPlan, stop: AbortSignal): Promise<Server | null> {
  const { root, host, port, isDev, folder, env } = plan
  const words = [nextProgram, isDev ? 'dev' : 'start', '--hostname', host, '--port', String(port)]
  if (!isDev) words.push('--keepAliveTimeout', String(keepAliveMs))
  const child = startNode(words, {
    cwd: root,
    env: { ...withoutSecrets(), ...env, NODE_ENV: isDev ? 'development' : 'production', NEXT_DIST_DIR: folder },
  })
  passOn(child)
  const ended = untilEnd(child)
  const server = { pid: child.pid ?? 0, ended }
  const address = `http://${reach(host)}:${port}/healthz`
  const outcome = await Promise.race([
    ended.then(() => 'dead' as const),
    untilStop(stop).then(() => 'stopped' as const),
    untilAnswer(address),
  ])
  if (outcome === 'up') return server
  await stopServer(server)
  if (outcome === 'stopped') return null
  throw outcome === 'dead' ? new LaunchFailure('server-dead') : new LaunchFailure('server-silent', address)
}

/** Lets requests that are under way end, up to ten seconds, and stops the web server. */
export async function stopServer(server: Server): Promise<void> {
  await stopGroup(server.pid, drainMs)
}

/** @throws LaunchFailure when the server could not listen there */
export async function checkPort(host: string, port: number): Promise<void> {
  const fault = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(null)))
  })
  if (fault?.code === 'EADDRINUSE') throw new LaunchFailure('port-taken', String(port), fault)
  if (fault?.code === 'EACCES') throw new LaunchFailure('port-shut', String(port), fault)
  if (fault) throw new LaunchFailure('host-bad', host, fault)
}

async function untilAnswer(address: string): Promise<'up' | 'silent'> {
  const deadline = Date.now() + readyMs
  while (Date.now() < deadline) {
    const isUp = await fetch(address, { signal: AbortSignal.timeout(readyMs) }).then(
      (response) => response.ok,
      () => false,
    )
    if (isUp) return 'up'
    await sleep(100)
  }
  return 'silent'
}

function passOn(child: ChildProcess): void {
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    if (!from) continue
    createInterface({ input: from }).on('line', (line) => {
      if (line.trim() !== '' && !greeting.test(line)) to.write(`${line}\n`)
    })
  }
}

/** Where this computer reaches a server that listens on `host`. */
function reach(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
