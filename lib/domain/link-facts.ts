/** What a clinician needs to pass a form on. Dates are in words already. */
export type LinkFacts = {
  assignmentId: string
  url: string
  /** Agreed live, never sent the same way as the link; null when none is asked. */
  pin: string | null
  untilWords: string
  /** To be typed on another screen at `page`: once, until a time in words. */
  code: { words: string; untilWords: string; page: string }
  /** The neutral text that may go with the link. */
  message: { subject: string; body: string }
  /** What becomes of the message by itself, in words; null when nobody asked for it to be sent. */
  sending: string | null
  /** Where it goes, when it is to be passed on by hand. */
  to: string | null
  /** Only this computer can open the address. */
  isLoopback: boolean
}

/** Whether an origin can be opened from this computer only. */
export function isLoopbackOrigin(origin: string): boolean {
  const { hostname } = new URL(origin)
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname)
}
