import { posix } from 'node:path'
import type { ImportFact, SourceFacts } from '@/lib/testing/read-source'

export type Fault = { path: string; line?: number; law: string }

/**
 * The import law of the house, as written there: each room and the rooms it may import from. Itself is always one of
 * them. There is no list of exceptions.
 */
const ARROWS: Record<string, readonly string[]> = {
  app: ['components', 'lib/*'],
  components: ['lib/domain', 'lib/format'],
  '<noun>': ['lib/domain', 'lib/db'],
  'lib/server': ['lib/auth', 'lib/db', 'lib/domain', 'lib/format', 'lib/env'],
  'lib/worker': ['<noun>', 'lib/mail', 'lib/server'],
  'lib/mail': ['lib/domain', 'lib/env'],
  'lib/auth': ['lib/db', 'lib/domain', 'lib/env'],
  'lib/db': ['lib/domain', 'lib/crypto', 'lib/env'],
  'lib/crypto': ['lib/env'],
  'lib/format': ['lib/domain'],
  'lib/domain': [],
  'lib/env': [],
  'lib/launch': ['lib/crypto'],
  framework: ['lib/*'],
  tools: [],
}

const PACKAGES_OF_DOMAIN = /^(zod|date-fns|@date-fns\/tz)(\/|$)/
const GENERATED = 'lib/db/generated/'

/** The room a file stands in; nouns are `lib/<name>`, every folder of lib that the law does not name. */
export function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/')
  if (/\.test\.tsx?$/.test(path) || top === 'e2e') return 'lib/testing'
  if (top === 'app' || top === 'components') return top
  if (top === 'lib') return second === 'env.ts' || second === 'env' ? 'lib/env' : `lib/${second}`
  if (/^(proxy|instrumentation)(\.ts)?$/.test(path)) return 'framework'
  return 'tools'
}

/** Every import that goes where its room may not look. */
export function judgeArrows(files: SourceFacts[]): Fault[] {
  return files.flatMap((file) => file.imports.flatMap((each) => judgeImport(file, each)))
}

/** Circles of files that import each other, each named once, from its first file in the alphabet. */
export function judgeCycles(files: SourceFacts[]): Fault[] {
  const known = new Map(files.map((file) => [withoutExtension(file.path), file]))
  const state = new Map<string, 'open' | 'done'>()
  const faults: Fault[] = []
  const trail: string[] = []
  const enter = (key: string) => {
    state.set(key, 'open')
    trail.push(key)
    for (const each of known.get(key)?.imports ?? []) {
      const target = withoutExtension(resolveImport(known.get(key)?.path ?? '', each.from) ?? '')
      if (!known.has(target)) continue
      if (state.get(target) === 'open') faults.push(nameCircle(trail.slice(trail.indexOf(target)), known))
      else if (!state.has(target)) enter(target)
    }
    trail.pop()
    state.set(key, 'done')
  }
  for (const key of [...known.keys()].sort()) if (!state.has(key)) enter(key)
  return faults
}

/** Path from the root of what an import means, or null for a package. */
export function resolveImport(path: string, from: string): string | null {
  if (from.startsWith('@/')) return from.slice(2)
  if (from.startsWith('.')) return posix.join(posix.dirname(path), from)
  return null
}

function judgeImport(file: SourceFacts, each: ImportFact): Fault[] {
  const room = roomOf(file.path)
  const target = resolveImport(file.path, each.from)
  const fault = (law: string): Fault[] => [{ path: file.path, line: each.line, law }]
  if (target === null) return judgePackage(room, file, each, fault)
  if (target.startsWith('lib/db/generated') && room !== 'lib/db' && room !== 'lib/testing') {
    return fault('only lib/db imports the generated Prisma client')
  }
  const goal = roomOf(target)
  if (goal === room || room === 'lib/testing' || mayLook(room, goal)) return []
  return fault(`${nameRoom(room)} does not import ${nameRoom(goal)} (${each.from})`)
}

function judgePackage(room: string, file: SourceFacts, each: ImportFact, fault: (law: string) => Fault[]): Fault[] {
  if (room === 'lib/domain' && !PACKAGES_OF_DOMAIN.test(each.from)) {
    return fault(`lib/domain imports zod, date-fns and itself, not ${each.from}`)
  }
  const isEntry = /^lib\/launch\/.*\.mjs$/.test(file.path)
  if (isEntry && !each.isDynamic && !each.from.startsWith('node:')) {
    return fault(`the entry runs before anything is installed: node: imports only, not ${each.from}`)
  }
  if (/^(@prisma\/|prisma\/?)/.test(each.from) && !['lib/db', 'lib/launch', 'lib/testing', 'tools'].includes(room)) {
    return fault(`only lib/db and lib/launch know Prisma, not ${nameRoom(room)}`)
  }
  return []
}

function mayLook(room: string, goal: string): boolean {
  if (goal === 'lib/testing' || goal === 'app') return false
  const allowed = ARROWS[isNoun(room) ? '<noun>' : room] ?? []
  if (allowed.includes(goal) || (isNoun(goal) && allowed.includes('<noun>'))) return true
  return goal.startsWith('lib/') && allowed.includes('lib/*')
}

function isNoun(room: string): boolean {
  return room.startsWith('lib/') && !(room in ARROWS) && room !== 'lib/testing'
}

function nameRoom(room: string): string {
  if (isNoun(room)) return `${room} (a noun)`
  return room === 'tools' ? 'the root' : room
}

function nameCircle(keys: string[], known: Map<string, SourceFacts>): Fault {
  const first = [...keys].sort()[0] ?? ''
  const at = keys.indexOf(first)
  const turned = [...keys.slice(at), ...keys.slice(0, at), first]
  return { path: known.get(first)?.path ?? first, law: `files import each other in a circle: ${turned.join(' -> ')}` }
}

function withoutExtension(path: string): string {
  return path.startsWith(GENERATED) ? path : path.replace(/\.(d\.ts|tsx?|mjs|jsx?)$/, '')
}
