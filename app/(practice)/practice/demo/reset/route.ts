import { requireDemoOwner } from '@/app/_acts/seed-demo/require-demo-owner'
import { resetDemo } from '@/app/_acts/seed-demo/seed-demo'
import { enterDemo } from '@/lib/auth/demo-practice'
import { encodeSessionCookie } from '@/lib/auth/session-cookie'
import { publicHandler } from '@/lib/server/public-handler'

/**
 * A handler and not an action: it ends every session in the old demo and opens one in the new, and a year is played in
 * transactions of its own.
 */
export const POST = publicHandler<null>({
  limit: null,
  input: null,
  run: async (_input, _params, caller) => {
    const { practiceId } = await requireDemoOwner()
    const fresh = await resetDemo(practiceId)
    const token = await enterDemo(fresh.practiceId, caller.requestId)
    return { location: '/home', cookies: [await encodeSessionCookie(token)] }
  },
})
