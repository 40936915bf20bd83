import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase, type Database, openDatabase } from './database'
import { findRunning, type Lock, readLeftover, takeLock } from './lock'
import { stopPostgres } from './postgres'
import { removePostgres } from './postgres-place'
import { isAlive, stopGroup } from './processes'
import { makeFolders } from './secrets'
import { type Folders, findFolders, type Settings } from './settings'

const prefix = 'interdepend-test-'

/** A database that exists for one run of tests, with everything that belongs to it. */
export interface ThrowAway {
  folders: Folders
  database: Database
  lock: Lock
}

/** Makes one in the system's folder for such things; what is inside is nobody's and is removed afterwards. */
export async function openThrowAway(root: string, settings: Settings): Promise<ThrowAway> {
  const data = mkdtempSync(join(tmpdir(), prefix))
  chmodSync(data, 0o711)
  const folders = findFolders(root, data)
  makeFolders(folders)
  const lock = await takeLock(folders, settings.origin)
  try {
    return { folders, lock, database: await openDatabase(folders, settings) }
  } catch (error) {
    remove(folders)
    throw error
  }
}

export async function closeThrowAway({ folders, database }: ThrowAway): Promise<void> {
  await closeDatabase(database)
  remove(folders)
}

/** Ends and removes what a run that was killed could not. */
export async function sweepThrowAways(root: string): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folders = findFolders(root, join(tmpdir(), name))
    try {
      const leftover = readLeftover(folders)
      if (!leftover || findRunning(folders)) continue
      if (leftover.server) await stopGroup(leftover.server.pid, 5_000)
      await stopLeftPostgres(folders)
      remove(folders)
    } catch {
      // Somebody else's, by its access rules: theirs to sweep.
    }
  }
}

async function stopLeftPostgres(folders: Folders): Promise<void> {
  const file = join(folders.data, 'postgres', 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  if (pid > 1 && isAlive(pid)) await stopPostgres(pid)
}

function remove(folders: Folders): void {
  removePostgres(folders)
  rmSync(folders.data, { recursive: true, force: true })
}
