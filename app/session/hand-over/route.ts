import { handOver } from '@/app/_acts/hand-over'
import { assignmentInput } from '@/lib/assignments/commands/links'
import { currentMember } from '@/lib/auth/current-member'
import { sittingCookie } from '@/lib/auth/respondents'
import { publicHandler } from '@/lib/server/public-handler'

/** Makes this browser a client's until the member's password takes it back. */
export const POST = publicHandler({
  limit: null,
  input: assignmentInput,
  run: async (input, _params, caller) => {
    const token = await handOver(await currentMember(), caller, input)
    return { location: '/q/form', cookies: [sittingCookie(token)], isCacheCleared: true }
  },
})
