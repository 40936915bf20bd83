import { neutralSiteOf } from '@/app/q/frame'
import { forLeaving } from '@/app/q/respond'
import { answerUnknown } from '@/app/q/unknown'
import { leaveSitting } from '@/lib/assignments/commands/sittings'

/**
 * Leave now, pressed or sent by the script as the page goes: the sitting ends, the draft stays, and an empty page gives
 * way to the neutral site. Whatever page it is pressed on, and whatever that page still names, the sitting of this
 * browser ends. A device that was handed over keeps the cookie of the ended sitting: it still knows where it is.
 */
export const POST = forLeaving({
  name: 'leave',
  run: async ({ tx, facts }) => {
    if (tx && facts?.sitting) await leaveSitting(tx)
    return { kind: 'blank', leaveFor: neutralSiteOf(facts), isCookieKept: facts?.sitting?.isHandedOver === true }
  },
})

/** Reloaded, it is an address like any other that is not ours. */
export const GET = answerUnknown
