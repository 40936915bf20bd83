import { join } from 'node:path'
import { type EntryLink, linkReset, linkSetup } from './entry-links'
import { sayFailure } from './failures'
import { writeMigration } from './migrations'
import { serveApp } from './serve-app'
import { serveDatabase } from './serve-database'
import { serveWorker } from './serve-worker'
import { runDrill, runTests } from './test-run'

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
  if (mode === '--worker') return serveWorker(root)
  if (mode === '--user-reset') {
    sayLink('They choose a new password at', await linkReset(root, rest.join(' ')))
    return 0
  }
  if (mode === '--practice-create') {
    sayLink('Set up a practice at', await linkSetup(root))
    return 0
  }
  if (mode === '--test') return runTests(root)
  if (mode === '--drill') return runDrill(root)
  return serveApp(root, mode === '--dev')
}

function sayLink(words: string, { url, expiresAt }: EntryLink): void {
  const until = expiresAt.toISOString().slice(0, 16).replace('T', ' ')
  console.log(`${words}\n\n  ${url}\n\nThe address works once, until ${until} UTC; give it to that person alone.`)
}
