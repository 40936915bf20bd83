import { join } from 'node:path'
import { startNode, untilEnd } from './children'
import { closeDatabase, type Database, openDatabase, runningDatabase } from './database'
import { LaunchFailure } from './failures'
import { generateClient } from './generate'
import { findRunning } from './lock'
import { stopGroup } from './processes'
import { makeServerEnv, withoutSecrets } from './server-env'
import { type Folders, findFolders, readSettings, type Settings } from './settings'
import { listenForStop, untilStop } from './signals'

const drainMs = 10_000

/**
 * `npm run worker`: what runs later (messages) in a process of its own, beside the web server or on another machine.
 * Start the web server with INTERDEPEND_WORKER=off then; two that run jobs do no harm.
 *
 * @returns exit code
 * @throws LaunchFailure `worker-alone` when the embedded database does not run
 */
export async function serveWorker(root: string): Promise<number> {
  const folders = findFolders(root)
  const settings = readSettings(process.env)
  const stop = listenForStop()
  await generateClient(root)
  const { database, origin } = await findDatabase(folders, settings)
  try {
    const child = startNode(['--conditions=react-server', '--import', 'tsx', join(root, 'lib/worker/run-apart.ts')], {
      cwd: root,
      env: {
        ...withoutSecrets(),
        ...makeServerEnv(folders, { ...settings, origin }, database),
        NODE_ENV: 'production',
      },
      stdio: 'inherit',
    })
    console.log('Jobs run here. Ctrl-C stops them.')
    const code = await Promise.race([untilEnd(child), untilStop(stop).then(() => null)])
    if (code !== null) return code === 0 ? 0 : 1
    await stopGroup(child.pid ?? 0, drainMs)
    return 0
  } finally {
    await closeDatabase(database)
  }
}

/** The embedded database belongs to the program that runs now; one of DATABASE_URL is brought up to date like at a start. */
async function findDatabase(folders: Folders, settings: Settings): Promise<{ database: Database; origin: string }> {
  if (settings.databaseUrl) return { database: await openDatabase(folders, settings), origin: settings.origin }
  const running = findRunning(folders)
  if (!running?.databasePort) throw new LaunchFailure('worker-alone')
  return { database: runningDatabase(folders, settings, running.databasePort), origin: running.origin }
}
