import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { appClient, identityClient } from '@/lib/db/client'
import type { PrismaClient } from '@/lib/db/generated/client'
import { env } from '@/lib/env'

const TRIES = 5
const BETWEEN_TRIES_MS = 1000

/** A server whose floor has a hole does not start: it says why in one sentence and ends with exit code 1. */
export async function exitOnBootFault(): Promise<void> {
  const fault = await findBootFault()
  if (fault === null) return
  console.error(`Interdepend does not start: ${fault}`)
  process.exit(1)
}

/**
 * What keeps this server from serving, in one clause that follows "Interdepend does not start:", or null. Looks at
 * the settings, at both roles' rights, at the row security of every table that holds a practice's data, and at the
 * settings that make a commit durable. Changes nothing.
 */
export async function findBootFault(): Promise<string | null> {
  try {
    env()
  } catch (error) {
    return error instanceof Error ? error.message : 'its settings cannot be read.'
  }
  if (!(await isReachable())) return 'the database does not answer with the addresses it was given.'
  return (
    (await findRoleFault(appClient())) ??
    (await findRoleFault(identityClient())) ??
    (await findFloorFault(appClient())) ??
    (await findQueueFault(appClient())) ??
    (await findDurabilityFault(appClient()))
  )
}

/** Whether the database answers within so many milliseconds, as both roles. */
export async function isDatabaseReady(withinMs: number): Promise<boolean> {
  const asked = Promise.all([appClient().$queryRaw`select 1`, identityClient().$queryRaw`select 1`]).then(
    () => true,
    () => false,
  )
  const waiting = new AbortController()
  const late = sleep(withinMs, false, { signal: waiting.signal, ref: false }).catch(() => false)
  const isReady = await Promise.race([asked, late])
  waiting.abort()
  return isReady
}

/** Copies may start a moment before their database does. */
async function isReachable(): Promise<boolean> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    if (await isDatabaseReady(3000)) return true
    if (tries < TRIES) await sleep(BETWEEN_TRIES_MS)
  }
  return false
}

type RoleRow = { role: string; isStrong: boolean; owns: bigint; mayMake: boolean; mayEmpty: boolean }

async function findRoleFault(client: PrismaClient): Promise<string | null> {
  const [row] = await client.$queryRaw<RoleRow[]>`
    select current_user::text as role,
      exists (select 1 from pg_roles r
        where (r.rolsuper or r.rolbypassrls) and pg_has_role(current_user, r.oid, 'MEMBER')) as "isStrong",
      (select count(*) from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
          and pg_has_role(current_user, c.relowner, 'MEMBER')) as owns,
      has_schema_privilege('public', 'CREATE') as "mayMake",
      exists (select 1 from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and has_table_privilege(c.oid, 'TRUNCATE')) as "mayEmpty"`
  if (!row) return 'the rights of its database role cannot be read.'
  if (row.isStrong) return `the database role ${row.role} may pass over row security.`
  if (row.owns > 0n) return `the database role ${row.role} owns tables, and an owner may change their row security.`
  if (row.mayMake) return `the database role ${row.role} may make tables.`
  if (row.mayEmpty) return `the database role ${row.role} may empty tables.`
  return null
}

type FloorRow = { name: string; hasFloor: boolean }

/** A table stands on the floor when row security is forced and every policy of the app names the practice. */
async function findFloorFault(client: PrismaClient): Promise<string | null> {
  const rows = await client.$queryRaw<FloorRow[]>`
    select c.relname::text as name,
      c.relrowsecurity and c.relforcerowsecurity
      and exists (select 1 from pg_policies p
        where p.schemaname = 'public' and p.tablename = c.relname and p.permissive = 'PERMISSIVE'
          and current_user = any (p.roles) and p.cmd = 'ALL')
      and not exists (select 1 from pg_policies p
        where p.schemaname = 'public' and p.tablename = c.relname and p.permissive = 'PERMISSIVE'
          and (current_user = any (p.roles) or 'public' = any (p.roles))
          and (coalesce(p.qual, '') not like '%app.practice_id%'
            or coalesce(p.with_check, '') not like '%app.practice_id%')) as "hasFloor"
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by c.relname`
  if (rows.length === 0) return 'the database has no tables; start it with npm start, which makes them.'
  const bare = rows.filter((row) => !row.hasFloor).map((row) => row.name)
  if (bare.length === 0) return null
  return `row security does not wall off each practice in ${bare.join(', ')}.`
}

/** What is to be done later is asked for in the same transaction: without that door, nothing could be sent. */
async function findQueueFault(client: PrismaClient): Promise<string | null> {
  const [row] = await client.$queryRaw<{ isOpen: boolean }[]>`
    select exists (select 1 from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'jobs' and p.proname = 'enqueue'
        and has_schema_privilege(n.oid, 'USAGE') and has_function_privilege(p.oid, 'EXECUTE')) as "isOpen"`
  return row?.isOpen ? null : 'the database has no job queue; start it with npm start, which makes it.'
}

type SettingRow = { name: string; setting: string }

async function findDurabilityFault(client: PrismaClient): Promise<string | null> {
  const rows = await client.$queryRaw<SettingRow[]>`
    select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')`
  const off = rows.filter((row) => row.setting === 'off').map((row) => row.name)
  if (off.length === 0) return null
  return `the database has ${off.join(' and ')} off, so what it has confirmed could still be lost.`
}
