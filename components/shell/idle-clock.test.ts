import { expect, test } from 'vitest'
import { delayTouch, judgeIdle, wordRemaining } from '@/components/shell/idle-clock'

const limits = { warnAfterMs: 780_000, lockAfterMs: 900_000 }

test.each([
  [0, 'awake'],
  [779_999, 'awake'],
  [780_000, 'warned'],
  [899_999, 'warned'],
  [900_000, 'locked'],
  [86_400_000, 'locked'],
  [-5_000, 'awake'],
] as const)('after %i ms without a hand on it the screen is %s', (idleMs, state) => {
  expect(judgeIdle(1_000_000, 1_000_000 + idleMs, limits)).toBe(state)
})

test('the server is told at once, then at most every half minute, and never misses the last word', () => {
  expect(delayTouch(100_000, 0, 100_000, 30_000)).toBe(0)
  expect(delayTouch(101_000, 100_000, 101_000, 30_000)).toBe(29_000)
  expect(delayTouch(100_000, 100_000, 150_000, 30_000)).toBeNull()
})

test.each([
  [120_000, '2 minutes'],
  [91_000, '2 minutes'],
  [75_000, '1 minute'],
  [60_000, '60 seconds'],
  [900, '1 second'],
  [-1, '0 seconds'],
])('%i ms left is worded %s', (left, words) => {
  expect(wordRemaining(left)).toBe(words)
})
