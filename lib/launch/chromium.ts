import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The one made for tests first: it draws no window around the page, which is a third of the work. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
]
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const installMs = 300_000

/**
 * Finds a Chromium for the browser tests: an installed one, else Playwright's own, else one that is
 * installed now (Playwright's, or Debian's where this is root).
 *
 * @param stop ends an installation early
 * @returns path of the program; null when there is none and none could be installed
 */
export async function findChromium(root: string, stop: AbortSignal): Promise<string | null> {
  const found = findInstalled() ?? (await findPlaywrights())
  if (found) return found
  console.log('Installing a Chromium …')
  await runQuietly(process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium'], stop)
  const downloaded = await findPlaywrights()
  if (downloaded) return downloaded
  if (process.getuid?.() !== 0) return null
  await runQuietly('apt-get', ['update', '-qq'], stop)
  for (const program of ['chromium-headless-shell', 'chromium']) {
    await runQuietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', program], stop)
    const installed = findInstalled()
    if (installed) return installed
  }
  return null
}

function findInstalled(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [process.env.E2E_CHROMIUM ?? '', ...onPath, ...elsewhere].find(canRun) ?? null
}

async function findPlaywrights(): Promise<string | null> {
  const { chromium } = await import('playwright')
  const path = chromium.executablePath()
  return canRun(path) ? path : null
}

/** A browser whose libraries are missing is there and does not run. */
function canRun(path: string): boolean {
  if (!path || !existsSync(path)) return false
  try {
    accessSync(path, constants.X_OK)
  } catch {
    return false
  }
  if (process.platform === 'win32') return true
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

function runQuietly(command: string, args: string[], stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: 'ignore',
      signal: stop,
      timeout: installMs,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    child.once('error', () => resolve())
    child.once('close', () => resolve())
  })
}
