import { addressOf } from '@/app/q/addresses'
import { frame } from '@/app/q/frame'
import { formOf } from '@/app/q/own-form'
import { forAnyone } from '@/app/q/respond'
import { isSittingLive } from '@/lib/assignments/commands/sittings'
import { findStep } from '@/lib/domain/respondent-steps'

/** Leads back to the step it was opened from, where there is a live sitting; otherwise the browser's Back does. */
export const GET = forAnyone({
  name: 'staying-safe',
  run: async ({ tx, facts, query }) => {
    const isLive = tx && facts?.sitting && isSittingLive(facts.sitting, tx.now)
    if (!isLive) return { kind: 'page', page: frame(facts, { kind: 'staying-safe', backUrl: null }) }
    const number = query.get('step') ?? ''
    const step = /^\d{1,3}$/.test(number) ? findStep(formOf(facts), Number(number)) : null
    const backUrl = addressOf(step ?? { kind: 'intro', number: 0 })
    return { kind: 'page', page: frame(facts, { kind: 'staying-safe', backUrl }, step) }
  },
})
