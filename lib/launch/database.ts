import { type Client, escapeIdentifier, escapeLiteral } from 'pg'
import { deriveSecret } from '../crypto/keys'
import { firstLine, LaunchFailure } from './failures'
import { prepareJobQueue } from './job-queue'
import { applyMigrations } from './migrations'
import { createPostgres, resetSuperuserPassword, startPostgres, stopPostgres, superuser } from './postgres'
import { keepPostgres, type PostgresKeeper } from './postgres-keeper'
import { findPostgres } from './postgres-place'
import { prepareRoles, type RoleUrls, scramVerifier } from './roles'
import { findMasterKey, findSuperuserPassword, type MasterKey, makeFolders } from './secrets'
import type { Folders, Settings } from './settings'
import { withClient } from './sql'

/** A database that is up to date and ready for the server. */
export interface Database {
  ownerUrl: string
  urls: RoleUrls
  key: MasterKey
  /** The embedded server, when it is ours to stop. */
  postgres: PostgresKeeper | null
}

const ownerRole = 'interdepend_owner'
const databaseName = 'interdepend'
/** Any fixed number: two copies that start at once take turns. */
const startLock = 4_731_802_266

/**
 * Brings up the embedded Postgres, or connects to the one of DATABASE_URL, and brings it up to date:
 * key compared, roles, migrations. A failure leaves nothing running and nothing half-applied.
 *
 * @throws LaunchFailure
 */
export async function openDatabase(folders: Folders, settings: Settings): Promise<Database> {
  makeFolders(folders)
  if (settings.databaseUrl) {
    const key = findMasterKey(folders, settings, true)
    const urls = await bringUpToDate(settings.databaseUrl, key, folders.prisma, false)
    return { ownerUrl: settings.databaseUrl, urls, key, postgres: null }
  }
  const place = findPostgres(folders)
  const key = findMasterKey(folders, settings, place.hasData)
  const { password, isNew } = findSuperuserPassword(folders)
  if (!place.hasData) createPostgres(place, password)
  else if (isNew) resetSuperuserPassword(place, password)
  const postgres = await startPostgres(place, folders, password)
  try {
    const ownerUrl = await prepareOwner(postgres.port, password, key)
    const urls = await bringUpToDate(ownerUrl, key, folders.prisma, true)
    const keeper = keepPostgres(postgres, (port) => startPostgres(place, folders, password, port))
    return { ownerUrl, urls, key, postgres: keeper }
  } catch (error) {
    await stopPostgres(postgres.pid)
    throw error
  }
}

/** The embedded database of a program that runs already; closing it here leaves it running. */
export function runningDatabase(folders: Folders, settings: Settings, port: number): Database {
  const key = findMasterKey(folders, settings, true)
  const url = (role: keyof RoleUrls | 'owner') =>
    embeddedUrl(port, `interdepend_${role}`, deriveSecret(key.bytes, `role:${role}`).toString('base64url'))
  const urls = { app: url('app'), identity: url('identity'), worker: url('worker') }
  return { ownerUrl: url('owner'), urls, key, postgres: null }
}

/** Stops the embedded server; somebody else's is left alone. */
export async function closeDatabase(database: Database): Promise<void> {
  await database.postgres?.stop()
}

/** A role's address on the embedded server. */
export function embeddedUrl(port: number, role: string, password: string): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${databaseName}`
}

/** The owner has no more rights on the embedded server than it would have on somebody else's: row security binds it too. */
async function prepareOwner(port: number, password: string, key: MasterKey): Promise<string> {
  const connection = { host: '127.0.0.1', port, user: superuser, password }
  const ownerPassword = deriveSecret(key.bytes, 'role:owner').toString('base64url')
  const ownerUrl = embeddedUrl(port, ownerRole, ownerPassword)
  await withClient({ ...connection, database: 'postgres' }, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName])
    if (found.rowCount) {
      await withClient({ ...connection, database: databaseName }, (inside) => compareKey(inside, key))
    }
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [ownerRole])
    const verifier = escapeLiteral(scramVerifier(ownerPassword))
    const verb = role.rowCount ? 'ALTER' : 'CREATE'
    await client.query(`${verb} ROLE ${escapeIdentifier(ownerRole)} LOGIN CREATEROLE NOSUPERUSER PASSWORD ${verifier}`)
    if (!found.rowCount) await client.query(`CREATE DATABASE ${databaseName} OWNER ${escapeIdentifier(ownerRole)}`)
  })
  return ownerUrl
}

/** @param isAlone true where nobody else's roles can be on the server */
async function bringUpToDate(ownerUrl: string, key: MasterKey, prismaDir: string, isAlone: boolean): Promise<RoleUrls> {
  let isConnected = false
  try {
    return await withClient({ connectionString: ownerUrl }, async (client) => {
      isConnected = true
      await checkVersion(client)
      await client.query('SELECT pg_advisory_lock($1)', [startLock])
      const isMade = await compareKey(client, key)
      const urls = await prepareRoles(client, ownerUrl, key.bytes, isMade || isAlone)
      await migrate(ownerUrl, prismaDir)
      await prepareJobQueue(client, urls.worker)
      await noteKey(client, key)
      return urls
    })
  } catch (error) {
    throw isConnected ? error : namePlace(ownerUrl, error)
  }
}

function namePlace(ownerUrl: string, error: unknown): LaunchFailure {
  const { host } = new URL(ownerUrl)
  const { code } = error as { code?: string }
  if (code === '28P01' || code === '28000') return new LaunchFailure('url-refused', host, error)
  if (code === '3D000') return new LaunchFailure('url-no-database', host, error)
  return new LaunchFailure('url-unreachable', host, error)
}

async function checkVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
    `SELECT current_setting('server_version_num') AS server_version_num, current_setting('server_version') AS server_version`,
  )
  if (Number(rows[0]?.server_version_num) < 160_000) throw new LaunchFailure('url-old', rows[0]?.server_version)
}

async function migrate(ownerUrl: string, prismaDir: string): Promise<void> {
  try {
    await applyMigrations(ownerUrl, prismaDir)
  } catch (error) {
    throw new LaunchFailure('migration-failed', firstLine(error), error)
  }
}

/** Refuses a key that this database was not made with, before anything is changed under it. True when it was. */
async function compareKey(client: Client, key: MasterKey): Promise<boolean> {
  const table = await client.query<{ name: string | null }>(`SELECT to_regclass('public.installation')::text AS name`)
  if (!table.rows[0]?.name) return false
  const { rows } = await client.query<{ key_check: string }>('SELECT key_check FROM installation WHERE id = 1')
  if (rows[0] && rows[0].key_check !== keyCheck(key)) throw new LaunchFailure('key-wrong', key.place)
  return Boolean(rows[0])
}

async function noteKey(client: Client, key: MasterKey): Promise<void> {
  await client.query('INSERT INTO installation (id, key_check) VALUES (1, $1) ON CONFLICT (id) DO NOTHING', [
    keyCheck(key),
  ])
}

/** Tells keys apart and tells nothing else about them. */
function keyCheck(key: MasterKey): string {
  return deriveSecret(key.bytes, 'key-check').toString('base64url')
}
