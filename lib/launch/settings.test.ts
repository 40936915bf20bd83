import { expect, test } from 'vitest'
import { LaunchFailure } from './failures'
import { readSettings } from './settings'

const read = (env: Record<string, string>) => readSettings({ NODE_ENV: 'test', ...env })

test('without a setting it serves this computer alone, with the demo', () => {
  expect(read({})).toMatchObject({
    ...{ host: '127.0.0.1', port: 3000, origin: 'http://127.0.0.1:3000' },
    ...{ isDemoOn: true, isDemoAsked: false, databaseUrl: null },
  })
})

test("beside somebody else's database the demo is off unless it is asked for", () => {
  const databaseUrl = 'postgres://owner:secret@db.example/practice'
  expect(read({ DATABASE_URL: databaseUrl })).toMatchObject({ databaseUrl, isDemoOn: false })
  expect(read({ DATABASE_URL: databaseUrl, INTERDEPEND_DEMO: 'on' })).toMatchObject({ isDemoOn: true })
})

test('an address that listens everywhere is not one to open', () => {
  expect(read({ HOST: '0.0.0.0', PORT: '80' }).origin).toBe('http://127.0.0.1:80')
  expect(read({ HOST: '::1' }).origin).toBe('http://[::1]:3000')
  expect(read({ APP_ORIGIN: 'https://practice.example/' }).origin).toBe('https://practice.example')
})

test.each([
  [{ PORT: '0' }, 'port-bad'],
  [{ PORT: '70000' }, 'port-bad'],
  [{ PORT: '30 00' }, 'port-bad'],
  [{ APP_ORIGIN: 'practice.example' }, 'origin-bad'],
  [{ APP_ORIGIN: 'https://practice.example/path' }, 'origin-bad'],
  [{ INTERDEPEND_DEMO: 'yes' }, 'demo-bad'],
  [{ DATABASE_URL: 'mysql://a:b@c/d' }, 'url-bad'],
  [{ DATABASE_URL: 'postgres://host-only' }, 'url-bad'],
])('%o is refused', (env, code) => {
  expect(() => read(env)).toThrow(expect.objectContaining({ code }))
  expect(() => read(env)).toThrow(LaunchFailure)
})
