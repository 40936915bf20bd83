import type { Step } from '@/lib/domain/respondent-steps'

/** Neutral addresses: none says what is asked, by whom, or about what. */
export const FORM = '/q/form'
export const PIN = '/q/pin'
export const REVIEW = '/q/review'
export const STALE_REVIEW = '/q/review?seen=again'
export const WRONG_PIN = '/q/pin?try=again'
export const THANKS = '/q/thanks'
export const STOPPED = '/q/stopped'
export const LEAVE = '/q/leave'
export const CODE = '/q/code'
/** What a device shows that was handed over, until the password takes it back. */
export const IN_USE = '/in-use'
export const HANDED_BACK = '/in-use?after=sent'
const STAYING_SAFE = '/q/staying-safe'

/** @param isFromReview come from the review page, and go back to it */
export function addressOf(step: Step, isFromReview = false): string {
  if (step.kind === 'intro') return FORM
  if (step.kind === 'review') return REVIEW
  return `${FORM}/${step.number}${isFromReview ? '?from=review' : ''}`
}

export function saveAddressOf(step: Step): string {
  return `${FORM}/${step.number}/save`
}

/** The page about staying safe, which leads back to the step it was opened from. */
export function stayingSafeAddress(step: Step | null): string {
  return step === null || step.kind === 'intro' ? STAYING_SAFE : `${STAYING_SAFE}?step=${step.number}`
}

export function isFromReview(query: URLSearchParams): boolean {
  return query.get('from') === 'review'
}
