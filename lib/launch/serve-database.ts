import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { closeDatabase, openDatabase } from './database'
import { generateClient } from './generate'
import { takeLock } from './lock'
import { makeFolders } from './secrets'
import { makeServerEnv } from './server-env'
import { findFolders, readSettings } from './settings'
import { listenForStop, untilStop } from './signals'
import { writeStamp } from './stamps'

/**
 * `npm run db`: the database alone, up to date, for work on the program. What the server would be given
 * is written to `.data/dev.env`.
 */
export async function serveDatabase(root: string): Promise<void> {
  const folders = findFolders(root)
  const settings = readSettings(process.env)
  makeFolders(folders)
  const stop = listenForStop()
  const lock = await takeLock(folders, settings.origin)
  stop.addEventListener('abort', () => lock.update({ isStopping: true }), { once: true })
  try {
    const database = await openDatabase(folders, settings)
    try {
      lock.update({ databasePort: database.postgres?.port })
      await generateClient(root)
      const variables = { ...makeServerEnv(folders, settings, database), DATABASE_URL_OWNER: database.ownerUrl }
      const file = join(folders.data, 'dev.env')
      writeStamp(
        file,
        `${Object.entries(variables)
          .map(([name, value]) => `${name}=${value}`)
          .join('\n')}\n`,
      )
      console.log(`The database answers. Its settings are in ${file}; Ctrl-C stops it.`)
      await untilStop(stop)
      rmSync(file, { force: true })
    } finally {
      await closeDatabase(database)
    }
  } finally {
    lock.release()
  }
}
