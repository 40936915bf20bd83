import type { Query } from '@/lib/testing/owner-connection'

/** What the database itself says of its tables, walls and rights. */
export type Catalogue = {
  tables: TableRow[]
  columns: ColumnRow[]
  policies: PolicyRow[]
  foreignKeys: ForeignKeyRow[]
  uniques: UniqueRow[]
  grants: GrantRow[]
  roles: RoleRow[]
  /** Views and functions that could look past a wall: run with their owner's rights. */
  sideDoors: SideDoorRow[]
}

export type TableRow = { table: string; isOn: boolean; isForced: boolean; owner: string }
export type ColumnRow = { table: string; column: string; fallback: string | null; isNullable: boolean }
export type PolicyRow = {
  table: string
  name: string
  isPermissive: boolean
  roles: string[]
  command: string
  using: string | null
  check: string | null
}
export type ForeignKeyRow = { table: string; name: string; columns: string[]; target: string; targetColumns: string[] }
export type UniqueRow = { table: string; name: string; columns: string[] }
export type GrantRow = { role: string; table: string; column: string | null; privilege: string }
export type RoleRow = {
  role: string
  isStrong: boolean
  owned: number
  mayCreate: boolean
  memberOf: string[]
}

export type SideDoorRow = {
  name: string
  why: string
  /** Settings a function runs with, as name=value. */
  settings: string[]
  /** Who may call a function, beside its owner. */
  openTo: string[]
}

const SERVER_ROLES = "('interdepend_app', 'interdepend_identity', 'interdepend_worker')"
const TABLES = "c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')"

/** The job queue's two schemas, and what stands in them: the worker's own, and nobody else's. */
const QUEUE = "SELECT oid FROM pg_namespace WHERE nspname IN ('graphile_worker', 'jobs')"
const IN_THE_QUEUE = `${QUEUE}
  UNION ALL SELECT oid FROM pg_class WHERE relnamespace IN (${QUEUE})
  UNION ALL SELECT oid FROM pg_proc WHERE pronamespace IN (${QUEUE})
  UNION ALL SELECT oid FROM pg_type WHERE typnamespace IN (${QUEUE})`

/** Reads the catalogue of the schema `public`. */
export async function readCatalogue(query: Query): Promise<Catalogue> {
  return {
    tables: await query<TableRow>(`
      SELECT c.relname::text AS "table", c.relrowsecurity AS "isOn", c.relforcerowsecurity AS "isForced",
        c.relowner::regrole::text AS owner
      FROM pg_class c WHERE ${TABLES} ORDER BY 1`),
    columns: await query<ColumnRow>(`
      SELECT c.relname::text AS "table", a.attname::text AS "column", NOT a.attnotnull AS "isNullable",
        pg_get_expr(d.adbin, d.adrelid) AS fallback
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE ${TABLES} ORDER BY 1, 2`),
    policies: await query<PolicyRow>(`
      SELECT tablename::text AS "table", policyname::text AS name, permissive = 'PERMISSIVE' AS "isPermissive",
        roles::text[] AS roles, cmd AS command, qual AS "using", with_check AS "check"
      FROM pg_policies WHERE schemaname = 'public' ORDER BY 1, 2`),
    foreignKeys: await query<ForeignKeyRow>(`
      SELECT c.relname::text AS "table", k.conname::text AS name, t.relname::text AS target,
        ${columnNames('k.conrelid', 'k.conkey')} AS columns,
        ${columnNames('k.confrelid', 'k.confkey')} AS "targetColumns"
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
      WHERE k.contype = 'f' AND ${TABLES} ORDER BY 1, 2`),
    uniques: await query<UniqueRow>(`
      SELECT c.relname::text AS "table", i.relname::text AS name,
        ${columnNames('x.indrelid', 'x.indkey')} AS columns
      FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
      WHERE x.indisunique AND ${TABLES} ORDER BY 1, 2`),
    grants: await readGrants(query),
    roles: await readRoles(query),
    sideDoors: await readSideDoors(query),
  }
}

function columnNames(table: string, keys: string): string {
  return `ARRAY(SELECT a.attname::text FROM unnest(${keys}) WITH ORDINALITY AS key(number, place)
    JOIN pg_attribute a ON a.attrelid = ${table} AND a.attnum = key.number ORDER BY key.place)`
}

/** Rights of the server's roles and of everybody, on whole tables and on single columns. */
async function readGrants(query: Query): Promise<GrantRow[]> {
  return query<GrantRow>(`
    SELECT coalesce(nullif(g.grantee, 0)::regrole::text, 'PUBLIC') AS role, c.relname::text AS "table", NULL AS "column",
      g.privilege_type AS privilege
    FROM pg_class c, aclexplode(c.relacl) g WHERE ${TABLES} AND g.grantee <> c.relowner
    UNION ALL
    SELECT coalesce(nullif(g.grantee, 0)::regrole::text, 'PUBLIC'), c.relname::text, a.attname::text, g.privilege_type
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g
    WHERE ${TABLES} AND g.grantee <> c.relowner
    ORDER BY 1, 2, 3, 4`)
}

async function readRoles(query: Query): Promise<RoleRow[]> {
  return query<RoleRow>(`
    SELECT r.rolname::text AS role,
      r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication AS "isStrong",
      (SELECT count(*)::int FROM pg_shdepend s WHERE s.refobjid = r.oid AND s.deptype = 'o'
        AND s.refclassid = 'pg_authid'::regclass AND s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND NOT (r.rolname = 'interdepend_worker' AND s.objid IN (${IN_THE_QUEUE}))
      ) AS owned,
      has_schema_privilege(r.oid, 'public', 'CREATE') OR has_database_privilege(r.oid, current_database(), 'CREATE')
        AS "mayCreate",
      ARRAY(SELECT m.roleid::regrole::text FROM pg_auth_members m WHERE m.member = r.oid) AS "memberOf"
    FROM pg_roles r WHERE r.rolname IN ${SERVER_ROLES} ORDER BY 1`)
}

async function readSideDoors(query: Query): Promise<SideDoorRow[]> {
  return query<SideDoorRow>(`
    SELECT c.relname::text AS name, 'a view that reads with its owner''s rights' AS why, '{}'::text[] AS settings,
      '{}'::text[] AS "openTo"
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('v', 'm')
      AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)
    UNION ALL
    SELECT p.proname::text, 'a function that runs with its owner''s rights', coalesce(p.proconfig, '{}'),
      ARRAY(SELECT coalesce(nullif(g.grantee, 0)::regrole::text, 'PUBLIC')
        FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g WHERE g.grantee <> p.proowner ORDER BY 1)
    FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
    ORDER BY 1`)
}
