import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { diffSchemas, listMigrations } from '@/lib/launch/migrations'
import { asOwner, type Query } from '@/lib/testing/owner-connection'

const prismaDir = fileURLToPath(new URL('../../prisma', import.meta.url))
const schema = readFileSync(join(prismaDir, 'schema.prisma'), 'utf8')

/**
 * Each line says one thing of one table: a column, a key, an index. Names of indexes and constraints are left in,
 * because the next migration is written against them.
 */
async function describeSchema(query: Query, name: string): Promise<string[]> {
  const inSchema = `relnamespace = '${name}'::regnamespace`
  const columns = await query<{ line: string }>(`
    SELECT format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, ' default ' || pg_get_expr(d.adbin, d.adrelid)) AS line
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.${inSchema} AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'`)
  const keys = await query<{ line: string }>(`
    SELECT format('%s %s %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) AS line
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE c.${inSchema} AND k.contype IN ('p', 'u', 'f') AND c.relname <> '_prisma_migrations'`)
  const indexes = await query<{ line: string; isHandWritten: boolean }>(`
    SELECT pg_get_indexdef(x.indexrelid) AS line,
      x.indpred IS NOT NULL OR x.indexprs IS NOT NULL OR EXISTS (
        SELECT 1 FROM unnest(x.indcollation) AS used(id) JOIN pg_collation l ON l.oid = used.id WHERE l.collprovider = 'i'
      ) AS "isHandWritten"
    FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid
    WHERE c.${inSchema} AND c.relname <> '_prisma_migrations' AND NOT x.indisprimary`)
  const bare = (line: string) => line.replaceAll(/\b(public|drift_check)\./g, '')
  const made = indexes.filter((each) => !each.isHandWritten)
  return [...columns, ...keys, ...made].map(({ line }) => bare(line)).sort()
}

/** Builds what the schema alone would make beside what the migrations made, compares, and forgets it again. */
async function compare(wanted: string, alter = '') {
  const sql = await diffSchemas(null, wanted)
  return asOwner(async (query) => {
    const migrated = await describeSchema(query, 'public')
    await query('CREATE SCHEMA drift_check; SET LOCAL search_path TO drift_check')
    await query(sql.replace(/CREATE SCHEMA IF NOT EXISTS "public";/, ''))
    if (alter) await query(alter)
    const fresh = await describeSchema(query, 'drift_check')
    return {
      missing: fresh.filter((line) => !migrated.includes(line)),
      extra: migrated.filter((line) => !fresh.includes(line)),
    }
  })
}

describe('migrations and schema', () => {
  it('lead to the same tables', async () => {
    expect(await compare(schema)).toEqual({ missing: [], extra: [] })
  })

  it('would show a column, an index or a default that only one of them has', async () => {
    const column = await compare(
      schema.replace('pronouns       String', 'nickname String @default("")\n  pronouns String'),
    )
    expect(column.missing).toEqual(["client.nickname text not null default ''::text"])
    const index = await compare(schema.replace('@@index([practiceId, responsibleId])', ''))
    expect(index.extra.join()).toMatch(/client_practice_id_responsible_id_idx/)
    const fallback = await compare(schema, 'ALTER TABLE note ALTER version SET DEFAULT 2')
    expect(fallback.missing).toEqual(['note.version integer not null default 2'])
  })

  it('leave nothing for the next migration to say', async () => {
    const last = (await listMigrations(prismaDir)).at(-1) ?? ''
    const lastSchema = readFileSync(join(prismaDir, 'migrations', last, 'schema.prisma'), 'utf8')
    expect(await diffSchemas(lastSchema, schema)).toMatch(/^(-- This is an empty migration\.)?\s*$/)
  })
})
