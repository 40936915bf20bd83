import { afterAll } from 'vitest'
import { closeClients } from '@/lib/db/client'
import { env } from '@/lib/env'

// Says in one sentence what is missing when there is no database to test against; `npm test` starts one.
env()

// A file's connections go with it, also when a test failed.
afterAll(closeClients)
