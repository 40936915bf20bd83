import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { type Client, escapeIdentifier, escapeLiteral } from 'pg'
import { deriveSecret } from '../crypto/keys'
import { LaunchFailure } from './failures'
import { withClient } from './sql'

const serverRoles = ['app', 'identity', 'worker'] as const

/** Connections of the three roles the program works as; none owns a table or passes over row security. */
export type RoleUrls = Record<(typeof serverRoles)[number], string>

/**
 * Makes the three roles where they are missing and gives each the password that the master key says, so
 * that every copy with the same key can connect. Changes nothing when all of that is so already.
 *
 * @param owner an open connection that may make roles
 * @param ownerUrl the same connection's address; the roles' addresses differ in user and password alone
 * @param isOurs false where the roles may be those of another installation on the same server
 * @throws LaunchFailure when the owner may not, or a role has rights it must not have
 */
export async function prepareRoles(
  owner: Client,
  ownerUrl: string,
  masterKey: Buffer,
  isOurs: boolean,
): Promise<RoleUrls> {
  const urls: Partial<RoleUrls> = {}
  for (const name of serverRoles) {
    const role = `interdepend_${name}`
    const password = deriveSecret(masterKey, `role:${name}`).toString('base64url')
    const url = new URL(ownerUrl)
    url.username = role
    url.password = password
    urls[name] = url.href
    await prepareRole(owner, role, { password, url: url.href, isOurs })
  }
  return urls as RoleUrls
}

/**
 * The form in which Postgres keeps a password (SCRAM-SHA-256, RFC 5803). Sent instead of the password
 * itself, so that no server log can hold it.
 */
export function scramVerifier(password: string, salt = randomBytes(16), iterations = 4096): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const sign = (text: string) => createHmac('sha256', salted).update(text).digest()
  const storedKey = createHash('sha256').update(sign('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${sign('Server Key').toString('base64')}`
}

type WantedRole = { password: string; url: string; isOurs: boolean }

async function prepareRole(owner: Client, role: string, wanted: WantedRole): Promise<void> {
  const { password, url, isOurs } = wanted
  const found = await owner.query<{ isStrong: boolean }>(
    `SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS "isStrong"
       FROM pg_roles WHERE rolname = $1`,
    [role],
  )
  const existing = found.rows[0]
  if (existing?.isStrong) throw new LaunchFailure('role-strong', role)
  if (existing && (await canConnect(url))) return
  if (existing && !isOurs) throw new LaunchFailure('role-foreign', role)
  const words = `LOGIN PASSWORD ${escapeLiteral(scramVerifier(password))}`
  const name = escapeIdentifier(role)
  try {
    if (existing) await owner.query(`ALTER ROLE ${name} ${words}`)
    else await owner.query(`CREATE ROLE ${name} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS ${words}`)
  } catch (error) {
    throw new LaunchFailure('owner-weak', role, error)
  }
  await owner.query(`DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO ${name}', current_database()); END $$`)
  if (!(await canConnect(url))) throw new LaunchFailure('role-refused', role)
}

function canConnect(url: string): Promise<boolean> {
  return withClient({ connectionString: url }, async () => true).catch(() => false)
}
