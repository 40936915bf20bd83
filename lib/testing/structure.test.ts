import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { judgeHouse, readTree } from '@/lib/testing/read-house'

const root = fileURLToPath(new URL('../..', import.meta.url))
const CHANGES_PROCESS = /\bvi\.(mock|doMock|resetModules|stubEnv|stubGlobal)\(/

it('the house stands as its law says', { timeout: 60_000 }, () => {
  const tree = readTree(root)
  expect(Object.keys(tree).length).toBeGreaterThan(50)
  const faults = judgeHouse(tree).map(({ path, line, law }) => `${path}${line ? `:${line}` : ''}  ${law}`)
  expect(faults).toEqual([])
})

it('a test that changes what a process holds has one of its own, by its name', () => {
  const tests = Object.entries(readTree(root)).filter(([path]) => /\.test\.tsx?$/.test(path))
  const changing = tests.flatMap(([path, text]) => (CHANGES_PROCESS.test(text) ? [path] : []))
  expect(changing.length).toBeGreaterThan(0)
  expect(changing.filter((path) => !path.endsWith('.alone.db.test.ts'))).toEqual([])
})
