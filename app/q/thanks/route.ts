import { frame } from '@/app/q/frame'
import { forAnyone } from '@/app/q/respond'

/** The last page, and the end of the cookie that led to it. Reloaded later, it says the same to anyone. */
export const GET = forAnyone({
  name: 'thanks',
  run: async ({ facts }) => {
    const own = facts?.completedAt ? facts : null
    return { kind: 'page', page: frame(own, { kind: 'thanks' }), isCookieCleared: own !== null }
  },
})
