import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runNode } from './children'
import { firstLine, LaunchFailure } from './failures'
import { withoutSecrets } from './server-env'
import { hashFiles, readStamp, writeStamp } from './stamps'

/**
 * Makes the Prisma client when the schema or Prisma itself changed since the last time.
 *
 * @returns true when it was made now
 */
export async function generateClient(root: string): Promise<boolean> {
  const folder = join(root, 'lib/db/generated')
  const stampFile = join(folder, '.made-from')
  const stamp = hashFiles(root, ['prisma/schema.prisma', 'node_modules/prisma/package.json'])
  if (readStamp(stampFile) === stamp && existsSync(join(folder, 'client.ts'))) return false
  const { code, output } = await runPrisma(root)
  if (code !== 0) throw new LaunchFailure('generate-failed', firstLine(output))
  writeStamp(stampFile, stamp)
  return true
}

/**
 * Prisma would download an engine that generating does not need, unless it is told of a file that
 * exists; and would ask its maker's server for news, unless it is told not to.
 */
function runPrisma(root: string): Promise<{ code: number; output: string }> {
  return runNode([join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
    cwd: root,
    env: {
      ...withoutSecrets(),
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
      NO_COLOR: '1',
    },
  })
}
