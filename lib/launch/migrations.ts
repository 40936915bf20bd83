import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import { Pool } from 'pg'
import { LaunchFailure } from './failures'
import { withSchemaEngine } from './schema-engine'

const filters = { externalTables: [], externalEnums: [] }
const lockText = '# Written by npm run db:migration. Prisma reads it.\nprovider = "postgresql"\n'

/**
 * Applies every migration folder that the database has not seen, oldest first, and notes them in the
 * ordinary `_prisma_migrations` table, so that `prisma migrate deploy` may take over at any time.
 *
 * Each migration is one transaction: one that fails, or that a crash cuts short, has changed nothing
 * and is tried again at the next start.
 *
 * @param url owner connection
 * @param prismaDir folder that holds schema.prisma and migrations/
 * @returns names of the migrations applied now
 * @throws Postgres's error for a migration it refuses, the engine's for anything else
 */
export async function applyMigrations(url: string, prismaDir: string): Promise<string[]> {
  const migrationsList = await readMigrations(prismaDir)
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: 'interdepend-launch',
  })
  pool.on('error', () => undefined)
  let refusal: unknown
  const runScript = async (script: string) => {
    try {
      await pool.query(`${script}\n;COMMENT ON TABLE "_prisma_migrations" IS '${checksum(script)}'`)
    } catch (error) {
      refusal = error
      throw error
    }
  }
  try {
    return await withSchemaEngine({ pool, runScript }, async (engine) => {
      await settleUnfinished(pool, engine, migrationsList)
      try {
        const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters })
        return appliedMigrationNames
      } catch (error) {
        await settleUnfinished(pool, engine, migrationsList)
        throw refusal ?? error
      }
    })
  } finally {
    await pool.end()
  }
}

/**
 * A migration that was begun and never noted as finished either committed or did not; which of the two,
 * its own transaction said by leaving its checksum on the table.
 */
async function settleUnfinished(pool: Pool, engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const table = await pool.query<{ mark: string | null }>(
    `SELECT obj_description(to_regclass('_prisma_migrations'), 'pg_class') AS mark
      WHERE to_regclass('_prisma_migrations') IS NOT NULL`,
  )
  if (!table.rows[0]) return
  const unfinished = await pool.query<{ migration_name: string; checksum: string }>(
    'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  )
  for (const { migration_name: migrationName, checksum: begun } of unfinished.rows) {
    if (begun === table.rows[0].mark) await engine.markMigrationApplied({ migrationName, migrationsList })
    else await engine.markMigrationRolledBack({ migrationName })
  }
}

/**
 * Writes SQL that turns one schema into another.
 *
 * @param from text of a schema.prisma; null for an empty database
 * @param to text of a schema.prisma
 */
export async function diffSchemas(from: string | null, to: string): Promise<string> {
  return withSchemaEngine(null, async (engine) => {
    const result = await engine.diff({
      from: from === null ? { tag: 'empty' } : schemaTarget(from),
      to: schemaTarget(to),
      script: true,
      exitCode: null,
      filters,
    })
    return result.stdout ?? ''
  })
}

/**
 * Writes the next migration folder from the schema of the last one to prisma/schema.prisma. A folder is
 * written even when the schemas agree, for migrations that are hand-written SQL alone.
 *
 * @returns the folder's name
 */
export async function writeMigration(prismaDir: string, name: string, now: Date): Promise<string> {
  const title = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
  if (!title) throw new LaunchFailure('migration-name')
  const migrationsDir = join(prismaDir, 'migrations')
  const last = (await listMigrations(prismaDir)).at(-1)
  const before = last ? await readFile(join(migrationsDir, last, 'schema.prisma'), 'utf8') : null
  const schema = await readFile(join(prismaDir, 'schema.prisma'), 'utf8')
  const sql = await diffSchemas(before, schema)
  const folder = `${now
    .toISOString()
    .replaceAll(/[^0-9]/g, '')
    .slice(0, 14)}_${title}`
  await mkdir(join(migrationsDir, folder), { recursive: true })
  await writeFile(join(migrationsDir, folder, 'migration.sql'), sql)
  await writeFile(join(migrationsDir, folder, 'schema.prisma'), schema)
  await writeFile(join(migrationsDir, 'migration_lock.toml'), lockText)
  return folder
}

/** Names of the migration folders, oldest first. */
export async function listMigrations(prismaDir: string): Promise<string[]> {
  const migrationsDir = join(prismaDir, 'migrations')
  if (!existsSync(migrationsDir)) return []
  const entries = await readdir(migrationsDir, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

async function readMigrations(prismaDir: string): Promise<MigrationList> {
  const baseDir = join(prismaDir, 'migrations')
  const names = await listMigrations(prismaDir)
  const migrationDirectories = await Promise.all(
    names.map(async (path) => {
      const value = await readFile(join(baseDir, path, 'migration.sql'), 'utf8')
      return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } }
    }),
  )
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: lockText },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}

function schemaTarget(content: string) {
  return { tag: 'schemaDatamodel' as const, files: [{ path: 'schema.prisma', content }] }
}

/** As Prisma computes it. */
function checksum(script: string): string {
  return createHash('sha256').update(script).digest('hex')
}
