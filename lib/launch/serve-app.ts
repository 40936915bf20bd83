import { openAddresses, sayAddresses } from './addresses'
import { buildApp } from './build'
import { closeDatabase, type Database, openDatabase } from './database'
import { generateClient } from './generate'
import { takeLock } from './lock'
import { startOf } from './processes'
import { makeFolders } from './secrets'
import { checkPort, type Server, type ServerPlan, startServer, stopServer } from './server'
import { makeServerEnv } from './server-env'
import { findFolders, readSettings } from './settings'
import { listenForStop, untilStop } from './signals'

/**
 * `npm start` and `npm run dev`: everything from an empty folder to a server that answers, then nothing
 * until it is asked to stop. Stops in order: requests, server, database.
 *
 * @returns exit code
 */
export async function serveApp(root: string, isDev: boolean): Promise<number> {
  const folders = findFolders(root)
  const settings = readSettings(process.env)
  makeFolders(folders)
  const stop = listenForStop()
  const lock = await takeLock(folders, settings.origin)
  stop.addEventListener('abort', () => lock.update({ isStopping: true }), { once: true })
  let database: Database | undefined
  let server: Server | null = null
  try {
    await checkPort(settings.host, settings.port)
    database = await openDatabase(folders, settings)
    lock.update({ databasePort: database.postgres?.port })
    if (stop.aborted) return 0
    await generateClient(root)
    if (!isDev) await buildApp(folders, stop)
    if (stop.aborted) return 0
    const plan: ServerPlan = {
      ...{ root, host: settings.host, port: settings.port, isDev },
      folder: isDev ? '.next-dev' : '.next',
      env: makeServerEnv(folders, settings, database),
    }
    server = await startServer(plan, stop)
    if (!server) return 0
    lock.update({ server: { pid: server.pid, started: startOf(server.pid) } })
    console.log(sayAddresses(await openAddresses(settings, database)))
    const code = await Promise.race([server.ended, untilStop(stop).then(() => null)])
    if (code === null) return 0
    console.error('The web server stopped by itself; what it said is above.')
    return 1
  } finally {
    if (server) await stopServer(server)
    if (database) await closeDatabase(database)
    lock.release()
  }
}
