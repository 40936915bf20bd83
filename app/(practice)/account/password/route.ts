import { changeOwnPassword, changePasswordSchema } from '@/lib/auth/change-password'
import { currentMember } from '@/lib/auth/current-member'
import { publicHandler } from '@/lib/server/public-handler'

/** A handler and not an action: accounts are reached as the identity role, never inside a practice's transaction. */
export const POST = publicHandler({
  limit: null,
  input: changePasswordSchema,
  run: async (input, _params, caller) => {
    await changeOwnPassword(input, await currentMember(), caller)
    return { location: '/account' }
  },
})
