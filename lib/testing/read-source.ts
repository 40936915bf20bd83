import { parseAst } from 'vitest/node'

/** What the house law needs to know of one file of code. */
export type SourceFacts = {
  path: string
  lineCount: number
  directives: string[]
  imports: ImportFact[]
  exports: ExportFact[]
  /** Whether the file does anything besides taking in and passing on what others export. */
  hasOwnCode: boolean
  /** Line numbers of what the law forbids or keeps to certain rooms. */
  anyTypes: number[]
  environmentReads: number[]
  /** `process.env.NEXT_RUNTIME`: a constant that the framework's compiler fills in, no setting. */
  compilerConstants: number[]
  clockReads: number[]
  inlineServerActions: number[]
  /** Queries whose text is put together instead of bound. */
  unboundQueries: number[]
  /** Functions called by a bare name, for rules like "made by practiceAction". */
  calls: { name: string; line: number }[]
}

export type ImportFact = { from: string; line: number; isType: boolean; isDynamic: boolean; isReexport: boolean }

export type ExportFact = {
  name: string
  line: number
  isType: boolean
  /** The function whose call makes the exported value. */
  madeBy: string | null
  /** Name of the first parameter, when it is a function; null without one. */
  firstParameter: string | null
  isFunction: boolean
  isAsync: boolean
}

/** Reads one TypeScript or JavaScript file. @throws SyntaxError when it does not parse */
export function readSource(path: string, text: string): SourceFacts {
  const program = parseAst(text, { lang: languageOf(path) }) as unknown as Node & { body: Node[] }
  const lineOf = makeLineCounter(text)
  const facts: SourceFacts = {
    path,
    lineCount: text.replace(/\n$/, '').split('\n').length,
    directives: directivesOf(program.body),
    imports: [],
    exports: program.body.flatMap((node) => exportsOf(node, lineOf)),
    hasOwnCode: program.body.some(isOwnCode),
    anyTypes: [],
    environmentReads: [],
    compilerConstants: [],
    clockReads: [],
    inlineServerActions: [],
    unboundQueries: [],
    calls: [],
  }
  visit(program, (node) => noteNode(facts, node, lineOf))
  const top = new Set(program.body.flatMap((node) => (node.directive === 'use server' ? [lineOf(node)] : [])))
  facts.inlineServerActions = facts.inlineServerActions.filter((line) => !top.has(line))
  return facts
}

type Node = {
  type: string
  start: number
  name?: string
  value?: unknown
  directive?: string
  kind?: string
  importKind?: string
  exportKind?: string
  async?: boolean
  computed?: boolean
  source?: Node | null
  object?: Node
  property?: Node
  callee?: Node
  arguments?: Node[]
  argument?: Node
  body?: Node | Node[]
  declaration?: Node | null
  declarations?: Node[]
  specifiers?: Node[]
  exported?: Node | null
  imported?: Node
  id?: Node | null
  init?: Node | null
  params?: Node[]
  left?: Node
}

type LineOf = (node: Node) => number

const PASSING_ON = new Set(['ExportNamedDeclaration', 'ExportAllDeclaration'])
const UNBOUND = new Set(['$queryRawUnsafe', '$executeRawUnsafe'])
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])
const TYPES = new Set(['TSTypeAliasDeclaration', 'TSInterfaceDeclaration'])

function languageOf(path: string): 'ts' | 'tsx' | 'js' | 'jsx' | 'dts' {
  if (path.endsWith('.d.ts')) return 'dts'
  if (path.endsWith('.tsx')) return 'tsx'
  return /\.[cm]?ts$/.test(path) ? 'ts' : 'jsx'
}

function directivesOf(body: Node[]): string[] {
  return body.flatMap((node) => (node.directive ? [node.directive] : []))
}

function isOwnCode(node: Node): boolean {
  if (node.type === 'ImportDeclaration') return false
  return !PASSING_ON.has(node.type) || Boolean(node.declaration)
}

function noteNode(facts: SourceFacts, node: Node, lineOf: LineOf): void {
  const found = importOf(node, lineOf)
  if (found) facts.imports.push(found)
  if (node.type === 'TSAnyKeyword') facts.anyTypes.push(lineOf(node))
  if (isEnvironmentRead(node)) facts.environmentReads.push(lineOf(node))
  if (node.type === 'MemberExpression' && node.property?.name === 'NEXT_RUNTIME')
    facts.compilerConstants.push(lineOf(node))
  if (node.type === 'MemberExpression' && UNBOUND.has(node.property?.name ?? ''))
    facts.unboundQueries.push(lineOf(node))
  if (isClockRead(node)) facts.clockReads.push(lineOf(node))
  if (node.directive === 'use server') facts.inlineServerActions.push(lineOf(node))
  if (node.type === 'CallExpression' && node.callee?.type === 'Identifier') {
    facts.calls.push({ name: node.callee.name ?? '', line: lineOf(node) })
  }
}

function importOf(node: Node, lineOf: LineOf): ImportFact | null {
  const line = lineOf(node)
  const from = (source: Node | null | undefined) => (typeof source?.value === 'string' ? source.value : null)
  const fact = (target: string | null, kind: Partial<ImportFact>) =>
    target === null ? null : { from: target, line, isType: false, isDynamic: false, isReexport: false, ...kind }
  if (node.type === 'ImportDeclaration') {
    const each = node.specifiers ?? []
    const isType = node.importKind === 'type' || (each.length > 0 && each.every((part) => part.importKind === 'type'))
    return fact(from(node.source), { isType })
  }
  if (PASSING_ON.has(node.type)) {
    return fact(from(node.source), { isType: node.exportKind === 'type', isReexport: true })
  }
  if (node.type === 'ImportExpression') return fact(from(node.source), { isDynamic: true })
  if (node.type === 'TSImportType') return fact(from(node.source ?? node.argument), { isType: true })
  if (node.type === 'CallExpression' && node.callee?.name === 'require') {
    return fact(from(node.arguments?.[0]), { isDynamic: true })
  }
  return null
}

function isEnvironmentRead(node: Node): boolean {
  if (node.type === 'ImportDeclaration') return /^(node:)?process$/.test(String(node.source?.value))
  if (node.type === 'VariableDeclarator') return node.init?.name === 'process'
  if (node.type !== 'MemberExpression' || node.object?.name !== 'process') return false
  return node.property?.name === 'env' || node.property?.value === 'env'
}

/** `new Date()` or `Date()` without a moment, `Date.now`, and chance. */
function isClockRead(node: Node): boolean {
  const isCall = node.type === 'NewExpression' || node.type === 'CallExpression'
  if (isCall && node.callee?.name === 'Date') return (node.arguments ?? []).length === 0
  if (node.type !== 'MemberExpression') return false
  const path = `${node.object?.name}.${node.property?.name}`
  return path === 'Date.now' || path === 'Math.random' || path === 'performance.now'
}

function exportsOf(node: Node, lineOf: LineOf): ExportFact[] {
  const line = lineOf(node)
  const plain = { line, isType: node.exportKind === 'type', madeBy: null, firstParameter: null }
  const named = (name: string, extra: Partial<ExportFact> = {}): ExportFact => ({
    name,
    ...plain,
    isFunction: false,
    isAsync: false,
    ...extra,
  })
  if (node.type === 'ExportDefaultDeclaration') return [named('default', describeValue(node.declaration))]
  if (node.type === 'ExportAllDeclaration') return [named('*')]
  if (node.type !== 'ExportNamedDeclaration') return []
  const declaration = node.declaration
  if (!declaration)
    return (node.specifiers ?? []).map((part) => named(String(part.exported?.name ?? part.exported?.value)))
  if (TYPES.has(declaration.type)) return [named(declaration.id?.name ?? '', { isType: true })]
  if (declaration.type === 'VariableDeclaration') {
    return (declaration.declarations ?? []).map((each) => named(each.id?.name ?? '', describeValue(each.init)))
  }
  return [named(declaration.id?.name ?? '', describeValue(declaration))]
}

function describeValue(node: Node | null | undefined): Partial<ExportFact> {
  if (!node) return {}
  if (node.type === 'CallExpression') return { madeBy: node.callee?.name ?? null }
  if (!FUNCTIONS.has(node.type)) return {}
  const first = node.params?.[0]
  return { isFunction: true, isAsync: node.async ?? false, firstParameter: first?.name ?? first?.left?.name ?? null }
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof child.type === 'string') visit(child as Node, see)
    }
  }
}

/** Offsets of the parser count UTF-16 units, as JavaScript's strings do. */
function makeLineCounter(text: string): LineOf {
  return (node) => text.slice(0, node.start).split('\n').length
}
