import { join } from 'node:path'
import { sayFailure } from './failures'
import { writeMigration } from './migrations'
import { serveDatabase } from './serve-database'

/** Runs one npm script. Ends with one sentence and exit code 1 when it cannot be done. */
export async function main(root: string, args: string[]): Promise<void> {
  try {
    process.exit(await run(root, args))
  } catch (error) {
    console.error(sayFailure(error))
    if (process.env.INTERDEPEND_DEBUG) console.error(error)
    process.exit(1)
  }
}

async function run(root: string, [mode, ...rest]: string[]): Promise<number> {
  if (mode === '--migration') {
    const folder = await writeMigration(join(root, 'prisma'), rest.join(' '), new Date())
    console.log(`Wrote prisma/migrations/${folder}. Append hand-written SQL to its migration.sql.`)
    return 0
  }
  if (mode === '--db') {
    await serveDatabase(root)
    return 0
  }
  return 1
}
