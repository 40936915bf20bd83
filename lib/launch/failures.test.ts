import { expect, test } from 'vitest'
import { diskFailure, type FailureCode, firstLine, LaunchFailure, sayFailure } from './failures'

const told: [FailureCode, string, RegExp][] = [
  ['port-taken', '3000', /^Port 3000 is taken .*PORT=3001 npm start\.$/],
  ['already-running', 'http://127.0.0.1:3000', /already running .* http:\/\/127\.0\.0\.1:3000\.$/],
  ['key-wrong', '.data/secrets/master.key', /^The key in \.data\/secrets\/master\.key is not the one/],
  ['url-unreachable', 'db.example:5432', /db\.example:5432 .* cannot be reached\.$/],
]

test.each(told)('%s is one sentence that says what to do with what', (code, detail, words) => {
  const { message } = new LaunchFailure(code, detail)
  expect(message).toMatch(words)
  expect(message).not.toContain('\n')
})

test('a disk that cannot be written to is told apart by its reason', () => {
  const fault = (code: string) => Object.assign(new Error(code), { code, path: '/srv/.data' })
  expect(sayFailure(fault('EROFS'))).toBe('Nothing can be written to /srv/.data: the disk is read-only.')
  expect(sayFailure(fault('ENOSPC'))).toBe('Nothing can be written to /srv/.data: the disk is full.')
  expect(sayFailure(fault('EACCES'))).toMatch(/this user may not/)
  expect(diskFailure(fault('ENOENT'))).toBeNull()
})

test('an error nobody foresaw is still one sentence', () => {
  expect(sayFailure(new Error('\n  first reason\nsecond'))).toBe('Interdepend could not start: first reason.')
  expect(firstLine(new Error(''))).toBe('no reason was given.')
})
