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
import type { Pool } from 'pg'

const require = createRequire(import.meta.url)
let engineCode: Promise<typeof SchemaEngine> | undefined

/** A database for the engine to work on. */
export interface EngineDatabase {
  pool: Pool
  /** Runs a whole migration. */
  runScript: (script: string) => Promise<void>
}

/**
 * Works with Prisma's own schema engine, compiled to WebAssembly: the native one would have to be downloaded.
 *
 * @param database with null the engine may only compare schemas
 * @throws what the engine says; of a database that cannot be reached, the driver's error
 */
export async function withSchemaEngine<T>(
  database: EngineDatabase | null,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  engineCode ??= loadEngine()
  const Engine = await engineCode
  const factory = bindMigrationAwareSqlAdapterFactory(database ? wholeScriptAdapter(database) : absentDatabase)
  const engine = await Engine.new({ datamodels: undefined }, () => undefined, factory)
  try {
    return await work(engine)
  } finally {
    engine.free()
  }
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
 * migration behind when a later statement fails. Ours takes the script whole.
 */
function wholeScriptAdapter({ pool, runScript }: EngineDatabase): PrismaPg {
  const factory = new PrismaPg(pool)
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    adapter.executeScript = runScript
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
