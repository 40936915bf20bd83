import { z } from 'zod'
import { STOPPED } from '@/app/q/addresses'
import { forLink } from '@/app/q/respond'
import { answerUnknown } from '@/app/q/unknown'
import { stopOwnReminders } from '@/lib/clients/commands/change-contact'

/**
 * "Stop reminders", pressed on the page a message leads to. Whoever holds the link may: no PIN, and whatever has become
 * of the form. It opens nothing.
 */
export const POST = forLink({
  name: 'stop',
  input: z.strictObject({}),
  run: async ({ tx }) => {
    await stopOwnReminders(tx)
    return { kind: 'move', to: STOPPED }
  },
})

/** Loaded, it is an address like any other that is not ours. */
export const GET = answerUnknown
