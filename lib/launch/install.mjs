import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const waitMs = 600_000

/**
 * Installs the packages when they are missing or the lockfile changed. What npm installed by hand and
 * still agrees with the lockfile is left alone. An installation that is under way is waited for, also one
 * whose launcher was killed: two at once would break each other.
 *
 * @param {string} root folder of package.json
 * @returns {Promise<string | null>} one sentence when the packages could not be installed
 */
export async function ensureInstalled(root) {
  const modules = join(root, 'node_modules')
  const stampFile = join(modules, '.interdepend-installed')
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const stamp = createHash('sha256').update(`${process.platform} ${process.arch} ${lockText}`).digest('hex')
  const turnFile = join(root, '.data', 'installing')
  try {
    if (readText(stampFile) === stamp) return null
    mkdirSync(join(root, '.data'), { recursive: true, mode: 0o711 })
    await takeTurn(turnFile)
    try {
      if (!matchesLock(modules, JSON.parse(lockText))) {
        console.log('Installing packages (a minute or two the first time) …')
        rmSync(stampFile, { force: true })
        const fault = await runNpmCi(root, turnFile)
        if (fault) return `The packages could not be installed: ${fault}`
      }
      writeFileSync(stampFile, stamp)
      return null
    } finally {
      rmSync(turnFile, { force: true })
    }
  } catch (error) {
    const reason = error.code === 'EROFS' ? 'the disk is read-only' : (error.code ?? error.message)
    return `The packages could not be installed: ${root} cannot be written to (${reason}).`
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

async function takeTurn(file) {
  const deadline = Date.now() + waitMs
  for (let isSaid = false; ; ) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (!isAlive(Number(readText(file))) || Date.now() > deadline) rmSync(file, { force: true })
    else if (!isSaid) console.log('Waiting for an installation that is under way …')
    isSaid = true
    await sleep(300)
  }
}

/** @returns {Promise<string | null>} what went wrong */
async function runNpmCi(root, turnFile) {
  const npmScript = process.env.npm_execpath
  const isViaNode = Boolean(npmScript) && basename(npmScript) === 'npm-cli.js'
  const command = isViaNode ? process.execPath : process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const child = spawn(command, isViaNode ? [npmScript, ...args] : args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_ENV: 'development', npm_config_update_notifier: 'false' },
  })
  if (child.pid) writeFileSync(turnFile, String(child.pid))
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve('absent'))
    child.once('exit', (exitCode, signal) => resolve(exitCode ?? signal))
  })
  if (code === 0) return null
  if (code === 'absent') return 'npm was not found on this computer.'
  return `npm ci ended with ${code}; what npm said is above.`
}

function isAlive(pid) {
  if (!(pid > 1)) return false
  try {
    process.kill(pid, 0)
    // One that ended and was not collected yet is no longer at work.
    return !/\) Z /.test(readText(`/proc/${pid}/stat`) ?? '')
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
