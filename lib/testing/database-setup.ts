import { afterAll } from 'vitest'
import { closeClients } from '@/lib/db/client'

if (!process.env.DATABASE_URL_APP) {
  throw new Error(
    'Database tests need the server’s settings in the environment; `npm test` starts a database for them.',
  )
}

// Each test file runs in a process of its own; its connections go with it, also when a test failed.
afterAll(closeClients)
