import { type Fault, resolveImport, roomOf } from '@/lib/testing/house-arrows'
import type { SourceFacts } from '@/lib/testing/read-source'

const FOLDERS = new Set(['app', 'components', 'lib', 'prisma', 'e2e', 'docs'])
const ROOT_FILES = new Set([
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'next.config.mjs', 'next-env.d.ts'],
  ...['biome.json', 'postcss.config.mjs', 'prisma.config.ts', 'vitest.config.ts', 'proxy.ts', 'instrumentation.ts'],
  ...['README.md', 'LICENSE', 'CHANGELOG.md', 'SECURITY.md', 'CONTRIBUTING.md'],
])
const MOST_LINES = 300
const DATA = /\.json$|(^|\/)data\/|^lib\/domain\/(instruments|messages)\/|^prisma\/|\.md$|\.svg$|\.woff2$/
const NEXT_DEFAULTS =
  /^app\/.*(page|layout|template|loading|error|global-error|not-found|forbidden|unauthorized|default|icon|apple-icon|manifest|robots|sitemap)\.tsx?$/
const SERVER_ROOMS = new Set(['lib/auth', 'lib/server', 'lib/worker', 'lib/mail', 'lib/db', 'lib/crypto'])

/** Faults of where a file stands and what it is called. `paths` are all files of the tree. */
export function judgePaths(paths: string[]): Fault[] {
  return paths.flatMap((path) => {
    const laws: string[] = []
    const parts = path.split('/')
    const base = parts.at(-1) ?? ''
    if (parts.length === 1 && !base.startsWith('.') && !ROOT_FILES.has(base)) laws.push('no such file at the root')
    if (parts.length > 1 && !parts[0]?.startsWith('.') && !FOLDERS.has(parts[0] ?? ''))
      laws.push('no such top-level folder')
    if (parts[0] === 'lib' && parts.length === 2 && base !== 'env.ts') laws.push('lib holds folders and env.ts')
    if (/^index\.[cm]?[jt]sx?$/.test(base)) laws.push('no barrels: no index file')
    if (parts.some((part) => /(^|-)(utils?|helpers?|misc)(-|\.|$)/.test(part))) laws.push('no utils, helpers, misc')
    if (/(^|-)(service|manager)(-|\.|$)/.test(base)) laws.push('no Service or Manager')
    if (parts.length > 1 && !path.startsWith('prisma/migrations/') && !parts.every(isKebab)) laws.push('kebab-case')
    return laws.map((law) => ({ path, law }))
  })
}

/** Faults of length: how many lines a file has, unless it is data. */
export function judgeLengths(files: { path: string; lineCount: number }[]): Fault[] {
  return files
    .filter(({ path, lineCount }) => lineCount > MOST_LINES && !DATA.test(path))
    .map(({ path, lineCount }) => ({ path, law: `${lineCount} lines; at most ${MOST_LINES}` }))
}

/** Faults of what stands inside a file. */
export function judgeContents(files: SourceFacts[]): Fault[] {
  const pure = findPure(files)
  return files.flatMap((file) => [
    ...judgeForbidden(file),
    ...judgeDefaults(file),
    ...judgeServerOnly(file, pure),
    ...judgeActions(file),
    ...judgeNoun(file),
    ...judgeBarrel(file),
  ])
}

function judgeForbidden(file: SourceFacts): Fault[] {
  const room = roomOf(file.path)
  const constants = room === 'framework' ? file.compilerConstants : []
  const reads = file.environmentReads.filter((line) => !constants.includes(line))
  const mayReadEnv = room === 'lib/env' || room === 'lib/launch' || /(^|\/)[a-z]+\.config\.(ts|mjs)$/.test(file.path)
  return [
    ...(room === 'lib/testing' ? [] : file.unboundQueries).map((line) => ({
      path: file.path,
      line,
      law: 'values are bound to a query, never written into it',
    })),
    ...file.anyTypes.map((line) => ({ path: file.path, line, law: 'no any' })),
    ...(mayReadEnv ? [] : reads).map((line) => ({
      path: file.path,
      line,
      law: 'process.env is read in lib/env.ts and lib/launch alone',
    })),
    ...(room === 'lib/domain' ? file.clockReads : []).map((line) => ({
      path: file.path,
      line,
      law: 'lib/domain has no clock and no chance: take the moment as a parameter',
    })),
  ]
}

function judgeDefaults(file: SourceFacts): Fault[] {
  const isWanted = NEXT_DEFAULTS.test(file.path) || /(^|\/)[a-z]+\.config\.(ts|mjs)$/.test(file.path)
  return file.exports
    .filter((each) => each.name === 'default' && !isWanted)
    .map(({ line }) => ({ path: file.path, line, law: 'default exports only where Next or a tool demands them' }))
}

/**
 * `server-only` first: in every file of the server's rooms and of the nouns' queries and commands. In lib/db and
 * lib/crypto a file that is pure (imports nothing at run time but node: and other pure files) goes without, because
 * the launcher shares it.
 */
function judgeServerOnly(file: SourceFacts, pure: Set<string>): Fault[] {
  const room = roomOf(file.path)
  const isNounFile = /^lib\/[^/]+\/(queries|commands)(\/|\.ts$)/.test(file.path) && room !== 'lib/testing'
  if (!SERVER_ROOMS.has(room) && !isNounFile) return []
  const mayBePure = (room === 'lib/db' || room === 'lib/crypto') && pure.has(file.path)
  const isFirst = file.imports[0]?.from === 'server-only'
  return isFirst || mayBePure ? [] : [{ path: file.path, law: "import 'server-only' comes first" }]
}

function findPure(files: SourceFacts[]): Set<string> {
  const isLight = (file: SourceFacts, found: Set<string>) =>
    file.environmentReads.length === 0 &&
    file.imports.every(({ from, isType }) => {
      const target = resolveImport(file.path, from)
      return isType || from.startsWith('node:') || (target !== null && found.has(`${target}.ts`))
    })
  const found = new Set<string>()
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const file of files) if (isLight(file, found)) found.add(file.path)
  }
  return found
}

/** Server actions stand in actions.ts alone, each made by the one maker. */
function judgeActions(file: SourceFacts): Fault[] {
  const isActions = /^app\/(.*\/)?actions\.ts$/.test(file.path)
  const at = (line: number, law: string): Fault => ({ path: file.path, line, law })
  if (isActions) {
    const first = file.directives[0] === 'use server' ? [] : [at(1, "actions.ts begins with 'use server'")]
    const others = file.exports.filter((each) => !each.isType && each.madeBy !== 'practiceAction')
    return [...first, ...others.map((each) => at(each.line, `${each.name} is not made by practiceAction`))]
  }
  const makes = roomOf(file.path) === 'lib/testing' ? [] : file.calls.filter((call) => call.name === 'practiceAction')
  return [
    ...(file.directives.includes('use server') ? [at(1, "'use server' stands in actions.ts alone")] : []),
    ...file.inlineServerActions.map((line) => at(line, "'use server' stands in actions.ts alone")),
    ...makes.map((call) => at(call.line, 'practiceAction is called in actions.ts alone')),
  ]
}

/** A noun is queries and commands, and everything in them that does work takes the transaction first. */
function judgeNoun(file: SourceFacts): Fault[] {
  const match = /^lib\/[^/]+\/(queries|commands)(\/|\.ts$)/.exec(file.path)
  if (!match || roomOf(file.path) === 'lib/testing') return []
  return file.exports
    .filter((each) => each.isFunction && each.isAsync && each.firstParameter !== 'tx')
    .map((each) => ({ path: file.path, line: each.line, law: `${each.name} takes tx first` }))
}

function judgeBarrel(file: SourceFacts): Fault[] {
  const passed = file.imports.filter((each) => each.isReexport)
  const passesAll = file.exports.some((each) => each.name === '*')
  const isBarrel =
    passesAll || (!file.hasOwnCode && file.exports.length > 0 && new Set(passed.map((each) => each.from)).size > 1)
  return isBarrel ? [{ path: file.path, law: 'no barrels: it only passes on what others export' }] : []
}

/** kebab-case, with what Next writes around a folder's name: (group), [param], [...rest], [[...rest]], _private. */
function isKebab(part: string): boolean {
  const param = /^(\[(\.\.\.)?[a-z][a-zA-Z]*\]|\[\[\.\.\.[a-z][a-zA-Z]*\]\])$/
  const name = part.replace(/^_/, '').replace(/^\((.+)\)$/, '$1')
  return param.test(part) || /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/.test(name) || name.startsWith('.')
}
