import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Fault, judgeArrows, judgeCycles } from '@/lib/testing/house-arrows'
import { judgeContents, judgeLengths, judgePaths } from '@/lib/testing/house-shape'
import { readSource } from '@/lib/testing/read-source'

/** Path from the root to text. */
export type Tree = Record<string, string>

/** All that people wrote below a folder: nothing installed, built, generated or kept as data of a run. */
export function readTree(root: string, folder = ''): Tree {
  const tree: Tree = {}
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isDirectory() && !isLeftOut(path)) Object.assign(tree, readTree(root, path))
    if (entry.isFile() && !isLeftOut(path)) tree[path] = READ.test(path) ? readFileSync(join(root, path), 'utf8') : ''
  }
  return tree
}

/** Holds the whole law of the house against a tree. */
export function judgeHouse(tree: Tree): Fault[] {
  const paths = Object.keys(tree).sort()
  const files = paths.filter((path) => CODE.test(path)).map((path) => readSource(path, tree[path] ?? ''))
  const lengths = paths.map((path) => ({ path, lineCount: (tree[path] ?? '').replace(/\n$/, '').split('\n').length }))
  return [
    ...judgePaths(paths),
    ...judgeLengths(lengths),
    ...judgeArrows(files),
    ...judgeCycles(files),
    ...judgeContents(files),
  ]
}

const CODE = /\.([cm]?[jt]sx?)$/
const READ = /\.([cm]?[jt]sx?|css)$/
const LEFT_OUT =
  /^(node_modules|\.git|\.data|\.next[^/]*|coverage|test-results|playwright-report|next-env\.d\.ts|[^/]*\.tsbuildinfo|lib\/db\/generated)$|(^|\/)(test-results|\.DS_Store)$/

function isLeftOut(path: string): boolean {
  return LEFT_OUT.test(path)
}
