import { z } from 'zod'
import { FORM, PIN, WRONG_PIN } from '@/app/q/addresses'
import { frame } from '@/app/q/frame'
import { type Answer, forSittingBeforePin, isPinMissing } from '@/app/q/respond'
import type { PinView } from '@/components/respondent/view-models'
import { PIN_TRIES, tryPin } from '@/lib/assignments/commands/sittings'
import type { OwnAssignment } from '@/lib/assignments/queries/get-own-assignment'
import { refreshOverview } from '@/lib/clients/commands/refresh-overview'

const SIX_DIGITS = /^\d{6}$/

export const GET = forSittingBeforePin({
  name: 'pin',
  run: async ({ facts, query }) => {
    if (!isPinMissing(facts)) return { kind: 'move', to: FORM }
    const isRefused = query.has('try') && facts.pinTries > 0
    return showPin(facts, isRefused ? { kind: 'wrong', triesLeft: PIN_TRIES - facts.pinTries } : null)
  },
})

export const POST = forSittingBeforePin({
  name: 'pin',
  input: z.strictObject({ pin: z.string().default('') }),
  run: async ({ tx, facts, input }) => {
    if (!isPinMissing(facts)) return { kind: 'move', to: FORM }
    const pin = input.pin.replaceAll(/\s/g, '')
    if (!SIX_DIGITS.test(pin)) return { ...showPin(facts, { kind: 'malformed' }), status: 422 }
    const { outcome } = await tryPin(tx, pin)
    if (outcome === 'locked') await refreshOverview(tx, facts.clientId)
    return { kind: 'move', to: outcome === 'passed' ? FORM : WRONG_PIN }
  },
})

function showPin(own: OwnAssignment, problem: PinView['problem']): Extract<Answer, { kind: 'page' }> {
  return { kind: 'page', page: frame(own, { kind: 'pin', action: PIN, problem }) }
}
