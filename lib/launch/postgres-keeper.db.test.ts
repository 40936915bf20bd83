import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { findFreePort } from './postgres'
import { isAlive } from './processes'
import { readSettings } from './settings'
import { withClient } from './sql'
import { closeThrowAway, openThrowAway } from './throw-away'

test('a database that was killed comes back at the same address with what it had confirmed', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const settings = readSettings({ NODE_ENV: 'test', PORT: String(await findFreePort()) })
  const own = await openThrowAway(process.cwd(), settings)
  const ask = (sql: string) =>
    withClient({ connectionString: own.database.ownerUrl }, async (client) => (await client.query(sql)).rows)
  const pid = () => Number.parseInt(readFileSync(join(own.folders.data, 'postgres/postmaster.pid'), 'utf8'), 10)
  try {
    await ask('CREATE TABLE confirmed AS SELECT 7 AS kept')
    const killed = pid()
    process.kill(killed, 'SIGKILL')
    await expect
      .poll(() => ask('SELECT kept FROM confirmed').catch(() => null), { timeout: 40_000 })
      .toEqual([{ kept: 7 }])
    expect(pid()).not.toBe(killed)
  } finally {
    const last = pid()
    await closeThrowAway(own)
    expect(isAlive(last)).toBe(false)
  }
}, 90_000)
