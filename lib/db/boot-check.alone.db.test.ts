import { afterEach, expect, inject, it, vi } from 'vitest'
import { closeClients } from '@/lib/db/client'
import { env } from '@/lib/env'

/** The check as a server started with these settings would make it. */
async function findFaultWith(settings: Record<string, string>): Promise<string | null> {
  await closeClients()
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  vi.resetModules()
  const { findBootFault } = await import('@/lib/db/boot-check')
  const { closeClients: closeThese } = await import('@/lib/db/client')
  return findBootFault().finally(closeThese)
}

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

it('a server with the right settings starts', async () => {
  expect(await findFaultWith({})).toBeNull()
})

it.each(['DATABASE_URL_APP', 'DATABASE_URL_IDENTITY'])(
  'a server that has the owner’s address as %s does not',
  async (name) => {
    expect(await findFaultWith({ [name]: inject('ownerUrl') })).toMatch(/role \S+ owns tables/)
  },
)

it('a server whose commits could be lost does not', async () => {
  const url = new URL(env().databaseUrlApp)
  url.searchParams.set('options', '-c synchronous_commit=off')
  expect(await findFaultWith({ DATABASE_URL_APP: url.href })).toMatch(/synchronous_commit off/)
})

it.each([
  [{ APP_ORIGIN: 'practice' }, /APP_ORIGIN/],
  [{ NEXTAUTH_SECRET: 'short' }, /NEXTAUTH_SECRET/],
  [{ INTERDEPEND_KEY: 'short' }, /master key must be 32 bytes/],
  [{ INTERDEPEND_DEMO: 'maybe' }, /INTERDEPEND_DEMO/],
])('a server with %j does not', async (settings, words) => {
  expect(await findFaultWith(settings)).toMatch(words)
})
