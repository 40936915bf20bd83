import { HANDED_BACK } from '@/app/q/addresses'
import { frame } from '@/app/q/frame'
import { forAnyone } from '@/app/q/respond'

/**
 * The last page, and the end of the cookie that led to it. Reloaded later, it says the same to anyone. A device that was
 * handed over goes back to its owner.
 */
export const GET = forAnyone({
  name: 'thanks',
  run: async ({ facts }) => {
    if (facts?.completedAt && facts.sitting?.isHandedOver) return { kind: 'move', to: HANDED_BACK }
    const own = facts?.completedAt ? facts : null
    return { kind: 'page', page: frame(own, { kind: 'thanks' }), isCookieCleared: own !== null }
  },
})
