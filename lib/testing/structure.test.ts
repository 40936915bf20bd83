import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { judgeHouse, readTree } from '@/lib/testing/read-house'

it('the house stands as its law says', { timeout: 60_000 }, () => {
  const tree = readTree(fileURLToPath(new URL('../..', import.meta.url)))
  expect(Object.keys(tree).length).toBeGreaterThan(50)
  const faults = judgeHouse(tree).map(({ path, line, law }) => `${path}${line ? `:${line}` : ''}  ${law}`)
  expect(faults).toEqual([])
})
