import { encodeSessionCookie } from '@/lib/auth/session-cookie'
import { setUpPractice, setUpSchema } from '@/lib/auth/set-up-practice'
import { publicHandler } from '@/lib/server/public-handler'

export const POST = publicHandler({
  limit: 'entry-link',
  input: setUpSchema,
  run: async (input, { token = '' }, caller) => {
    const session = await setUpPractice(input, token, caller)
    return { location: '/home', cookies: [await encodeSessionCookie(session)] }
  },
})
