import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from './database'
import { applyMigrations, listMigrations, writeMigration } from './migrations'
import { findFreePort } from './postgres'
import { readSettings } from './settings'
import { withClient } from './sql'
import { closeThrowAway, openThrowAway, type ThrowAway } from './throw-away'

const key = randomBytes(32).toString('base64url')
const lastName = '29990101000000_last'
let own: ThrowAway
let prisma: string

beforeAll(async () => {
  const port = await findFreePort()
  own = await openThrowAway(process.cwd(), readSettings({ NODE_ENV: 'test', PORT: `${port}`, INTERDEPEND_KEY: key }))
  prisma = join(own.folders.data, 'prisma')
  cpSync('prisma', prisma, { recursive: true })
}, 60_000)

afterAll(() => closeThrowAway(own))

function ask<T extends object>(sql: string): Promise<T[]> {
  return withClient({ connectionString: own.database.ownerUrl }, async (client) => (await client.query<T>(sql)).rows)
}

function putLast(sql: string): void {
  const folder = join(prisma, 'migrations', lastName)
  rmSync(folder, { recursive: true, force: true })
  if (sql === '') return
  mkdirSync(folder)
  writeFileSync(join(folder, 'migration.sql'), sql)
}

test('a second start finds nothing to do, and the table is the ordinary one', async () => {
  expect(await applyMigrations(own.database.ownerUrl, prisma)).toEqual([])
  const noted = await ask<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name',
  )
  expect(noted.map((row) => row.migration_name)).toEqual(await listMigrations(prisma))
})

test('a migration that fails half-way has changed nothing and can be mended', async () => {
  putLast('CREATE TABLE half (id int);\nSELECT 1 / 0;\n')
  await expect(applyMigrations(own.database.ownerUrl, prisma)).rejects.toThrow('division by zero')
  expect(await ask("SELECT 1 WHERE to_regclass('half') IS NOT NULL")).toEqual([])
  putLast(`CREATE FUNCTION whole() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a;b'; END $$;`)
  expect(await applyMigrations(own.database.ownerUrl, prisma)).toEqual([lastName])
  expect(await ask('SELECT whole() AS text')).toEqual([{ text: 'a;b' }])
})

test('a crash between a migration and its note is told from a crash before it', async () => {
  await ask(
    `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '${lastName}' AND rolled_back_at IS NULL`,
  )
  expect(await applyMigrations(own.database.ownerUrl, prisma)).toEqual([])
  await ask('DROP FUNCTION whole()')
  await ask(`COMMENT ON TABLE _prisma_migrations IS 'of an earlier one'`)
  await ask(
    `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '${lastName}' AND rolled_back_at IS NULL`,
  )
  expect(await applyMigrations(own.database.ownerUrl, prisma)).toEqual([lastName])
  expect(await ask('SELECT whole() AS text')).toEqual([{ text: 'a;b' }])
})

test('the next migration starts from the schema of the last', async () => {
  putLast('')
  const name = await writeMigration(prisma, 'Nothing new!', new Date('2999-02-03T04:05:06Z'))
  expect(name).toBe('29990203040506_nothing_new')
  expect(await listMigrations(prisma)).toContain(name)
})

test('another key is refused before anything is changed; the same key is let in', async () => {
  const settings = (other: string) =>
    readSettings({ NODE_ENV: 'test', DATABASE_URL: own.database.ownerUrl, INTERDEPEND_KEY: other })
  const refused = openDatabase(own.folders, settings(randomBytes(32).toString('base64url')))
  await expect(refused).rejects.toMatchObject({ code: 'key-wrong' })
  const database = await openDatabase(own.folders, settings(key))
  expect(database.urls).toEqual(own.database.urls)
  expect(database.postgres).toBeNull()
})

test('the roles the server works as are weak', async () => {
  const roles = await ask<{ rolname: string }>(
    `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles
      WHERE rolname LIKE 'interdepend%' ORDER BY rolname`,
  )
  const weak = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }
  expect(roles).toEqual([
    { rolname: 'interdepend_app', ...weak },
    { rolname: 'interdepend_identity', ...weak },
    { rolname: 'interdepend_owner', ...weak, rolcreaterole: true },
    { rolname: 'interdepend_worker', ...weak },
  ])
})
