import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { MASTER_KEY_BYTES, parseMasterKey } from '../crypto/keys'
import { LaunchFailure } from './failures'
import type { Folders, Settings } from './settings'

/** The master key and where it was found; the server gets the place, not the key, where there is a file. */
export interface MasterKey {
  bytes: Buffer
  /** Words for a sentence: a path, or the name of a variable. */
  place: string
  /** Variables that let the server find the same key. */
  env: Record<string, string>
}

/**
 * Finds the master key: the environment's, else the file's in `.data/secrets`, which is made when the
 * database beside it does not exist yet.
 *
 * @param hasData true when there is a database that an earlier key belongs to
 * @throws LaunchFailure when the key is missing, unreadable or malformed
 */
export function findMasterKey(folders: Folders, settings: Settings, hasData: boolean): MasterKey {
  if (settings.key) return checkKey(settings.key, 'INTERDEPEND_KEY', { INTERDEPEND_KEY: settings.key })
  if (settings.keyFile) return readKeyFile(resolve(settings.keyFile))
  if (settings.databaseUrl) throw new LaunchFailure('key-unset')
  const file = join(folders.secrets, 'master.key')
  if (!existsSync(file)) {
    if (hasData) throw new LaunchFailure('key-lost', file)
    writeSecret(file, randomBytes(MASTER_KEY_BYTES).toString('base64url'))
  }
  return readKeyFile(file)
}

/** The password of the embedded database's superuser; `isNew` when there was none and one was made. */
export function findSuperuserPassword(folders: Folders): { password: string; isNew: boolean } {
  const file = join(folders.secrets, 'postgres.password')
  const isNew = !existsSync(file)
  if (isNew) writeSecret(file, randomBytes(32).toString('base64url'))
  return { password: readFileSync(file, 'utf8').trim(), isNew }
}

/** Makes the folders of this installation; only their owner sees into secrets and logs. */
export function makeFolders(folders: Folders): void {
  for (const [folder, mode] of [
    [folders.data, 0o711],
    [folders.secrets, 0o700],
    [folders.logs, 0o700],
  ] as const) {
    mkdirSync(folder, { recursive: true, mode })
    chmodSync(folder, mode)
  }
  const probe = join(folders.data, '.probe')
  writeFileSync(probe, '')
  renameSync(probe, join(folders.data, '.writable'))
}

function readKeyFile(file: string): MasterKey {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new LaunchFailure('key-unreadable', file, error)
  }
  return checkKey(text, file, { INTERDEPEND_KEY_FILE: file })
}

function checkKey(text: string, place: string, env: Record<string, string>): MasterKey {
  const bytes = parseMasterKey(text)
  if (!bytes) throw new LaunchFailure('key-malformed', place)
  return { bytes, place, env }
}

/** Whole or not at all: a secret cut short by a crash would lock people out of their data. */
function writeSecret(file: string, text: string): void {
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
