import { readFileSync } from 'node:fs'

/** How many tests passed and failed. */
export interface Tally {
  passed: number
  failed: number
}

export const noTests: Tally = { passed: 0, failed: 0 }

export function addTallies(tallies: Tally[]): Tally {
  return tallies.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }), noTests)
}

/** One check that passes or fails as a whole. */
export function tallyOne(isPassed: boolean): Tally {
  return isPassed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/**
 * Counts a vitest run from its JSON report. A file that could not be loaded counts as one failure, and so
 * does a run that failed without saying which test did.
 */
export function tallyVitest(file: string, code: number): Tally {
  const report = readReport<{
    numPassedTests: number
    numFailedTests: number
    testResults: { status: string; assertionResults: { status: string }[] }[]
  }>(file)
  if (!report) return { passed: 0, failed: 1 }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  )
  return settle({ passed: report.numPassedTests, failed: report.numFailedTests + broken.length }, code)
}

/** Counts a Playwright run from its JSON report. A test that passed only when tried again has failed. */
export function tallyPlaywright(file: string, code: number): Tally {
  const report = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(file)
  if (!report) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = report.stats
  return settle({ passed: expected, failed: unexpected + flaky }, code)
}

/** No tests, or a bad ending without a failed test, is a failure of its own. */
function settle(tally: Tally, code: number): Tally {
  const isSilent = tally.failed === 0 && (code !== 0 || tally.passed === 0)
  return isSilent ? { ...tally, failed: 1 } : tally
}

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return null
  }
}
