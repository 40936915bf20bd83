import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'

const require = createRequire(import.meta.url)
let engineCode: Promise<typeof SchemaEngine> | undefined

/**
 * Opens Prisma's own schema engine, compiled to WebAssembly: the native one would have to be downloaded.
 *
 * @param url owner connection; without it the engine may only compare schemas
 * @throws the database's own error when it cannot be reached
 */
export async function openSchemaEngine(url?: string): Promise<SchemaEngine> {
  engineCode ??= loadEngine()
  const Engine = await engineCode
  const factory = bindMigrationAwareSqlAdapterFactory(url ? wholeScriptAdapter(url) : absentDatabase)
  return Engine.new({ datamodels: undefined }, () => undefined, factory)
}

async function loadEngine(): Promise<typeof SchemaEngine> {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const folder = dirname(require.resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const code = await readFile(join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(code, { './schema_engine_bg.js': glue as never })
  glue.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return glue.SchemaEngine
}

/**
 * Prisma's adapter cuts a script at every semicolon, which breaks function bodies and leaves half a
 * migration behind when a later statement fails. Sent whole, Postgres runs it as one transaction.
 */
function wholeScriptAdapter(url: string): PrismaPg {
  const factory = new PrismaPg({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: 'interdepend-launch',
  })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const pool = adapter.underlyingDriver()
    adapter.executeScript = async (script) => {
      await pool.query(script)
    }
    return adapter
  }
  return factory
}

const refuse = () => Promise.reject(new Error('This schema engine was opened without a database'))

/** Answers the one question the engine asks while it opens (which Postgres is this?) and refuses the rest. */
const absentDatabase: SqlMigrationAwareDriverAdapterFactory = {
  adapterName: 'absent',
  provider: 'postgres',
  connectToShadowDb: refuse,
  connect: async () => ({
    adapterName: 'absent',
    provider: 'postgres',
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, 'PostgreSQL 18.0', 180000]],
    }),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    dispose: async () => undefined,
  }),
}
