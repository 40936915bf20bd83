import { findFreePort } from '@/lib/launch/postgres'
import { startServer, stopServer } from '@/lib/launch/server'

/** Another process of the program on the same database, as a balancer has them. */
export type SecondServer = { origin: string; stop(): Promise<void> }

export type ServerOfTheRun = {
  /** Folder of the production build under test. */
  buildFolder: string
  /** What the server under test was started with. */
  serverEnv: Record<string, string>
}

/** Starts one that shares everything with the server under test but its port: links and cookies are made for the same origin. */
export async function startSecondServer({ buildFolder, serverEnv }: ServerOfTheRun): Promise<SecondServer> {
  const host = '127.0.0.1'
  const port = await findFreePort()
  // Thousands of refusals are what its tests are about; nobody reads them one by one.
  const env = { ...serverEnv, INTERDEPEND_WORKER: 'off', LOG_LEVEL: 'silent' }
  const plan = { root: process.cwd(), host, port, isDev: false, folder: buildFolder, env }
  const server = await startServer(plan, new AbortController().signal)
  if (!server) throw new Error('the second server did not start')
  return { origin: `http://${host}:${port}`, stop: () => stopServer(server) }
}
