// The entry of every npm script. Plain JavaScript and node: imports only: it runs before anything is installed.
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const leastNode = [20, 19]
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < leastNode[0] || (major === leastNode[0] && minor < leastNode[1])) {
  console.error(`Interdepend needs Node ${leastNode.join('.')} or newer; this is Node ${process.versions.node}.`)
  process.exit(1)
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const { ensureInstalled } = await import('./install.mjs')
const problem = await ensureInstalled(root)
if (problem) {
  console.error(problem)
  if (process.argv.includes('--test')) console.log('0 passed, 1 failed')
  process.exit(1)
}

const { register } = await import('tsx/esm/api')
register()
const { main } = await import(pathToFileURL(join(root, 'lib/launch/main.ts')).href)
await main(root, process.argv.slice(2))
