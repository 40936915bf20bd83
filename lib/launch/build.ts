import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNode } from './children'
import { LaunchFailure } from './failures'
import { withoutSecrets } from './server-env'
import type { Folders } from './settings'
import { hashFiles, listFiles, readStamp, writeStamp } from './stamps'

/** Next's own program. */
export const nextProgram = 'node_modules/next/dist/bin/next'

const ownBuildFolder = '.next'
/** Everything builds go into: for `npm start`, `npm run dev` and `npm test`. */
const buildFolders = [ownBuildFolder, '.next-dev', '.next-test']
/** Next writes into tsconfig.json by itself, and tests and the launcher are no part of what is built. */
const notBuilt =
  /^(node_modules|docs|e2e|lib\/launch|lib\/testing|lib\/db\/generated|prisma\/migrations|tsconfig\.json|next-env\.d\.ts)$/
const isText = /\.(md|test\.tsx?|tsbuildinfo|log)$/

/**
 * Builds the program when anything it is built from changed since the last build.
 *
 * @returns true when it was built now
 * @throws LaunchFailure `build-failed`, after printing the end of what the build said
 */
export async function buildApp(folders: Folders, stop: AbortSignal): Promise<boolean> {
  const stampFile = join(folders.root, ownBuildFolder, '.built-from')
  const stamp = hashSources(folders.root)
  if (readStamp(stampFile) === stamp) return false
  console.log('Building (about a minute) …')
  rmSync(stampFile, { force: true })
  const { code, output } = await runBuild(folders.root, ownBuildFolder, stop)
  if (stop.aborted) return false
  const log = join(folders.logs, 'build.log')
  writeFileSync(log, output, { mode: 0o600 })
  if (code !== 0) {
    console.error(output.split('\n').slice(-40).join('\n'))
    throw new LaunchFailure('build-failed', log)
  }
  writeStamp(stampFile, stamp)
  return true
}

/** Runs a production build into a folder of its own, without any secret in reach and without news to its maker. */
export function runBuild(root: string, folder: string, stop?: AbortSignal) {
  forgetOtherRoutes(root, folder)
  const env = {
    ...withoutSecrets(),
    NODE_ENV: 'production' as const,
    NEXT_DIST_DIR: folder,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  return runNode([nextProgram, 'build'], { cwd: root, env, stop })
}

/** What other builds noted of routes may tell of pages that are gone, and this build would check it and fail. */
function forgetOtherRoutes(root: string, folder: string): void {
  for (const other of buildFolders.filter((each) => each !== folder)) {
    for (const notes of ['types', 'dev/types']) rmSync(join(root, other, notes), { recursive: true, force: true })
  }
}

function hashSources(root: string): string {
  const files = listFiles(root, '', (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    return !name.startsWith('.') && !notBuilt.test(path) && !isText.test(name)
  })
  return hashFiles(root, files, process.version)
}
