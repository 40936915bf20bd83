import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** SHA-256 over the paths and contents of files below `root`; any change in either gives another value. */
export function hashFiles(root: string, paths: string[], salt = ''): string {
  const hash = createHash('sha256').update(salt)
  for (const path of [...paths].sort()) {
    const content = readFileSync(join(root, path))
    hash.update(`\0${path}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** Paths of all files below `folder`, relative to `root`. `isWanted` decides on folders and files alike. */
export function listFiles(root: string, folder: string, isWanted: (path: string) => boolean): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (!isWanted(path)) return []
    return entry.isDirectory() ? listFiles(root, path, isWanted) : entry.isFile() ? [path] : []
  })
}

/** Reads a stamp; empty when there is none. */
export function readStamp(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Writes a stamp whole or not at all. */
export function writeStamp(file: string, value: string): void {
  writeFileSync(`${file}.new`, value, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
