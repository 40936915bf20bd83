import { z } from 'zod'
import { clearedSittingCookie } from '@/lib/auth/respondents'
import { unlock } from '@/lib/auth/session-acts'
import { publicHandler } from '@/lib/server/public-handler'

/**
 * The lock's way out, and the way back of a device that was handed over: the form goes from its browser too. Attempts are
 * counted per session, so that nobody else can use them up.
 */
export const POST = publicHandler({
  limit: null,
  isForHandedOver: true,
  input: z.strictObject({ password: z.string().max(1024).default('') }),
  run: async ({ password }, _params, caller) => {
    const isTakenBack = await unlock(password, caller)
    return { location: '/home', cookies: isTakenBack ? [clearedSittingCookie()] : [] }
  },
})
