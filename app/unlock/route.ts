import { z } from 'zod'
import { unlock } from '@/lib/auth/session-acts'
import { publicHandler } from '@/lib/server/public-handler'

/** Attempts are counted per person and address, so that nobody else can use them up. */
export const POST = publicHandler({
  limit: null,
  input: z.strictObject({ password: z.string().max(1024).default('') }),
  run: async ({ password }, _params, caller) => {
    await unlock(password, caller)
    return { location: '/home' }
  },
})
