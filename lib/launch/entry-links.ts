import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { closeDatabase, openDatabase, runningDatabase } from './database'
import { LaunchFailure } from './failures'
import { findRunning, takeLock } from './lock'
import { makeFolders } from './secrets'
import { findFolders, readSettings } from './settings'
import { withClient } from './sql'

/** A one-time address, and until when it can be used. */
export interface EntryLink {
  url: string
  expiresAt: Date
}

const resetHours = 24
const setupHours = 7 * 24

/** `npm run user:reset -- <email>`: a one-time address at which that person chooses a new password. */
export function linkReset(root: string, email: string): Promise<EntryLink> {
  const wanted = email.trim().toLowerCase()
  if (!wanted) throw new LaunchFailure('user-missing')
  return withIdentity(root, async (client, origin) => {
    const found = await client.query<{ id: string }>('SELECT id FROM user_account WHERE email = $1', [wanted])
    const userId = found.rows[0]?.id
    if (!userId) throw new LaunchFailure('user-unknown', wanted)
    return addLink(client, `${origin}/reset`, { kind: 'reset', userId, hours: resetHours })
  })
}

/** `npm run practice:create`: a one-time address at which a practice is set up. */
export function linkSetup(root: string): Promise<EntryLink> {
  return withIdentity(root, (client, origin) => {
    return addLink(client, `${origin}/set-up`, { kind: 'setup', userId: null, hours: setupHours })
  })
}

/** Lets the app know the hash of a start address. The same address again stays as it is: a used set-up link is used. */
export async function noteStartLink(client: Client, kind: 'setup' | 'demo', token: string): Promise<void> {
  await client.query(
    `INSERT INTO entry_link (id, kind, token_hash, practice_id, created_at, expires_at)
     VALUES ($1, $2, $3, NULL, now(), now() + interval '100 years') ON CONFLICT (token_hash) DO NOTHING`,
    [randomUUID(), kind, hashOf(token)],
  )
}

async function addLink(
  client: Client,
  path: string,
  link: { kind: 'reset' | 'setup'; userId: string | null; hours: number },
): Promise<EntryLink> {
  const token = randomBytes(32).toString('base64url')
  const createdAt = new Date()
  const expiresAt = new Date(createdAt.getTime() + link.hours * 3_600_000)
  await client.query(
    `INSERT INTO entry_link (id, kind, token_hash, practice_id, user_id, created_at, expires_at)
     VALUES ($1, $2, $3, NULL, $4, $5, $6)`,
    [randomUUID(), link.kind, hashOf(token), link.userId, createdAt, expiresAt],
  )
  return { url: `${path}/${token}`, expiresAt }
}

/**
 * Works as the identity role: on the database of the program that runs now, else on one that is brought
 * up for the purpose and taken down again.
 */
async function withIdentity<T>(root: string, work: (client: Client, origin: string) => Promise<T>): Promise<T> {
  const folders = findFolders(root)
  const settings = readSettings(process.env)
  const running = findRunning(folders)
  if (running?.databasePort && !settings.databaseUrl) {
    const { urls } = runningDatabase(folders, settings, running.databasePort)
    return withClient({ connectionString: urls.identity }, (client) => work(client, running.origin))
  }
  makeFolders(folders)
  const lock = settings.databaseUrl ? null : await takeLock(folders, settings.origin)
  try {
    const database = await openDatabase(folders, settings)
    try {
      return await withClient({ connectionString: database.urls.identity }, (client) => work(client, settings.origin))
    } finally {
      await closeDatabase(database)
    }
  } finally {
    lock?.release()
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
