import { currentMember } from '@/lib/auth/current-member'
import { publicHandler } from '@/lib/server/public-handler'

/** The page's sign that someone is at it: typing counts as use before anything is sent. 401 or 423 ends that. */
export const POST = publicHandler<null>({
  limit: null,
  input: null,
  run: async () => {
    await currentMember()
    return { location: '/home' }
  },
})
