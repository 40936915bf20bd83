import { z } from 'zod'
import { currentMember } from '@/lib/auth/current-member'
import { switchPractice } from '@/lib/auth/session-acts'
import { encodeSessionCookie } from '@/lib/auth/session-cookie'
import { publicHandler } from '@/lib/server/public-handler'

/** Opens another practice the person belongs to. */
export const POST = publicHandler({
  limit: null,
  input: z.strictObject({ practiceId: z.string() }),
  run: async ({ practiceId }, _params, caller) => {
    const token = await switchPractice(practiceId, await currentMember(), caller)
    return { location: '/home', cookies: [await encodeSessionCookie(token)] }
  },
})
