import { resetPassword, resetSchema } from '@/lib/auth/change-password'
import { clearedSessionCookie } from '@/lib/auth/session-cookie'
import { publicHandler } from '@/lib/server/public-handler'

export const POST = publicHandler({
  limit: 'entry-link',
  input: resetSchema,
  run: async (input, { token = '' }, caller) => {
    await resetPassword(input, token, caller)
    return { location: '/sign-in?after=reset', cookies: [clearedSessionCookie()] }
  },
})
