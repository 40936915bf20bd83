import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Versions below these have known security faults (SECURITY.md). */
const FLOORS = { next: '16.4.5', 'next-auth': '4.24.15', react: '19.2.6', 'react-dom': '19.2.6' }

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { version?: string }> }

test.each(Object.entries(FLOORS))('%s is installed at %s or newer', (name, floor) => {
  const installed = lock.packages[`node_modules/${name}`]?.version ?? '0.0.0'
  expect(compare(installed, floor), `${name} ${installed}`).toBeGreaterThanOrEqual(0)
})

test('a version below its floor is found', () => {
  expect(compare('16.4.4', '16.4.5')).toBeLessThan(0)
  expect(compare('16.10.0', '16.4.5')).toBeGreaterThan(0)
})

function compare(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number))
  for (const index of [0, 1, 2]) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
