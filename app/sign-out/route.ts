import { signOut } from '@/lib/auth/session-acts'
import { clearedSessionCookie } from '@/lib/auth/session-cookie'
import { publicHandler } from '@/lib/server/public-handler'

export const POST = publicHandler<null>({
  limit: null,
  input: null,
  run: async (_input, _params, caller) => {
    await signOut(caller)
    return { location: '/sign-in?after=sign-out', cookies: [clearedSessionCookie()] }
  },
})
