import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAddresses } from './addresses'
import { runBuild } from './build'
import { runNode } from './children'
import { findChromium } from './chromium'
import { sayFailure } from './failures'
import { generateClient } from './generate'
import { findFreePort } from './postgres'
import { startOf } from './processes'
import { startServer, stopServer } from './server'
import { makeServerEnv, withoutSecrets } from './server-env'
import { readSettings, type Settings } from './settings'
import { listenForStop } from './signals'
import { addTallies, noTests, type Tally, tallyOne, tallyPlaywright, tallyVitest } from './test-tally'
import { closeThrowAway, openThrowAway, sweepThrowAways, type ThrowAway } from './throw-away'

/** Tests build into a folder of their own, so that they never touch what `npm start` serves. */
const testBuildFolder = '.next-test'

/**
 * `npm test`: type-check, linter, unit and database tests, production build, browser tests. Everything it
 * needs it brings, everything it started it ends, and its last line counts.
 *
 * @returns exit code
 */
export async function runTests(root: string): Promise<number> {
  const stop = listenForStop()
  const tallies: Tally[] = []
  const step = async (title: string, work: () => Promise<Tally>) => {
    if (stop.aborted) return noTests
    console.log(`\n── ${title}`)
    const began = Date.now()
    const tally = await work().catch((error): Tally => {
      console.error(sayFailure(error))
      return { passed: 0, failed: 1 }
    })
    console.log(`   ${tally.failed ? 'failed' : 'passed'} after ${Math.round((Date.now() - began) / 1000)} s`)
    tallies.push(tally)
    return tally
  }

  await sweepThrowAways(root)
  await step('Database client', async () => {
    await generateClient(root)
    return noTests
  })
  await step('Types', () => checkTypes(root, stop))
  await step('Linter', () => check(root, stop, ['node_modules/@biomejs/biome/bin/biome', 'check']))
  await step('Unit and database tests', () => testUnits(root, stop))
  const build = await step('Production build', async () => {
    const { code, output } = await runBuild(root, testBuildFolder, stop)
    if (code !== 0) console.log(output)
    return tallyOne(code === 0)
  })
  await step('Browser tests', async () => {
    if (build.failed) throw new Error('without a build there is nothing to open')
    return testBrowser(root, stop)
  })
  await sweepThrowAways(root)
  if (stop.aborted) tallies.push({ passed: 0, failed: 1 })

  const { passed, failed } = addTallies(tallies)
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

/**
 * `npm run drill`: the one figure that takes too long for every run. A thousand forms that fall due, and the worker that
 * asks and sends them killed twenty times.
 *
 * @returns exit code
 */
export async function runDrill(root: string): Promise<number> {
  const stop = listenForStop()
  await sweepThrowAways(root)
  await generateClient(root)
  const { passed, failed } = await testUnits(root, stop, { INTERDEPEND_DRILL: 'on' }, [
    'lib/worker/killed.alone.db.test.ts',
  ])
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

/** What Next wrote about routes at an earlier build is left out: it may tell of pages that are gone. */
function checkTypes(root: string, stop: AbortSignal): Promise<Tally> {
  const config = join(root, testBuildFolder, 'tsconfig.json')
  mkdirSync(join(root, testBuildFolder), { recursive: true })
  const content = {
    extends: '../tsconfig.json',
    compilerOptions: { incremental: false },
    include: ['../**/*.ts', '../**/*.tsx'],
    exclude: ['../node_modules', '../next-env.d.ts'],
  }
  writeFileSync(config, JSON.stringify(content))
  return check(root, stop, ['node_modules/typescript/bin/tsc', '--noEmit', '--project', config])
}

async function check(root: string, stop: AbortSignal, args: string[]): Promise<Tally> {
  const { code, output } = await runNode(args, { cwd: root, env: plain(), stop })
  if (code !== 0) console.log(output)
  return tallyOne(code === 0)
}

/** @param files only these, by path */
function testUnits(
  root: string,
  stop: AbortSignal,
  extraEnv: Record<string, string> = {},
  files: string[] = [],
): Promise<Tally> {
  return withThrowAway(root, async ({ folders, database }, settings) => {
    const report = join(folders.data, 'vitest.json')
    const env = {
      ...plain(),
      ...makeServerEnv(folders, settings, database),
      DATABASE_URL_OWNER: database.ownerUrl,
      LOG_LEVEL: 'silent',
      ...extraEnv,
    }
    const args = ['run', ...files, '--reporter=minimal', '--reporter=json', `--outputFile.json=${report}`]
    const program = 'node_modules/vitest/vitest.mjs'
    const { code } = await runNode([program, ...args], { cwd: root, env, stop, onText: write })
    return tallyVitest(report, code)
  })
}

function testBrowser(root: string, stop: AbortSignal): Promise<Tally> {
  if (!existsSync(join(root, 'e2e/playwright.config.ts'))) throw new Error('e2e/playwright.config.ts is missing')
  return withThrowAway(root, async ({ folders, database, lock }, settings) => {
    const chromium = await findChromium(root, stop)
    if (!chromium) throw new Error('no Chromium was found, and none could be installed')
    const serverEnv = makeServerEnv(folders, settings, database)
    const { host, port } = settings
    const plan = { root, host, port, isDev: false, folder: testBuildFolder, env: serverEnv }
    const server = await startServer(plan, stop)
    if (!server) return noTests
    try {
      lock.update({ server: { pid: server.pid, started: startOf(server.pid) } })
      const [setUp, demo] = await openAddresses(settings, database)
      const report = join(folders.data, 'playwright.json')
      const env = {
        ...plain(),
        ...serverEnv,
        DATABASE_URL_OWNER: database.ownerUrl,
        E2E_ORIGIN: settings.origin,
        E2E_CHROMIUM: chromium,
        E2E_SETUP_URL: setUp?.url,
        E2E_DEMO_URL: demo?.url,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      }
      const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter', 'list,json']
      const program = 'node_modules/playwright/cli.js'
      const { code } = await runNode([program, ...args], { cwd: root, env, stop, onText: write })
      return tallyPlaywright(report, code)
    } finally {
      await stopServer(server)
    }
  })
}

async function withThrowAway<T>(
  root: string,
  work: (throwAway: ThrowAway, settings: Settings) => Promise<T>,
): Promise<T> {
  const settings = readSettings({
    NODE_ENV: 'test',
    PORT: String(await findFreePort()),
    INTERDEPEND_DEMO: 'on',
    INTERDEPEND_KEY: randomBytes(32).toString('base64url'),
  })
  const throwAway = await openThrowAway(root, settings)
  try {
    return await work(throwAway, settings)
  } finally {
    await closeThrowAway(throwAway)
  }
}

/** This process's environment for a tool whose output is passed on: in colour only where somebody looks. */
function plain(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _force, NO_COLOR: _no, ...rest } = withoutSecrets()
  return process.stdout.isTTY ? { ...rest, FORCE_COLOR: '1' } : { ...rest, NO_COLOR: '1' }
}

function write(text: string): void {
  process.stdout.write(text)
}
