import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/**
 * Installs the packages when they are missing or the lockfile changed. What npm installed by hand and
 * still agrees with the lockfile is left alone.
 *
 * @param {string} root folder of package.json
 * @returns {Promise<string | null>} one sentence when the packages could not be installed
 */
export async function ensureInstalled(root) {
  const modules = join(root, 'node_modules')
  const stampFile = join(modules, '.interdepend-installed')
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const stamp = createHash('sha256').update(`${process.platform} ${process.arch} ${lockText}`).digest('hex')
  if (readText(stampFile) === stamp) return null
  if (!matchesLock(modules, JSON.parse(lockText))) {
    console.log('Installing packages (a minute or two the first time) …')
    const failure = await runNpmCi(root, () => rmSync(stampFile, { force: true }))
    if (failure) return failure
  }
  try {
    writeFileSync(stampFile, stamp)
    return null
  } catch (error) {
    return `The packages could not be installed: ${modules} cannot be written (${error.code ?? error.message}).`
  }
}

/** True when what npm noted after its last install is what the lockfile asks for. */
function matchesLock(modules, lock) {
  const noted = readText(join(modules, '.package-lock.json'))
  if (!noted) return false
  const installed = JSON.parse(noted).packages
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed[path]
    if (!found) return Boolean(wanted.optional || wanted.devOptional)
    return found.version === wanted.version && existsSync(join(modules, '..', path))
  })
}

async function runNpmCi(root, before) {
  const npmScript = process.env.npm_execpath
  const viaNode = npmScript && basename(npmScript) === 'npm-cli.js'
  const command = viaNode ? process.execPath : process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  try {
    before()
  } catch (error) {
    return `The packages could not be installed: ${join(root, 'node_modules')} cannot be written (${error.code}).`
  }
  const child = spawn(command, viaNode ? [npmScript, ...args] : args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'development', npm_config_update_notifier: 'false' },
  })
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve('not found'))
    child.once('exit', (exitCode, signal) => resolve(exitCode ?? signal))
  })
  if (code === 0) return null
  if (code === 'not found') return 'The packages could not be installed: npm was not found on this computer.'
  return `The packages could not be installed: npm ci ended with ${code}; what npm said is above.`
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
