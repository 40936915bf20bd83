import { join } from 'node:path'
import { writeMigration } from './migrations'

/** Runs one npm script. */
export async function main(root: string, args: string[]): Promise<void> {
  const [mode, ...rest] = args
  if (mode === '--migration') {
    const folder = await writeMigration(join(root, 'prisma'), rest.join(' '), new Date())
    console.log(`Wrote prisma/migrations/${folder}. Append hand-written SQL to its migration.sql.`)
  }
}
