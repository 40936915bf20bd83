import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { LaunchFailure } from './failures'

/** The system user that Postgres runs as. */
export interface Account {
  uid: number
  gid: number
}

const ownName = 'interdepend'

/**
 * Postgres refuses to run as root, so root lends it another user: the one who owns the data already,
 * else `interdepend` (made when missing), else one that every system has.
 *
 * @returns null when this process is not root and Postgres simply runs as it does
 */
export function chooseAccount(dataDir: string): Account | null {
  if (process.getuid?.() !== 0) return null
  return ownerOf(dataDir) ?? lookUp(ownName) ?? makeOwn() ?? lookUp('postgres') ?? lookUp('nobody') ?? fail()
}

/** True when that user can enter the folder; tried for real, so that every kind of access rule counts. */
export function canEnter(folder: string, account: Account | null): boolean {
  if (!account) return true
  const run = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' })
  return run.status === 0
}

function ownerOf(folder: string): Account | null {
  const stat = statSync(folder, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : null
}

function lookUp(name: string): Account | null {
  const uid = askId('-u', name)
  const gid = askId('-g', name)
  return uid === null || gid === null || uid === 0 ? null : { uid, gid }
}

function makeOwn(): Account | null {
  const ways: [string, string[]][] = [
    [
      'useradd',
      ['--system', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', ownName],
    ],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', ownName]],
  ]
  for (const [command, args] of ways) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return lookUp(ownName)
  }
  return null
}

function askId(flag: string, name: string): number | null {
  const run = spawnSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const id = Number.parseInt(run.stdout ?? '', 10)
  return run.status === 0 && Number.isInteger(id) ? id : null
}

function fail(): never {
  throw new LaunchFailure('no-account')
}
