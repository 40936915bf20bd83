import { requireDemoOwner } from '@/app/_acts/seed-demo/require-demo-owner'
import { removeDemo } from '@/app/_acts/seed-demo/seed-demo'
import { clearedSessionCookie } from '@/lib/auth/session-cookie'
import { publicHandler } from '@/lib/server/public-handler'

/** A handler and not an action: the session it is asked in goes with the demo. */
export const POST = publicHandler<null>({
  limit: null,
  input: null,
  run: async () => {
    const { practiceId } = await requireDemoOwner()
    await removeDemo(practiceId)
    return { location: '/sign-in', cookies: [clearedSessionCookie()] }
  },
})
