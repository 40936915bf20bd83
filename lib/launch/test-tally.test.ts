import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addTallies, tallyPlaywright, tallyVitest } from './test-tally'

const folder = mkdtempSync(join(tmpdir(), 'tally-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: object): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('a file that could not be loaded is a failure of its own', () => {
  const file = report({
    numPassedTests: 2,
    numFailedTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  })
  expect(tallyVitest(file, 1)).toEqual({ passed: 2, failed: 2 })
})

test('a run never looks better than it ended', () => {
  const clean = { numPassedTests: 3, numFailedTests: 0, testResults: [] }
  expect(tallyVitest(report(clean), 0)).toEqual({ passed: 3, failed: 0 })
  expect(tallyVitest(report(clean), 1)).toEqual({ passed: 3, failed: 1 })
  expect(tallyVitest(report({ ...clean, numPassedTests: 0 }), 0)).toEqual({ passed: 0, failed: 1 })
  expect(tallyVitest(join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1 })
})

test('a browser test that passed when tried again has failed', () => {
  const file = report({ stats: { expected: 4, unexpected: 1, flaky: 1 } })
  expect(tallyPlaywright(file, 1)).toEqual({ passed: 4, failed: 2 })
  const sum = addTallies([
    { passed: 4, failed: 2 },
    { passed: 1, failed: 0 },
  ])
  expect(sum).toEqual({ passed: 5, failed: 2 })
})
