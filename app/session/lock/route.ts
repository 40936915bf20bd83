import { lockNow } from '@/lib/auth/session-acts'
import { publicHandler } from '@/lib/server/public-handler'

export const POST = publicHandler<null>({
  limit: null,
  input: null,
  run: async (_input, _params, caller) => {
    await lockNow(caller)
    return { location: '/locked' }
  },
})
