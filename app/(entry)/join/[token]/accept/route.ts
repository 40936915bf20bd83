import { joinPractice, joinSchema } from '@/lib/auth/join-practice'
import { encodeSessionCookie } from '@/lib/auth/session-cookie'
import { publicHandler } from '@/lib/server/public-handler'

export const POST = publicHandler({
  limit: 'entry-link',
  input: joinSchema,
  run: async (input, { token = '' }, caller) => {
    const session = await joinPractice(input, token, caller)
    return { location: '/home', cookies: [await encodeSessionCookie(session)] }
  },
})
